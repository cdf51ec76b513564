// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a confirmation may lead. */
class ChangeTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByTheNameOfItsPage(Change change) {
        assertThat(Change.of(change.page())).contains(change);
        assertThat(change.path()).matches("/account/[a-z-]+(?:/[a-z]+)?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/password",
                "//evil.example",
                "https://evil.example",
                "../o/consent",
                "password/",
                "PASSWORD",
                "sign-out",
                "password\r\nSet-Cookie: x"
            })
    void isNothingElse(String page) {
        assertThat(Change.of(page)).isEmpty();
    }
}
