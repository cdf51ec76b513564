// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.List;
import java.util.Map;

/** Judges statements of all usual kinds, so that the first caller does not wait for classes to load and tables to fill. */
final class WarmUp {

    /** After so many the first question takes milliseconds, not hundreds of them. */
    private static final int ROUNDS = 20;

    private static final Policy POLICY = new Policy(
            Map.of(
                    RelationName.of("public", "a"),
                    new VisibleColumns(List.of(new Identifier("b"), new Identifier("c")), Extent.WHOLE)),
            QueryRules.DEFAULT);

    private static final List<String> STATEMENTS = List.of(
            "SELECT b, count(*) FROM a WHERE c = 'x' AND b > 1 GROUP BY b HAVING count(*) > 2 ORDER BY 2 DESC LIMIT 10",
            """
            WITH x AS (SELECT b, sum(c) OVER (PARTITION BY b ORDER BY c ROWS UNBOUNDED PRECEDING) AS s FROM a)
            SELECT x.b, coalesce(x.s, 0) FROM x JOIN a ON a.b = x.b LEFT JOIN a AS d USING (b) WHERE x.b IN (1, 2)""",
            """
            SELECT CASE WHEN b BETWEEN 1 AND 2 THEN c::text ELSE 'n' END, date_trunc('day', c) - interval '1 day',
                   extract(year FROM c), (SELECT max(z.b) FROM a AS z WHERE z.b = a.b) FROM a WHERE c IS NOT NULL""",
            "SELECT b FROM a UNION ALL (SELECT c FROM a WHERE EXISTS (SELECT 1 FROM a WHERE b LIKE 'x%') OR NOT b = ANY ('{1}'))",
            "SELECT * FROM nowhere",
            "SELECT b FROM a WHERE");

    private WarmUp() {}

    static void run(Gate gate) {
        for (int round = 0; round < ROUNDS; round++) {
            STATEMENTS.forEach(sql -> gate.judge(sql, POLICY));
        }
    }
}
