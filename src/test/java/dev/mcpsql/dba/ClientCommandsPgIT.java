// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.CommandRun;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an operator can see of clients and do to one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientCommandsPgIT {

    private static final String CLIENT = "mcp-sql-AAAAAAAAAAAAAAAAAAAAAA";

    private TestDatabase database;
    private Map<String, String> environment;

    @BeforeAll
    void assemble() {
        database = TestPostgres.shared().shop();
        database.migrate();
        database.run("""
                insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from)
                values ('%s', 'Some agent', '{http://localhost:1/cb}', '192.0.2.1')
                """.formatted(CLIENT));
        environment = database.environment("""
                mcp-sql.public-url=https://data.example.com
                mcp-sql.profiles=analyst
                mcp-sql.profile.analyst.role=mcp_readonly_role
                mcp-sql.profile.analyst.relations=public.orders
                mcp-sql.cloud-client.acme.redirect=https://acme.example/cb
                mcp-sql.cloud-client.acme.title=Acme Agents
                """);
    }

    @Test
    void listsClientsOfEveryKind() {
        assertThat(run(ExitCode.DONE, "client", "list"))
                .contains("mcp-sql-cloud.acme", "acme.example", "Acme Agents", "preregistered", CLIENT, "Some agent");
    }

    @Test
    void showsOneWithItsRedirects() {
        assertThat(run(ExitCode.DONE, "client", "show", CLIENT)).contains("192.0.2.1", "http://localhost:1/cb");
        assertThat(run(ExitCode.DONE, "client", "show", "mcp-sql-cloud.acme")).contains("https://acme.example/cb");
        assertThat(run(ExitCode.DONE, "client", "show", "mcp-sql")).contains("http://127.0.0.1/callback");
    }

    @Test
    void blocksUnblocksAndRemoves() {
        database.run("""
                insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from)
                values ('mcp-sql-gone', 'x', '{http://localhost/cb}', '')
                """);

        assertThat(run(ExitCode.DONE, "client", "block", "mcp-sql-gone")).contains("is blocked");
        assertThat(run(ExitCode.DONE, "client", "show", "mcp-sql-gone")).contains("blocked");
        assertThat(run(ExitCode.DONE, "client", "unblock", "mcp-sql-gone")).contains("may ask again");
        assertThat(run(ExitCode.DONE, "client", "remove", "mcp-sql-gone")).contains("is removed");
        assertThat(run(ExitCode.USAGE, "client", "show", "mcp-sql-gone")).contains("no client has the id");
    }

    @Test
    void keepsWhatWouldComeBackByItself() {
        assertThat(run(ExitCode.USAGE, "client", "remove", "mcp-sql")).contains("block it");
        assertThat(run(ExitCode.USAGE, "client", "remove", "mcp-sql-cloud.acme"))
                .contains("configuration file");
        assertThat(run(ExitCode.USAGE, "client", "block", "nobody")).contains("no client has the id nobody");
    }

    private String run(ExitCode code, String... words) {
        CommandRun run = database.command(environment, words);
        assertThat(run.code()).as(run.printed()).isEqualTo(code);
        return run.printed();
    }
}
