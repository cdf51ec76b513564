// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.mcp.McpExchange;
import dev.mcpsql.vocabulary.Caller;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client takes back its own requests, by their own names. */
class CallsByRequestTest {

    private static final Caller ADA = McpExchange.ADA;
    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-0000000000bb");

    private final CallsByRequest calls = new CallsByRequest();
    private final AtomicInteger cancelled = new AtomicInteger();

    @Test
    void cancelsTheCallOfThatName() {
        CallsByRequest.Entry entry = calls.enter(ADA, id("7"));
        entry.began(cancelled::incrementAndGet);

        calls.cancel(ADA, id("7"));

        assertThat(entry.isUnwanted()).isTrue();
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void cancelsOnceHoweverOftenItIsAsked() {
        CallsByRequest.Entry entry = calls.enter(ADA, id("7"));
        entry.began(cancelled::incrementAndGet);

        calls.cancel(ADA, id("7"));
        calls.cancel(ADA, id("7"));

        assertThat(cancelled).hasValue(1);
    }

    @Test
    void cancelsACallThatIsAboutToBegin() {
        CallsByRequest.Entry entry = calls.enter(ADA, id("7"));
        calls.cancel(ADA, id("7"));

        entry.began(cancelled::incrementAndGet);

        assertThat(cancelled).hasValue(1);
    }

    @ParameterizedTest(name = "{0} of {1} with {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            8   | ada | token
            "7" | ada | token
            null| ada | token
            7   | bob | token
            7   | ada | other
            """)
    void leavesOthersAlone(String requestId, String person, String token) {
        CallsByRequest.Entry entry = calls.enter(ADA, id("7"));
        entry.began(cancelled::incrementAndGet);
        UUID account = person.equals("ada") ? ADA.accountId() : OTHER;

        calls.cancel(new Caller(account, person, ADA.profile(), "client", token, "127.0.0.1"), id(requestId));

        assertThat(entry.isUnwanted()).isFalse();
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void cancelsNeitherOfTwoThatHaveOneName() {
        CallsByRequest.Entry one = calls.enter(ADA, id("7"));
        CallsByRequest.Entry other = calls.enter(ADA, id("7"));
        one.began(cancelled::incrementAndGet);
        other.began(cancelled::incrementAndGet);

        calls.cancel(ADA, id("7"));
        int whileTwo = cancelled.get();
        calls.leave(one);
        calls.cancel(ADA, id("7"));

        assertThat(whileTwo).isZero();
        assertThat(cancelled).hasValue(1);
        assertThat(other.isUnwanted()).isTrue();
    }

    @Test
    void forgetsACallThatHasEnded() {
        CallsByRequest.Entry entry = calls.enter(ADA, id("7"));
        entry.began(cancelled::incrementAndGet);
        calls.leave(entry);

        calls.cancel(ADA, id("7"));

        assertThat(cancelled).hasValue(0);
    }

    private static JsonNode id(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
