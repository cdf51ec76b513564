// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;

/** The texts that read the trails. Each is fixed; what a person types is a parameter. */
final class TrailQueries {

    private static final String QUERIES_WHERE = """
            where (:person = '' or q.username = :person)
              and (:decision = '' or q.decision = :decision)
              and (:reason = '' or q.reason = :reason)
              and q.at >= :from and q.at < :until
            """;

    private static final String QUERY_LINES = """
            select new dev.mcpsql.audit.QueryLine(q.callId, q.at, q.username, q.profile, q.tool,
                       substring(q.rawSql, 1, 300), q.decision, q.reason, q.rowCount, q.durationMs)
            from QueryTrailRow q
            """ + QUERIES_WHERE + "order by q.at desc, q.callId";

    private static final String COUNT_OF_QUERIES = "select count(q) from QueryTrailRow q " + QUERIES_WHERE;

    private static final String DENIALS_WHERE = """
            where (:person = '' or d.username = :person)
              and (:reason = '' or d.reason = :reason)
              and d.at >= :from and d.at < :until
            """;

    private static final String DENIALS =
            "select d from DenialTrailRow d " + DENIALS_WHERE + "order by d.at desc, d.denialId";

    private static final String COUNT_OF_DENIALS = "select count(d) from DenialTrailRow d " + DENIALS_WHERE;

    private static final String USAGE = """
            select new dev.mcpsql.audit.UsageSum(q.username,
                       sum(case when q.decision = 'allowed' then 1L else 0L end),
                       sum(case when q.decision = 'rejected' then 1L else 0L end),
                       sum(cast(q.rowCount as long)), sum(cast(q.answerBytes as long)))
            from QueryTrailRow q
            where q.at >= :since
            group by q.username
            """;

    private TrailQueries() {}

    static TypedQuery<QueryLine> lines(EntityManager entities, TrailFilter filter, Page page) {
        return sliced(ofQueries(entities.createQuery(QUERY_LINES, QueryLine.class), filter), page);
    }

    static TypedQuery<Long> countOfQueries(EntityManager entities, TrailFilter filter) {
        return ofQueries(entities.createQuery(COUNT_OF_QUERIES, Long.class), filter);
    }

    static TypedQuery<DenialTrailRow> denials(EntityManager entities, TrailFilter filter, Page page) {
        return sliced(ofDenials(entities.createQuery(DENIALS, DenialTrailRow.class), filter), page);
    }

    static TypedQuery<Long> countOfDenials(EntityManager entities, TrailFilter filter) {
        return ofDenials(entities.createQuery(COUNT_OF_DENIALS, Long.class), filter);
    }

    static TypedQuery<UsageSum> usageSince(EntityManager entities, Instant since) {
        return entities.createQuery(USAGE, UsageSum.class).setParameter("since", since);
    }

    private static <T> TypedQuery<T> ofQueries(TypedQuery<T> query, TrailFilter filter) {
        return ofDenials(query, filter).setParameter("decision", filter.decision());
    }

    private static <T> TypedQuery<T> ofDenials(TypedQuery<T> query, TrailFilter filter) {
        return query.setParameter("person", filter.person())
                .setParameter("reason", filter.reason())
                .setParameter("from", filter.from())
                .setParameter("until", filter.until());
    }

    private static <T> TypedQuery<T> sliced(TypedQuery<T> query, Page page) {
        return query.setFirstResult(page.first()).setMaxResults(page.size());
    }
}
