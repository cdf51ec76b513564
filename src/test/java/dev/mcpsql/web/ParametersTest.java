// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @Test
    void leavesOutWhatHoldsANul() {
        assertThat(form("client_id=a%00b").get("client_id")).isEmpty();
    }

    @Test
    void readsAForm() {
        Parameters parameters = form("a=1&b=x+y%26z&c=&d");

        assertThat(parameters.get("a")).contains("1");
        assertThat(parameters.get("b")).contains("x y&z");
        assertThat(parameters.get("c")).isEmpty();
        assertThat(parameters.get("d")).isEmpty();
        assertThat(parameters.get("e")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            code=1&code=1, true
            code=1&code=, true
            code=1&%63ode=2, true
            code=1&Code=2, false
            resource=1&resource=2, false
            '', false
            """)
    void noticesWhatCameTwice(String text, boolean repeats) {
        assertThat(form(text).repeatsAny()).isEqualTo(repeats);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%2", "a=%zz"})
    void isNotAForm(String text) {
        assertThat(Parameters.ofForm(text)).isEmpty();
    }

    private static Parameters form(String text) {
        return Parameters.ofForm(text).orElseThrow();
    }
}
