// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.identity.WebSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line is a promise: a sign-in that came so far goes on there, and forgets nothing of where it leads. */
class DestinationTest {

    private static final String REQUEST = "request=0b9f2c1e-0000-4000-8000-000000000001";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COMPLETE          | ''                                                   | /account/
            COMPLETE          | next=/admin/queries.xhtml                            | /admin/queries.xhtml
            COMPLETE          | next=https://evil.example/                           | /account/
            COMPLETE          | next=//evil.example/                                 | /account/
            COMPLETE          | request=0b9f2c1e-0000-4000-8000-000000000001         | /o/consent?request=0b9f2c1e-0000-4000-8000-000000000001
            COMPLETE          | request=x                                            | /account/
            SECOND_FACTOR_DUE | ''                                                   | /account/sign-in/code
            SECOND_FACTOR_DUE | next=/admin/                                         | /account/sign-in/code?next=/admin/
            ENROLMENT_DUE     | ''                                                   | /account/authenticator
            ENROLMENT_DUE     | request=0b9f2c1e-0000-4000-8000-000000000001         | /account/authenticator?request=0b9f2c1e-0000-4000-8000-000000000001
            """)
    void goesOnFromWhereTheSignInStands(WebSession.Stage stage, String query, String path) {
        assertThat(destination(query).from(stage)).isEqualTo(path);
    }

    @Test
    void keepsTheRequestOnTheWayThroughRecovery() {
        assertThat(destination(REQUEST).recovery()).isEqualTo("/account/sign-in/recovery?" + REQUEST);
        assertThat(destination(REQUEST).recovered()).isEqualTo("/account/recovery-codes/used?" + REQUEST);
    }

    private static Destination destination(String query) {
        return Destination.of(Parameters.ofForm(query).orElseThrow());
    }
}
