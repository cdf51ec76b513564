// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A pass that no gate gave: test code only, to see what PostgreSQL alone holds back. */
public final class UngatedQuery {

    private UngatedQuery() {}

    /** Any text. */
    public static AdmittedQuery of(String sql) {
        return new AdmittedQuery(sql, OptionalInt::of, OptionalLong.empty(), Set.of());
    }
}
