// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.CommandRun;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator sees who is held back, and ends it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThrottleCommandsPgIT {

    private final TestDatabase database = TestPostgres.shared().shop();

    @BeforeAll
    void migrate() {
        database.migrate();
    }

    @Test
    void listsAndLiftsBlocks() {
        database.run("""
                insert into mcp_sql.throttle_count values
                    ('bad-token 192.0.2.1', 100, now() + interval '1 hour'),
                    ('bad-token 192.0.2.2', 99, now() + interval '1 hour'),
                    ('registration 192.0.2.3', 100, now() - interval '1 hour'),
                    ('registration 2001:db8:0:1::/64', 100, now() + interval '2 hours')
                """);

        assertThat(run(ExitCode.DONE, "throttle list").printed().lines())
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("192.0.2.1 bad-token attempts=100 until="),
                        line -> assertThat(line).startsWith("2001:db8:0:1::/64 registration attempts=100 until="));
        assertThat(run(ExitCode.DONE, "throttle lift 192.0.2.1").printed()).startsWith("192.0.2.1 is free again");
        assertThat(run(ExitCode.DONE, "throttle lift 2001:db8:0:1::7").printed())
                .startsWith("2001:db8:0:1::/64 is free again");
        assertThat(run(ExitCode.DONE, "throttle lift 192.0.2.1").printed()).startsWith("192.0.2.1 was not counted");
        assertThat(run(ExitCode.DONE, "throttle list").printed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "192.0.2", "192.0.2.0/24", "%", "' or true --"})
    void liftsNothingElse(String written) {
        CommandRun run = database.command("throttle", "lift", written);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.printed()).contains("an address is written 192.0.2.1");
    }

    private CommandRun run(ExitCode expected, String words) {
        CommandRun run = database.command(words.split(" "));
        assertThat(run.code()).as(run.printed()).isEqualTo(expected);
        return run;
    }
}
