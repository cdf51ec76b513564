// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArgumentsTest {

    private final Arguments runQuery =
            new Arguments(ToolDescription.read("run_query").inputSchema());
    private final Arguments listTables =
            new Arguments(ToolDescription.read("list_tables").inputSchema());

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"sql":"select 1"}
            {"sql":""}
            {"sql":"select 1","limit":5}
            {"sql":"select 1","limit":-5}
            {"sql":"select 1","limit":10.0}
            {"sql":"select 1","limit":1e2}
            {"sql":"select 1","limit":99999999999999999999999}
            {"sql":"select '\\ud83d\\ude00'"}
            {"sql":"select 1","format":"json"}
            {"sql":"select 1","format":"csv"}
            {"sql":"select 1","format":"markdown"}
            """)
    void admits(String json) {
        assertThat(runQuery.fault(tree(json))).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            argument sql is missing                       | {}
            argument sql is missing                       | {"limit":5}
            argument sql must be a string                 | {"sql":null}
            argument sql must be a string                 | {"sql":["select 1"]}
            argument sql must be a string                 | {"sql":1}
            argument sql holds NUL                        | {"sql":"select '\\u0000'"}
            argument sql holds NUL or half                | {"sql":"select '\\ud83d'"}
            argument sql holds NUL or half                | {"sql":"select '\\ude00\\ud83d'"}
            argument limit must be an integer             | {"sql":"select 1","limit":"5"}
            argument limit must be an integer             | {"sql":"select 1","limit":null}
            argument limit must be an integer             | {"sql":"select 1","limit":true}
            argument limit must be an integer             | {"sql":"select 1","limit":0.5}
            argument limit must be an integer             | {"sql":"select 1","limit":1e309}
            argument limit must be an integer             | {"sql":"select 1","limit":"NaN"}
            argument format must be one of json, csv, mark| {"sql":"select 1","format":"xml"}
            argument format must be one of json, csv, mark| {"sql":"select 1","format":"CSV"}
            argument format must be one of json, csv, mark| {"sql":"select 1","format":""}
            argument format must be a string              | {"sql":"select 1","format":null}
            argument format must be a string              | {"sql":"select 1","format":["csv"]}
            argument schema is not known                  | {"sql":"select 1","schema":"audit"}
            argument profile is not known                 | {"sql":"select 1","profile":"support"}
            argument SQL is not known                     | {"sql":"select 1","SQL":"select 2"}
            arguments must be an object                   | []
            arguments must be an object                   | "select 1"
            arguments must be an object                   | null
            """)
    void refusesAndNamesTheArgument(String message, String json) {
        assertThat(runQuery.fault(tree(json))).hasValueSatisfying(refusal -> {
            assertThat(refusal.reason()).isEqualTo(OutcomeReason.INVALID_ARGUMENT);
            assertThat(refusal.message()).startsWith(message);
        });
    }

    @Test
    void needsNoArgumentOfListTables() {
        assertThat(listTables.fault(tree("{}"))).isEmpty();
        assertThat(listTables.fault(tree("{\"filter\":\"*\",\"cursor\":\"\"}"))).isEmpty();
        assertThat(listTables.fault(tree("{\"filter\":[\"orders\"]}")))
                .map(Refusal::message)
                .hasValue("argument filter must be a string");
        assertThat(listTables.fault(tree("{\"filter\":\"" + "😀".repeat(256) + "\"}")))
                .isEmpty();
        assertThat(listTables.fault(tree("{\"filter\":\"" + "*".repeat(257) + "\"}")))
                .map(Refusal::message)
                .hasValue("argument filter is longer than 256 characters");
        assertThat(listTables.fault(tree("{\"schemas\":[\"public') OR 1=1 --\"]}")))
                .map(Refusal::message)
                .hasValue("argument schemas is not known");
    }

    @Test
    void tellsALongNameInPart() {
        assertThat(listTables.fault(tree("{\"" + "x".repeat(5_000) + "\":1}")))
                .map(Refusal::message)
                .hasValueSatisfying(message -> assertThat(message).hasSizeLessThan(200));
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
