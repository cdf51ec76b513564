// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.TestSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which public addresses can have passkeys. */
class RelyingPartyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://data.example.com       | data.example.com
                    https://DATA.example.com:8443  | data.example.com
                    http://localhost:8080          | localhost
                    https://intranet               | intranet
                    https://1.2.3.example          | 1.2.3.example
                    """)
    void isNamedByTheHost(String address, String id) {
        RelyingParty party = new RelyingParty(TestSettings.at(address));

        assertThat(party.possible()).isTrue();
        assertThat(party.id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    http://127.0.0.1:8080
                    http://[::1]:8080
                    https://192.0.2.7
                    https://[2001:db8::1]
                    """)
    void isNothingAtAnAddress(String address) {
        assertThat(new RelyingParty(TestSettings.at(address)).possible()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    true , false
                    false, true
                    """)
    void signsNobodyInAloneWhereOnlyAProviderDoes(String only, boolean alone) {
        RelyingParty party = new RelyingParty(TestSettings.with("http://localhost:8080", """
                mcp-sql.sso.issuer=http://127.0.0.1:1
                mcp-sql.sso.client-id=mcp-sql
                mcp-sql.sso.only=%s
                """.formatted(only)));

        assertThat(party.possible()).isTrue();
        assertThat(party.signsInAlone()).isEqualTo(alone);
    }
}
