// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain ~ text",
                "line\nfeed\tand tab",
                "Grüße, 世界, שלום, مرحبا",
                "👍🏽 ❤️",
                "1️⃣ ©️ ↔️ ‼️",
                "a\\u200bb",
                "é combined e\u0301"
            })
    void leavesWhatIsSeenAlone(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void showsWhatIsNotSeen(String text, String shown) {
        assertThat(VisibleText.of(text)).isEqualTo(shown);
    }

    static Stream<Arguments> hidden() {
        return Stream.of(
                arguments("nul\0", "nul\\u0000"),
                arguments("\u001b[2Jansi", "\\u001b[2Jansi"),
                arguments("back\bspace\r", "back\\u0008space\\u000d"),
                arguments("\u007f\u0085\u009b", "\\u007f\\u0085\\u009b"),
                arguments("zero\u200bwidth\u200c\u200d\u2060\ufeff", "zero\\u200bwidth\\u200c\\u200d\\u2060\\ufeff"),
                arguments(
                        "\u202eevil\u202c \u2066x\u2069 \u061c\u200e\u200f",
                        "\\u202eevil\\u202c \\u2066x\\u2069 \\u061c\\u200e\\u200f"),
                arguments("soft\u00adhyphen", "soft\\u00adhyphen"),
                arguments("\u2028\u2029", "\\u2028\\u2029"),
                arguments("tag\udb40\udc41\udb40\udc7f", "tag\\udb40\\udc41\\udb40\\udc7f"),
                arguments("selector\ufe00\udb40\udd00", "selector\\ufe00\\udb40\\udd00"),
                arguments(
                        "filler\u3164\u115f\u1160\uffa0\u034f\u180e",
                        "filler\\u3164\\u115f\\u1160\\uffa0\\u034f\\u180e"),
                arguments("bits\ufe0f\ufe0f", "bits\\ufe0f\\ufe0f"),
                arguments("❤\ufe0f\ufe0f", "❤\ufe0f\\ufe0f"),
                arguments("\ufe0f ❤\ufe0e", "\\ufe0f ❤\\ufe0e"),
                arguments("vowel\u17b4\u17b5\u2065\ufff0", "vowel\\u17b4\\u17b5\\u2065\\ufff0"),
                arguments("non\ufffe\uffff\ufdd0\ud83f\udfff", "non\\ufffe\\uffff\\ufdd0\\ud83f\\udfff"),
                arguments("half\ud83d", "half\\ud83d"),
                arguments("\u200b", "\\u200b"));
    }

    @Test
    void keepsTheValueOfAJsonString() {
        String value = "a\u202eb\udb40\udc41\u200b";

        String json = VisibleText.of(JsonMapper.shared().writeValueAsString(value));

        assertThat(json).isPrintable().isASCII();
        assertThat(JsonMapper.shared().readTree(json).asString()).isEqualTo(value);
    }
}
