// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.mcp.stream.SlowClient;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A response of a container that takes all of it at once, until its client closes; what else a servlet may ask is not there. */
final class RecordedResponse {

    private static final int ENDLESS = 1_000_000;

    private final Map<String, String> head = new TreeMap<>();
    private final SlowClient client = new SlowClient();
    private int completed;

    RecordedResponse() {
        client.takes(ENDLESS);
        client.hears(WriteListener::onWritePossible);
    }

    HttpServletResponse response() {
        return proxy(HttpServletResponse.class, this::answer);
    }

    AsyncContext context() {
        return proxy(AsyncContext.class, (method, arguments) -> {
            completed++;
            return null;
        });
    }

    /** Status and header lines. */
    Map<String, String> head() {
        return head;
    }

    String body() {
        return client.received();
    }

    void closes() {
        client.closes();
    }

    int completed() {
        return completed;
    }

    private @Nullable Object answer(Method method, Object[] arguments) {
        if (method.getName().equals("getOutputStream")) {
            return client;
        }
        head.put(field(method, arguments), arguments[arguments.length - 1].toString());
        return null;
    }

    private static String field(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "setStatus" -> "status";
            case "setContentType" -> "Content-Type";
            case "setContentLength" -> "Content-Length";
            case "setHeader" -> arguments[0].toString();
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private interface Call {
        @Nullable
        Object of(Method method, Object[] arguments) throws IOException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method, arguments == null ? new Object[0] : arguments)));
    }
}
