// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final String USERNAME = "grace.hopper@example.org";

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "four and twenty blackbirds",
                "another good password",
                "4821-7739-1058-2264",
                "xK9#vTq2!mWz",
                "          two words",
                "Zwölf Boxkämpfer",
                "пароль из слов",
                "𝒜𝒷𝒸 😀😁😂 and more",
                "grace under fire, always",
                "the tomcat that slept all day"
            })
    void allowsWhatNobodyTriesFirst(String password) {
        assertThat(rules.objection(USERNAME, password)).isEmpty();
    }

    static Stream<String> common() {
        return Stream.of("""
                password1234
                Password2024!
                P@ssw0rd!2024
                passwordpassword
                my password123
                qwertyuiop[]
                qwertzuiop12
                poiuytrewq99
                1q2w3e4r5t6y
                1qaz2wsx3edc
                123456789012
                210987654321
                aaaaaaaaaaaa
                abababababab
                Kq7!Kq7!Kq7!
                abcdefghijkl
                letmein letmein
                iloveyou1999!
                Welcome2Company1
                dragonmonkey12
                admin-admin-admin
                !@#$%^&*()!@
                postgres2026!!
                mcp-sql-mcp-sql
                jakarta-mcp-sql-1
                gracehopper1
                grace.hopper@example.org
                HOPPER.hopper.42
                Gr4ce-H0pper!
                correcthorsebatterystaple
                ｐａｓｓｗｏｒｄ２０２４
                """.split("\n"));
    }

    @ParameterizedTest
    @MethodSource("common")
    void objectsToWhatIsTriedFirst(String password) {
        assertThat(rules.objection(USERNAME, password)).hasValueSatisfying(sentence -> assertThat(sentence)
                .startsWith("a password is more than common words"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "elevenchars", "😀😁😂🤣😃😄😅😆😉😊😋"})
    void countsCodePoints(String tooShort) {
        assertThat(rules.objection(USERNAME, tooShort)).contains("a password has 12 to 256 characters");
    }

    @Test
    void endsAtTheLongest() {
        String longest = "wide field of rye, ".repeat(14).substring(0, 256);

        assertThat(rules.objection(USERNAME, longest)).isEmpty();
        assertThat(rules.objection(USERNAME, longest + "x")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a tab\tand more words",
                "zero\u0000byte in between",
                "a lone \ud800 surrogate here",
                "\uffffno character at all"
            })
    void takesTextOnly(String noText) {
        assertThat(rules.objection(USERNAME, noText)).hasValueSatisfying(sentence -> assertThat(sentence)
                .startsWith("a password has no control characters"));
    }

    @Test
    void neverQuotesThePassword() {
        assertThat(rules.objection(USERNAME, "password1234").orElseThrow()).doesNotContain("password1234");
    }
}
