// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import dev.mcpsql.audit.TrailFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The filter of a trail as it stands in the address or in the table's form; names are the same in both.
 *
 * <p>What cannot be understood is said and shows nothing: a typing error must not look like an answer to the question.
 */
public final class FilterForm {

    private final Map<String, String> typed;
    private final Set<String> decisions;
    private final Set<String> reasons;

    /**
     * Over a request's parameters.
     *
     * @param decisions what a decision may be
     * @param reasons what a reason may be
     */
    FilterForm(Map<String, String> parameters, Set<String> decisions, Set<String> reasons) {
        this.typed = parameters;
        this.decisions = decisions;
        this.reasons = reasons;
    }

    /** The person as typed. */
    public String person() {
        return typed("person");
    }

    /** The decision's code as chosen. */
    public String decision() {
        return typed("decision");
    }

    /** The reason's code as chosen. */
    public String reason() {
        return typed("reason");
    }

    /** The beginning as typed. */
    public String from() {
        return typed("from");
    }

    /** The end as typed. */
    public String until() {
        return typed("until");
    }

    /** Whether the form asks for less than everything. */
    public boolean narrows() {
        return !(person() + decision() + reason() + from() + until()).isEmpty();
    }

    /** What cannot be understood, a sentence each; empty when the filter holds. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!decision().isEmpty() && !decisions.contains(decision())) {
            faults.add("There is no such decision.");
        }
        if (!reason().isEmpty() && !reasons.contains(reason())) {
            faults.add("There is no such reason.");
        }
        if (!from().isEmpty() && UtcTime.read(from()).isEmpty()) {
            faults.add("“From” is not a time such as 2026-01-31T08:30.");
        }
        if (!until().isEmpty() && UtcTime.read(until()).isEmpty()) {
            faults.add("“Until” is not a time such as 2026-01-31T08:30.");
        }
        return faults;
    }

    /** The filter, or empty when there are {@link #faults}. */
    Optional<TrailFilter> filter() {
        if (!faults().isEmpty()) {
            return Optional.empty();
        }
        TrailFilter everything = TrailFilter.everything();
        return Optional.of(new TrailFilter(
                person(), decision(), reason(), time(from(), everything.from()), time(until(), everything.until())));
    }

    private static Instant time(String typed, Instant otherwise) {
        return UtcTime.read(typed).orElse(otherwise);
    }

    private String typed(String name) {
        String value = typed.getOrDefault(name, "").strip();
        return name.equals("person") ? value.toLowerCase(Locale.ROOT) : value;
    }
}
