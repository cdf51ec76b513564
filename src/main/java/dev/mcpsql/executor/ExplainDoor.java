// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.PlannerBudget;
import dev.mcpsql.config.RelationSettings;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks the planner, through the profile's second door, whether a query stays within the profile's budget.
 *
 * <p>The plan itself never leaves: it shows conditions, the inside of views and statistics of rows that nobody here may see. What
 * leaves are two numbers, rounded, and the kind of the costliest node, with the relation it reads if the profile lists one of
 * that name.
 */
final class ExplainDoor {

    /** Plans of ordinary queries have a few thousand bytes. */
    private static final int MOST_PLAN_BYTES = 4 * 1024 * 1024;

    /** Enough to act on; exact numbers would tell of rows that a policy hides. Upwards, lest what is over look allowed. */
    private static final MathContext TOLD = new MathContext(2, RoundingMode.UP);

    private final PlanReader reader = new PlanReader();
    private final Profile profile;
    private final String call;

    ExplainDoor(Profile profile) {
        this.profile = profile;
        Identifier function = new Identifier("explain_" + profile.name());
        this.call = "select case when octet_length(plan) <= ? then plan end from mcp_door." + function.quoted()
                + "(?) as plan";
    }

    /** Why the query must not run; empty when it may. A profile without a budget asks nothing. */
    Optional<Execution.Failed> objection(ReadOnlyTransaction transaction, String sql, RowCap cap) throws SQLException {
        if (!profile.budget().isBounded()) {
            return Optional.empty();
        }
        try {
            return objection(forecast(transaction, sql, cap));
        } catch (PlanTooLargeException tooLarge) {
            return Optional.of(new Execution.Failed(
                    OutcomeReason.TOO_COMPLEX, "", "The plan of this query is too large to estimate its cost."));
        }
    }

    private Forecast forecast(ReadOnlyTransaction transaction, String sql, RowCap cap)
            throws SQLException, PlanTooLargeException {
        try (PreparedStatement statement = transaction.prepare(call)) {
            statement.setInt(1, MOST_PLAN_BYTES);
            statement.setString(2, asItWillRun(sql, cap));
            try (ResultSet plans = statement.executeQuery()) {
                String plan = plans.next() ? plans.getString(1) : null;
                if (plan == null) {
                    throw new PlanTooLargeException();
                }
                return reader.read(plan);
            }
        }
    }

    /** With the cap that the other door sets: ten rows of a large table are cheap. */
    private static String asItWillRun(String sql, RowCap cap) {
        return "select q.* from (" + sql + "\n) as q limit " + (cap.maxRows() + 1);
    }

    private Optional<Execution.Failed> objection(Forecast forecast) {
        PlannerBudget budget = profile.budget();
        if (isOver(forecast.cost(), budget.cost())) {
            return over("a cost", forecast.cost(), budget.cost(), forecast);
        }
        return isOver(forecast.rows(), budget.rows())
                ? over("rows", forecast.rows(), budget.rows(), forecast)
                : Optional.empty();
    }

    private static boolean isOver(double estimate, OptionalLong allowed) {
        return allowed.isPresent() && estimate > allowed.getAsLong();
    }

    private Optional<Execution.Failed> over(String unit, double estimate, OptionalLong allowed, Forecast forecast) {
        return Optional.of(new Execution.Failed(
                OutcomeReason.OVER_BUDGET,
                "",
                "The planner expects " + unit + " of about " + rounded(estimate) + "; allowed are "
                        + allowed.getAsLong() + ". The most expensive step is " + named(forecast.costliest()) + "."));
    }

    private static String rounded(double estimate) {
        return BigDecimal.valueOf(estimate).round(TOLD).toBigInteger().toString();
    }

    private String named(Forecast.Node node) {
        boolean known = profile.relations().stream()
                .map(RelationSettings::name)
                .anyMatch(relation -> relation.name().value().equals(node.relation()));
        return known ? node.type() + " on " + new Identifier(node.relation()).quoted() : node.type();
    }
}
