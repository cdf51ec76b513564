// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken from a plan, and how much of one is read at all. */
class PlanReaderTest {

    private final PlanReader reader = new PlanReader();

    @Test
    void findsTheCostliestNodeByWhatItAddsItself() throws PlanTooLargeException {
        Forecast forecast = reader.read("""
                [{"Plan": {"Node Type": "Aggregate", "Total Cost": 1000.5, "Plan Rows": 1, "Filter": "secret > 1",
                  "Output": ["a", {"x": [1]}],
                  "Plans": [
                    {"Node Type": "Hash Join", "Total Cost": 990, "Plan Rows": 500, "Plans": [
                      {"Node Type": "Seq Scan", "Relation Name": "orders", "Alias": "o", "Total Cost": 800, "Plan Rows": 40000},
                      {"Node Type": "Hash", "Total Cost": 150, "Plan Rows": 20, "Plans": [
                        {"Node Type": "Index Scan", "Relation Name": "customers", "Total Cost": 149, "Plan Rows": 20}]}]},
                    {"Node Type": "Result", "Parent Relationship": "InitPlan", "Subplan Name": "InitPlan 1",
                     "Total Cost": 3, "Plan Rows": 1}]},
                 "Planning": {"Local Hit Blocks": 1}}]
                """);

        assertThat(forecast.cost()).isEqualTo(1000.5);
        assertThat(forecast.rows()).isEqualTo(40000);
        assertThat(forecast.costliest()).isEqualTo(new Forecast.Node("Seq Scan", "orders", 800));
    }

    @Test
    void countsTheRowsOfAllWorkersBelowAGather() throws PlanTooLargeException {
        Forecast forecast = reader.read("""
                [{"Plan": {"Node Type": "Gather", "Total Cost": 100, "Plan Rows": 1000, "Workers Planned": 2, "Plans": [
                  {"Node Type": "Seq Scan", "Parallel Aware": true, "Relation Name": "orders", "Total Cost": 90,
                   "Plan Rows": 416667}]}}]
                """);

        assertThat(forecast.rows()).isCloseTo(1_000_000, Offset.offset(10.0));
    }

    @Test
    void countsNoLeaderBesideManyWorkers() throws PlanTooLargeException {
        Forecast forecast = reader.read("""
                [{"Plan": {"Node Type": "Gather Merge", "Total Cost": 9, "Plan Rows": 1, "Workers Planned": 8, "Plans": [
                  {"Node Type": "Sort", "Total Cost": 8, "Plan Rows": 10}]}}]
                """);

        assertThat(forecast.rows()).isEqualTo(80);
    }

    @Test
    void doesNotLetALimitMakeANodeCheaperThanNothing() throws PlanTooLargeException {
        Forecast forecast = reader.read("""
                [{"Plan": {"Node Type": "Limit", "Total Cost": 0.3, "Plan Rows": 10, "Plans": [
                  {"Node Type": "Seq Scan", "Relation Name": "orders", "Total Cost": 2000, "Plan Rows": 100000}]}}]
                """);

        assertThat(forecast.cost()).isEqualTo(0.3);
        assertThat(forecast.costliest().type()).isEqualTo("Seq Scan");
    }

    @Test
    void stopsAtAPlanThatIsTooDeep() {
        String deep = "[{\"Plan\": " + "{\"Node Type\": \"Append\", \"Plans\": [".repeat(5_000);

        assertThatThrownBy(() -> reader.read(deep)).isInstanceOf(PlanTooLargeException.class);
    }

    @Test
    void stopsAtAPlanOfTooManyNodes() {
        String wide =
                "[{\"Plan\": {\"Node Type\": \"Append\", \"Plans\": [" + "{\"Node Type\": \"Result\"},".repeat(30_000);

        assertThatThrownBy(() -> reader.read(wide)).isInstanceOf(PlanTooLargeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "Seq Scan on secrets", "[{\"Plan\": {\"Total Cost\": \"secret\"}}]", "[{\"Plan\" 1}]"})
    void quotesNothingOfWhatIsNoPlan(String text) {
        assertThatThrownBy(() -> reader.read(text))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .message()
                .doesNotContain("secret");
    }
}
