// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that say which trace they belong to, and what the database is told of whom it works for. */
@ExtendWith(WithLiveServer.class)
class TraceE2eIT {

    private static final String ENDLESS = "SELECT count(a.id) AS n FROM orders a JOIN orders b ON a.total <> b.total";

    private final LiveServer server;

    TraceE2eIT(LiveServer server) {
        this.server = server;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', textBlock = """
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 | vendor=1
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 | nonsense
            00-nonsense                                             | vendor=1
            nonsense                                                | nonsense
            """)
    void areAnsweredWhateverTheyName(String parent, String state) {
        McpClient mcp = server.connect(Era.MODERN, server.person("analyst"));

        HttpResponse<String> response = Http.send(mcp.queryRequest("SELECT id FROM orders WHERE id = 1")
                .header("traceparent", parent)
                .header("tracestate", state)
                .build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"isError\":false");
        assertThat(response.headers().map()).doesNotContainKeys("traceparent", "tracestate");
    }

    /** The stream begins while the query runs. */
    @Test
    void areKnownInTheDatabaseByCallAndClient() throws IOException {
        McpClient mcp = server.connect(Era.MODERN, server.person("analyst"));

        try (InputStream running = Http.open(mcp.queryRequest(ENDLESS).build()).body()) {
            assertThat(running.read()).isNotNegative();
            assertThat(server.has("""
                    select from pg_stat_activity
                     where application_name ~ '^mcp-sql [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} mcp-sql-[A-Za-z0-9_-]{10}$'
                    """)).isTrue();
        }
    }
}
