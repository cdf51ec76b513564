// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** Hands on every call to a real source of connections, and keeps the texts of the statements in their order. */
public final class StatementRecorder {

    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
    private final DataSource source;

    /** Over the given source. */
    public StatementRecorder(DataSource source) {
        this.source = source;
    }

    /** What was sent since the last call, commits included. */
    public List<String> take() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    /** The same source, listened to. */
    public DataSource source() {
        return proxy(DataSource.class, source, this::heard);
    }

    /** What a call is answered with. */
    private interface Answer {
        Object to(String method, Object[] arguments, Object real) throws SQLException;
    }

    private Object heard(String method, Object[] arguments, Object real) {
        return method.equals("getConnection")
                ? proxy(Connection.class, (Connection) real, (called, with, answer) -> {
                    if (called.equals("prepareStatement")) {
                        statements.add((String) with[0]);
                    }
                    if (called.equals("commit") || called.equals("rollback")) {
                        statements.add(called);
                    }
                    return answer;
                })
                : real;
    }

    private static <T> T proxy(Class<T> type, T target, Answer answer) {
        Object proxy = Proxy.newProxyInstance(
                StatementRecorder.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        Object[] with = arguments == null ? new Object[0] : arguments;
                        return answer.to(method.getName(), with, method.invoke(target, with));
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return type.cast(proxy);
    }
}
