// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL's key words as the gate needs them (manual appendix C, {@code src/include/parser/kwlist.h}). */
public final class Keywords {

    private Keywords() {}

    private static final KeywordList LIST = new KeywordList();

    /** Reserved, as {@code pg_get_keywords()} lists them with catcode R: never a name unless quoted. */
    public static final Set<String> RESERVED = LIST.all("reserved");

    /** Reserved but for function and type names (catcode T): never a column or a relation unless quoted. */
    public static final Set<String> RESERVED_FOR_RELATIONS = LIST.all("function");

    /** Reserved but for columns, relations and some types (catcode C): never a function unless quoted. */
    public static final Set<String> RESERVED_FOR_COLUMNS = LIST.all("column");

    /** Key words that may name anything (catcode U). */
    public static final Set<String> UNRESERVED = LIST.all("plain");

    /** Never a label of an output column without AS. */
    public static final Set<String> NEEDING_AS = LIST.needingAs();

    /** Words that say who asks or where: functions without parentheses (manual §9.27). */
    public static final Set<String> IDENTITY =
            words("current_user session_user user current_role current_catalog current_schema system_user");

    /** First words of PostgreSQL's statements other than SELECT and WITH (manual part VI). */
    public static final Set<String> OTHER_STATEMENTS = words("""
            abort alter analyse analyze begin call checkpoint close cluster comment commit copy create deallocate declare
            delete discard do drop end execute explain fetch grant import insert listen load lock merge move notify
            prepare reassign refresh reindex release reset revoke rollback savepoint security set show start table
            truncate unlisten update vacuum values""");

    /** After one of these an operand, or nothing, follows: what comes next is no alias, and an operator is a prefix. */
    public static final Set<String> EXPECTS_OPERAND = words("""
            select distinct all where and or not on having case when then else in like ilike to between by from limit
            any some escape zone is join using lateral as union intersect except values placing for symmetric asymmetric
            similar with array both leading trailing cross inner outer left right full natural order group
            over filter within partition rows range groups recursive materialized returning collate window interval
            only offset fetch""");

    /** Reserved words, and the two others that are never functions, that may stand before a parenthesis uncalled. */
    public static final Set<String> BEFORE_PARENTHESIS = words("""
            select distinct on all where and or not having when then else case in like ilike to from limit any some join
            using lateral as union intersect except values placing for symmetric asymmetric group exists is""");

    /** Calls that the grammar itself knows (manual §9); the functions behind them are on the allow-list. */
    public static final Set<String> GRAMMAR_CALLS = words("""
            array row cast coalesce nullif greatest least extract trim substring overlay position grouping overlaps
            current_time current_timestamp localtime localtimestamp""");

    /** Every word of these lists. */
    public static Set<String> all() {
        return Stream.of(
                        RESERVED,
                        RESERVED_FOR_RELATIONS,
                        IDENTITY,
                        OTHER_STATEMENTS,
                        EXPECTS_OPERAND,
                        BEFORE_PARENTHESIS,
                        GRAMMAR_CALLS)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Each word once. Asked for every token, for which a HashSet takes half the time of {@code Set.of}. */
    public static Set<String> words(String text) {
        return Collections.unmodifiableSet(new HashSet<>(Set.of(text.split("\\s+"))));
    }
}
