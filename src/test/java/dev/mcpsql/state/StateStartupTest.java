// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsql.config.ConfigurationException;
import dev.mcpsql.config.Settings;
import dev.mcpsql.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What is missing is told at the start, not at the first question. */
class StateStartupTest {

    private final StateSchema unasked = new StateSchema(new StateDatabase(new PGSimpleDataSource()));

    @Test
    void namesEverySecretThatIsMissing() {
        Settings withoutPasswords = TestSettings.at("http://localhost:8080");

        assertThatThrownBy(() -> new StateStartup().check(this, withoutPasswords, unasked))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("MCP_SQL_STATE_PASSWORD is missing")
                .hasMessageContaining("MCP_SQL_TARGET_PASSWORD is missing")
                .hasMessageNotContaining("MCP_SQL_OWNER_PASSWORD")
                .hasMessageNotContaining("MCP_SQL_ENCRYPTION_KEY");
    }
}
