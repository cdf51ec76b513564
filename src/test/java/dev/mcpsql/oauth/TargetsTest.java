// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.Settings.PublicUrl;
import dev.mcpsql.web.Parameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            '', true
            resource=, true
            resource=https://data.example.com/mcp/sql, true
            resource=https://data.example.com/mcp/sql/, true
            resource=https://data.example.com/mcp/sql&resource=https://data.example.com/mcp/sql, true
            resource=https://data.example.com, false
            resource=https://data.example.com/mcp, false
            resource=https://data.example.com/mcp/sql//, false
            resource=https://data.example.com/mcp/sql?x, false
            resource=http://data.example.com/mcp/sql, false
            resource=https://evil.test/mcp/sql, false
            resource=https://data.example.com/mcp/sql&resource=https://evil.test, false
            """)
    void knowOneTarget(String text, boolean good) {
        assertThat(Targets.all(Parameters.ofForm(text).orElseThrow(), new PublicUrl("https://data.example.com")))
                .isEqualTo(good);
    }
}
