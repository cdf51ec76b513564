// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told in a page, and who in JSON, that something failed. */
class AudienceTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            /account                         , PERSON
            /account/                        , PERSON
            /account/sign-in                 , PERSON
            /account/sign-in/code            , PERSON
            /account/sign-in/passkey         , PERSON
            /account/sign-in/passkey/options , PROGRAM
            /account/confirm/passkey/options , PROGRAM
            /account/passkeys                , PERSON
            /account/passkeys/options        , PROGRAM
            /account/passkeys/remove         , PERSON
            /account/sso                     , PERSON
            /account/sso/callback            , PERSON
            /account/sso/backchannel-logout  , PROGRAM
            /o/authorize                     , PERSON
            /o/consent                       , PERSON
            /o/token                         , PROGRAM
            /o/revoke                        , PROGRAM
            /o/register                      , PROGRAM
            /o/jwks                          , PROGRAM
            /o/token/authorize               , PROGRAM
            /accounts                        , PROGRAM
            /.well-known/openid-configuration, PROGRAM
            """)
    void isKnownByThePath(String path, Audience audience) {
        assertThat(Audience.of(path)).isEqualTo(audience);
    }
}
