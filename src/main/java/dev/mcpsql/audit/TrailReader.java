// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the trails for the pages, newest first. Counts and sums are made by the database.
 *
 * <p>Each method is one read of its own; two of them may see a row that came in between. Thread-safe.
 */
public final class TrailReader {

    private static final Comparator<PersonUsage> BUSIEST_FIRST = Comparator.comparingLong(
                    (PersonUsage person) -> person.week().calls())
            .reversed()
            .thenComparing(PersonUsage::username);

    private final EntityManagerFactory unit;
    private final Clock clock;

    TrailReader(EntityManagerFactory unit, Clock clock) {
        this.unit = unit;
        this.clock = clock;
    }

    /** A page of the query trail. */
    public List<QueryLine> queries(TrailFilter filter, Page page) {
        return reading(entities -> TrailQueries.lines(entities, filter, page).getResultList());
    }

    /** How many rows of the query trail the filter lets through. */
    public long countQueries(TrailFilter filter) {
        return reading(entities -> TrailQueries.countOfQueries(entities, filter).getSingleResult());
    }

    /** Everything about one call, or empty when there is none of that key. */
    public Optional<RecordedQuery> query(UUID callId) {
        return reading(entities ->
                Optional.ofNullable(entities.find(QueryTrailRow.class, callId)).map(QueryTrailRow::recorded));
    }

    /** A page of the denial trail. */
    public List<RecordedDenial> denials(TrailFilter filter, Page page) {
        return reading(entities -> TrailQueries.denials(entities, filter, page)
                .getResultStream()
                .map(DenialTrailRow::recorded)
                .toList());
    }

    /** How many rows of the denial trail the filter lets through. */
    public long countDenials(TrailFilter filter) {
        return reading(entities -> TrailQueries.countOfDenials(entities, filter).getSingleResult());
    }

    /** What everyone used in the last hour, day and week. */
    public UsageSummary usage() {
        Instant now = clock.instant();
        // Shortest window first: a row that comes in between is then in every longer one.
        Map<String, Usage> hour = usage(UsageWindow.HOUR, now);
        Map<String, Usage> day = usage(UsageWindow.DAY, now);
        Map<String, Usage> week = usage(UsageWindow.WEEK, now);
        List<PersonUsage> people = week.entrySet().stream()
                .map(person -> new PersonUsage(
                        person.getKey(),
                        hour.getOrDefault(person.getKey(), Usage.NONE),
                        day.getOrDefault(person.getKey(), Usage.NONE),
                        person.getValue()))
                .sorted(BUSIEST_FIRST)
                .toList();
        return new UsageSummary(now, people);
    }

    private Map<String, Usage> usage(UsageWindow window, Instant now) {
        return reading(entities -> TrailQueries.usageSince(entities, now.minus(window.length()))
                .getResultStream()
                .collect(Collectors.toMap(UsageSum::username, UsageSum::usage)));
    }

    private <T> T reading(Function<EntityManager, T> read) {
        try (EntityManager entities = unit.createEntityManager()) {
            return read.apply(entities);
        }
    }
}
