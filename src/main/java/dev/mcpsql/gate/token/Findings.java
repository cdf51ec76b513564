// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.Refusal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What speaks against one statement; of several, {@link #refusal} names the one that ranks first. */
public final class Findings {

    /** The order in which reasons win. A contract: {@code GateOrderTest} pins it. */
    public enum Rank {
        SIZE,
        PARSE,
        MULTI_STATEMENT,
        ROOT,
        WRITE,
        RECURSION,
        INTO,
        OFFSET,
        FETCH,
        LOCKING,
        CONSTRUCT,
        RELATION,
        FUNCTION,
        TYPE,
        BARE_KEYWORD,
        STAR,
        COLUMN,
        GROWTH,
        FIDELITY;

        private static final Set<Rank> EXPLAINING = EnumSet.of(WRITE, INTO, LOCKING, CONSTRUCT, TYPE, STAR);

        /**
         * Whether a finding of this rank still explains a text that the parser could not read. The parser does not know
         * every spelling of these, so its error would mislead.
         */
        boolean explainsParseError() {
            return EXPLAINING.contains(this);
        }
    }

    private final Map<Rank, Refusal> first = new EnumMap<>(Rank.class);

    /** Notes a finding; of several with one rank the first is kept. */
    public void add(Rank rank, OutcomeReason reason, String message) {
        first.putIfAbsent(rank, new Refusal(reason, Shown.message(message)));
    }

    public boolean has(Rank rank) {
        return first.containsKey(rank);
    }

    public boolean isEmpty() {
        return first.isEmpty();
    }

    /** Notes that the parser could not read the statement, unless what is known already explains it. */
    public void addParseError(String message) {
        if (first.keySet().stream().noneMatch(Rank::explainsParseError)) {
            add(Rank.PARSE, OutcomeReason.PARSE_ERROR, message);
        }
    }

    /** The finding that ranks first. */
    public Optional<Refusal> refusal() {
        return first.values().stream().findFirst();
    }
}
