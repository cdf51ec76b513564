// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.mcp.message.Message.Request;
import dev.mcpsql.mcp.message.RequestHead;
import dev.mcpsql.trace.CurrentTrace;
import dev.mcpsql.trace.Spans;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RequestTraceTest {

    private static final String META = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String HEADER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"_meta":{"traceparent":"META"}}     | HEADER      | 0af7651916cd43dd8448eb211c80319c
            {"_meta":{"traceparent":"META"}}     | ``          | 0af7651916cd43dd8448eb211c80319c
            {"_meta":{"traceparent":"META "}}    | HEADER      | 4bf92f3577b34da6a3ce929d0e0e4736
            {"_meta":{"traceparent":"00-zz"}}    | HEADER      | 4bf92f3577b34da6a3ce929d0e0e4736
            {"_meta":{"traceparent":["META"]}}   | HEADER      | 4bf92f3577b34da6a3ce929d0e0e4736
            {"_meta":{"traceparent":7}}          | HEADER      | 4bf92f3577b34da6a3ce929d0e0e4736
            {"_meta":{"Traceparent":"META"}}     | ``          | ``
            {"_meta":["META"]}                   | HEADER      | 4bf92f3577b34da6a3ce929d0e0e4736
            {"traceparent":"META"}               | ``          | ``
            {"_meta":{}}                         | HEADER      | 4bf92f3577b34da6a3ce929d0e0e4736
            {}                                   | HEADER      | 4bf92f3577b34da6a3ce929d0e0e4736
            {}                                   | ` HEADER\t` | 4bf92f3577b34da6a3ce929d0e0e4736
            {}                                   | HEADER,HEADER | ``
            {}                                   | ``          | ``
            """)
    void isThatOfTheMessageElseOfTheHeader(String parameters, String header, String trace) {
        Request request = new Request(
                JsonMapper.shared().readTree("1"),
                "tools/call",
                JsonMapper.shared().readTree(parameters.replace("META", META)));
        RequestHead head = new RequestHead(name -> name.equals("traceparent")
                ? Optional.of(header.replace("HEADER", HEADER)).filter(value -> !value.isEmpty())
                : Optional.empty());

        String words;
        try (RequestTrace under = new RequestTrace(new Spans())) {
            under.begin(head, request);
            words = CurrentTrace.inWords();
        }

        assertThat(words).isEqualTo(trace.isEmpty() ? "" : ", trace " + trace);
        assertThat(CurrentTrace.inWords()).isEmpty();
    }
}
