// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private final PasswordHash passwords = new PasswordHash(new SecureRandom());

    @Test
    void keepsThePublishedParametersInPhcFormat() {
        assertThat(passwords.of("correct horse battery"))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void saltsEachHashAnew() {
        assertThat(passwords.of("correct horse battery")).isNotEqualTo(passwords.of("correct horse battery"));
    }

    @Test
    void matchesTheSamePasswordAndNoOther() {
        String stored = passwords.of("pässwörd ✓ long");

        assertThat(passwords.matches("pässwörd ✓ long", stored)).isEqualTo(PasswordHash.Match.YES);
        assertThat(passwords.matches("pässwörd ✓ lonG", stored)).isEqualTo(PasswordHash.Match.NO);
        assertThat(passwords.matches("", stored)).isEqualTo(PasswordHash.Match.NO);
    }

    /** Made with the reference implementation's {@code argon2} tool: password, somesalt, m=65536, t=2, p=1. */
    @Test
    void agreesWithTheReferenceImplementation() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(passwords.matches("password", reference)).isEqualTo(PasswordHash.Match.YES);
    }

    @Test
    void hasAHashThatNoPasswordMeets() {
        assertThat(passwords.matches("correct horse battery", null)).isEqualTo(PasswordHash.Match.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void readsNoOtherForm(String stored) {
        assertThat(passwords.matches("password", stored)).isEqualTo(PasswordHash.Match.NO);
    }
}
