// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** One question, end to end: a stranger's client finds the server, a person allows, rows arrive, the trail knows. */
@ExtendWith(WithLiveServer.class)
class QuestionE2eIT {

    private final LiveServer server;

    QuestionE2eIT(LiveServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void travelsTheWholeWay(Era era) {
        Person analyst = server.personWithSecondFactor("analyst");

        McpClient mcp = server.connect(era, analyst);

        assertThat(mcp.opened().toString()).contains(era.version());
        assertThat(mcp.result("tools/list", Map.of())
                        .required("tools")
                        .valueStream()
                        .map(tool -> tool.required("name").asString()))
                .containsExactly("list_tables", "describe_table", "run_query");
        mcp.callTool("list_tables", Map.of()).isAnswered();
        mcp.callTool("describe_table", Map.of("table", "public.orders")).isAnswered();
        ToolReply answer = mcp.query("SELECT id, status FROM orders WHERE id IN (1, 2) ORDER BY id");
        assertThat(answer.isAnswered().hasColumns("id", "status").rows())
                .containsExactly("[1,\"delivered\"]", "[2,\"delivered\"]");
        mcp.query("DELETE FROM orders").isRefused(OutcomeReason.NON_SELECT_ROOT);
        mcp.query("SELECT id, token FROM public.secrets").isRefused(OutcomeReason.DISALLOWED_TABLE);
        assertThat(server.trails().queries(analyst))
                .containsExactly(
                        "list_tables allowed",
                        "describe_table allowed",
                        "run_query allowed",
                        "run_query rejected non_select_root",
                        "run_query rejected disallowed_table");
        assertThat(server.trails().denials(analyst)).isEmpty();
    }

    @Test
    void showsEachProfileItsOwnRelations() {
        McpClient analyst = server.connect(Era.MODERN, server.person("analyst"));
        McpClient support = server.connect(Era.LEGACY, server.person("support"));

        assertThat(names(analyst))
                .containsExactlyInAnyOrder(
                        "public.customers", "public.orders", "public.order_items", "public.products");
        assertThat(names(support)).containsExactly("public.mcp_ticket_summary");
        support.query("SELECT id FROM public.orders").isRefused(OutcomeReason.DISALLOWED_TABLE);
        analyst.query("SELECT id FROM public.mcp_ticket_summary").isRefused(OutcomeReason.DISALLOWED_TABLE);
    }

    private static Iterable<String> names(McpClient mcp) {
        JsonNode tables = mcp.callTool("list_tables", Map.of()).isAnswered().fenced("tables");
        return tables.valueStream()
                .map(table -> table.required("name").asString())
                .toList();
    }

    /** Each is one call of one analyst: what was asked, how it ends, what the trail keeps. */
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            DELETE FROM orders                                            | non_select_root
            INSERT INTO orders VALUES (1)                                 | non_select_root
            SELECT 1; SELECT 2                                            | multi_statement
            SELECT * FROM orders                                          | select_star
            SELECT id FROM public.tickets                                 | disallowed_table
            SELECT id FROM audit.entry                                    | disallowed_table
            SELECT id FROM no_such_table                                  | disallowed_table
            SELECT username FROM mcp_sql.account                          | system_schema
            SELECT rolname FROM pg_catalog.pg_roles                       | system_schema
            SELECT pg_sleep(60)                                           | disallowed_function
            SELECT set_config('role', 'none', true)                       | disallowed_function
            SELECT id INTO copy FROM orders                               | select_into
            WITH gone AS (DELETE FROM orders RETURNING id) SELECT id FROM gone | writeable_cte
            SELEC id                                                      | parse_error
            """)
    void endsARefusedQueryWithItsReasonAndOneRow(String sql, String reason) {
        Person analyst = server.person("analyst");
        McpClient mcp = server.connect(Era.MODERN, analyst);

        ToolReply reply = mcp.query(sql);

        reply.isRefused(reasonOf(reason));
        assertThat(server.trails().queries(analyst)).containsExactly("run_query rejected " + reason);
    }

    private static OutcomeReason reasonOf(String code) {
        return OutcomeReason.valueOf(code.toUpperCase(Locale.ROOT));
    }

    @Test
    void keepsHostileTextInsideTheFence() {
        McpClient support = server.connect(Era.LEGACY, server.person("support"));

        ToolReply reply = support.query(
                "SELECT id, subject, letter FROM mcp_ticket_summary WHERE id IN (22, 33, 55, 66, 77, 88) ORDER BY id");

        assertThat(reply.isAnswered().rows()).hasSize(6);
    }

    @Test
    void saysWhenTheServerCutTheRows() {
        McpClient mcp = server.connect(Era.MODERN, server.person("analyst"));

        ToolReply reply = mcp.query("SELECT id FROM orders ORDER BY id");

        assertThat(reply.isAnswered().rows()).hasSize(10);
        assertThat(reply.answer().required("truncated").asBoolean()).isTrue();
    }

    @Test
    void keepsTheColumnsOfAnEmptyAnswer() {
        McpClient mcp = server.connect(Era.MODERN, server.person("analyst"));

        ToolReply reply = mcp.query("SELECT id, total FROM orders WHERE id < 0");

        assertThat(reply.isAnswered().hasColumns("id", "total").rows()).isEmpty();
    }
}
