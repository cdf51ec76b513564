// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reviewed file of the demo, and the settings that somebody wants to try on it. */
class DemoConfigurationTest {

    private static final String OWN =
            DemoConfiguration.text("http://localhost:8080", "jdbc:postgresql://127.0.0.1/shop");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mcp-sql.mfa-required=true",
                "mcp-sql.mfa-required = true",
                "  mcp-sql.mfa-required:true\n",
                "# for a look\nmcp-sql.mfa-required true"
            })
    void aChangeReplacesTheDemosOwnLine(String changes) {
        assertThat(DemoConfiguration.changed(OWN, changes).lines()).doesNotContain("mcp-sql.mfa-required=false");
        assertThat(DemoConfiguration.changed(OWN, changes))
                .endsWith(changes)
                .contains("mcp-sql.profiles=analyst,support");
    }

    @Test
    void aSettingThatTheDemoHasNotIsAdded() {
        assertThat(DemoConfiguration.changed(OWN, "mcp-sql.token.refresh=true"))
                .startsWith(OWN)
                .endsWith("mcp-sql.token.refresh=true");
    }

    @Test
    void whatIsNoFileOfSettingsIsRefused() {
        assertThatThrownBy(() -> DemoConfiguration.changed(OWN, "mcp-sql.resource-name=\\u00"))
                .isInstanceOf(DemoRefusedException.class)
                .hasMessageContaining("demo.settings");
    }
}
