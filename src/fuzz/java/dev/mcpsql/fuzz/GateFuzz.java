// SPDX-License-Identifier: MIT
package dev.mcpsql.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mcpsql.gate.AdmittedQuery;
import dev.mcpsql.gate.Gate;
import dev.mcpsql.gate.Policy;
import dev.mcpsql.vocabulary.Extension;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.QueryRules.Syntax;
import dev.mcpsql.vocabulary.Refusal;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Any text gets a verdict, and what runs is admitted again as itself. A text that breaks this belongs into {@code refused.txt}. */
class GateFuzz {

    private static final Gate GATE = new Gate();
    private static final FuzzingCost COST = new FuzzingCost();

    private static final Set<Extension> EXTENSIONS = Arrays.stream(Extension.Kind.values())
            .map(kind -> new Extension(new Identifier("ext"), kind))
            .collect(Collectors.toUnmodifiableSet());

    private static final List<Policy> POLICIES = List.of(
            policy(QueryRules.DEFAULT),
            policy(new QueryRules(
                    EnumSet.allOf(Syntax.class),
                    50,
                    1_000,
                    QueryRules.DEFAULT.maxTextBytes(),
                    QueryRules.DEFAULT.maxInList(),
                    Set.of(),
                    EXTENSIONS)));

    @BeforeAll
    static void sow() throws IOException {
        FuzzedTexts.sow(GateFuzz.class, "whatRunsIsAdmittedAgainAsItself");
    }

    @AfterAll
    static void report() {
        COST.print("gate");
        GATE.close();
    }

    @DictionaryFile(resourcePath = FuzzedTexts.DICTIONARY)
    @FuzzTest
    void whatRunsIsAdmittedAgainAsItself(byte[] bytes) {
        String sql = FuzzedTexts.of(bytes);
        COST.of(sql, () -> POLICIES.forEach(policy -> judge(sql, policy)));
    }

    private static void judge(String sql, Policy policy) {
        String once = outcome(sql, policy);
        if (!once.isEmpty() && !outcome(once, policy).equals(once)) {
            throw new AssertionError("the text that runs is judged otherwise: " + once);
        }
    }

    /** The text that runs; empty for a refusal. */
    private static String outcome(String sql, Policy policy) {
        return GATE.judge(sql, policy).match(AdmittedQuery::sql, refusal -> refused(sql, refusal));
    }

    private static String refused(String sql, Refusal refusal) {
        if (refusal.reason() == OutcomeReason.INTERNAL_ERROR || refusal.reason() == OutcomeReason.UNAVAILABLE) {
            throw new AssertionError("the gate could not judge: " + sql);
        }
        return "";
    }

    private static Policy policy(QueryRules rules) {
        return new Policy(
                Map.of(
                        RelationName.of("public", "customers"), columns(Extent.WHOLE, "id name email country created_at"),
                        RelationName.of("public", "orders"), columns(Extent.WHOLE, "id customer_id placed_at status total"),
                        RelationName.of("public", "order_items"), columns(Extent.WHOLE, "order_id product_id qty price"),
                        RelationName.of("public", "products"), columns(Extent.WHOLE, "id sku title price"),
                        RelationName.of("public", "staff"), columns(Extent.PART, "id boss_id name")),
                rules);
    }

    private static VisibleColumns columns(Extent extent, String names) {
        return new VisibleColumns(
                Arrays.stream(names.split(" ", -1)).map(Identifier::new).toList(), extent);
    }
}
