// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.access.Tenure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of changes: how they begin, what is told on them, and how they end. */
class SubscriptionsTest {

    private static final String TOOLS = """
            {"jsonrpc":"2.0","method":"notifications/tools/list_changed","params":{"_meta":{"io.modelcontextprotocol/subscriptionId":1}}}""";
    private static final String RESOURCES = TOOLS.replace("tools", "resources");
    private static final String RESULT = """
            {"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","_meta":{"io.modelcontextprotocol/subscriptionId":1}}}""";

    private final ListeningRoom room = new ListeningRoom();

    @Nested
    class Begin {

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', textBlock = """
                {"toolsListChanged":true}                              | {"toolsListChanged":true}
                {"resourcesListChanged":true}                          | {"resourcesListChanged":true}
                {"resourcesListChanged":true,"toolsListChanged":true}  | {"toolsListChanged":true,"resourcesListChanged":true}
                {"resourcesListChanged":false,"toolsListChanged":true} | {"toolsListChanged":true}
                {"promptsListChanged":true}                            | {}
                {"resourceSubscriptions":["schema://public.orders"]}   | {}
                {"somethingNew":{"x":1},"toolsListChanged":true}       | {"toolsListChanged":true}
                {}                                                     | {}
                """)
        void acknowledgesFirstWhatItHonours(String filter, String honoured) {
            RecordingSink sink = new RecordingSink();

            ListeningRoom.begin(room.listen("ada", "ada", "1", filter), sink);

            assertThat(sink.news()).containsExactly("""
                            {"jsonrpc":"2.0","method":"notifications/subscriptions/acknowledged","params":\
                            {"_meta":{"io.modelcontextprotocol/subscriptionId":1},"notifications":%s}}""".formatted(honoured));
        }

        @ParameterizedTest
        @ValueSource(strings = {"7", "-7", "12345678901234567890123", "\"\"", "\"a\\\"b\""})
        void givesTheIdBackAsItCame(String id) {
            RecordingSink sink = new RecordingSink();

            ListeningRoom.begin(room.listen("ada", "ada", id, "{\"toolsListChanged\":true}"), sink);
            room.shows("analyst", "public.customers");
            room.check();
            room.end();

            List<String> news = sink.news();
            assertThat(news).hasSize(4).last().isEqualTo("end");
            assertThat(news.subList(0, 3))
                    .allMatch(line -> line.contains("\"io.modelcontextprotocol/subscriptionId\":" + id + "}"));
            assertThat(news.get(2)).contains("\"id\":" + id + ",");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "null",
                    "[]",
                    "true",
                    "\"toolsListChanged\"",
                    "{\"toolsListChanged\":1}",
                    "{\"toolsListChanged\":\"true\"}",
                    "{\"toolsListChanged\":null}",
                    "{\"toolsListChanged\":true,\"resourcesListChanged\":[]}"
                })
        void refusesWhatIsNoFilter(String filter) {
            String json = room.listen("ada", "ada", "1", filter).match(begin -> "", reply -> reply.json());

            assertThat(json).contains("-32602").contains("params.notifications").contains("\"id\":1");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                406 | application/json
                406 | application/json, text/event-stream;q=0
                406 | */*
                200 | application/json, text/event-stream
                """)
        void needsAClientThatReadsEvents(int status, String accept) {
            assertThat(ListeningRoom.status(room.listen("ada", "ada", "1", "{}", accept)))
                    .isEqualTo(status);
        }
    }

    @Nested
    class News {

        @Test
        void comesWhenThePersonHoldsAnotherProfile() {
            RecordingSink sink = room.open("ada");
            room.moves("ada", "support");

            room.check();
            room.check();

            assertThat(sink.news()).containsExactly(TOOLS, RESOURCES);
        }

        @Test
        void comesWhenTheProfileSeesSomethingElse() {
            RecordingSink sink = room.open("ada");
            room.shows("analyst", "public.orders", "public.customers");

            room.check();
            room.check();

            assertThat(sink.news()).containsExactly(TOOLS, RESOURCES);
        }

        @Test
        void doesNotComeWhileNothingChanges() {
            RecordingSink sink = room.open("ada");

            room.check();
            room.check();

            assertThat(sink.news()).isEmpty();
        }

        @Test
        void isOfWhatWasAskedForOnly() {
            RecordingSink tools = new RecordingSink();
            RecordingSink nothing = new RecordingSink();
            ListeningRoom.begin(room.listen("ada", "ada", "1", "{\"toolsListChanged\":true}"), tools);
            ListeningRoom.begin(room.listen("ada", "ada", "2", "{\"promptsListChanged\":true}"), nothing);
            tools.news();
            nothing.news();

            room.moves("ada", "support");
            room.check();

            assertThat(tools.news()).containsExactly(TOOLS);
            assertThat(nothing.news()).isEmpty();
        }

        @Test
        void isNotThatTheDatabaseIsDownOrBack() {
            RecordingSink sink = room.open("ada");

            room.shows("analyst");
            room.check();
            room.shows("analyst", "public.orders");
            room.check();

            assertThat(sink.news()).isEmpty();
        }

        @Test
        void isToldAfterTheDatabaseIsBackWithSomethingElse() {
            RecordingSink sink = room.open("ada");

            room.shows("analyst");
            room.check();
            room.shows("analyst", "public.customers");
            room.check();

            assertThat(sink.news()).containsExactly(TOOLS, RESOURCES);
        }

        @Test
        void countsFromTheFirstThatCouldBeSeen() {
            room.shows("analyst");
            RecordingSink sink = room.open("ada");

            room.shows("analyst", "public.orders");
            room.check();
            assertThat(sink.news()).isEmpty();
            room.shows("analyst", "public.customers");
            room.check();

            assertThat(sink.news()).containsExactly(TOOLS, RESOURCES);
        }

        @Test
        void doesNotCompareOneProfileWithAnother() {
            room.shows("support");
            RecordingSink sink = room.open("ada");
            room.moves("ada", "support");
            room.check();
            sink.news();

            room.shows("support", "public.mcp_ticket_summary");
            room.check();

            assertThat(sink.news()).isEmpty();
        }

        @Test
        void isNotLostBetweenTheRequestAndItsStream() {
            RecordingSink sink = new RecordingSink();
            Listening listening = room.listen("ada", "ada", "1", "{\"toolsListChanged\":true}");
            room.moves("ada", "support");
            room.check();

            ListeningRoom.begin(listening, sink);
            room.check();

            assertThat(sink.news()).hasSize(2).last().isEqualTo(TOOLS);
        }
    }

    @Nested
    class SignOfLife {

        @Test
        void comesEveryFifteenSeconds() {
            RecordingSink sink = room.open("ada");

            ticks(14);
            assertThat(sink.news()).isEmpty();
            ticks(16);

            assertThat(sink.news()).containsExactly(":", ":");
        }

        private void ticks(int seconds) {
            for (int second = 0; second < seconds; second++) {
                room.pass(Duration.ofSeconds(1));
                room.check();
                room.tick();
            }
        }
    }

    @Nested
    class End {

        @Test
        void comesWithTheTokenToTheSecond() {
            RecordingSink sink = room.open("ada");

            room.pass(ListeningRoom.LIFE.minusSeconds(1));
            room.check();
            room.tick();
            assertThat(sink.news()).containsExactly(":");
            room.pass(Duration.ofSeconds(1));
            room.tick();

            assertThat(sink.news()).containsExactly(RESULT, "end");
        }

        @Test
        void comesToAllStreamsOfATokenThatIsDenied() {
            RecordingSink one = room.open("ada", "lost");
            RecordingSink two = room.open("ada", "lost");
            RecordingSink other = room.open("bob");
            room.says("lost", new Tenure.Ended());

            room.check();
            room.check();

            assertThat(one.news()).containsExactly(RESULT, "end");
            assertThat(two.news()).containsExactly(RESULT, "end");
            assertThat(other.news()).isEmpty();
            assertThat(room.asked).containsExactlyInAnyOrder("lost", "bob", "bob");
        }

        @Test
        void leavesTheSamePersonsOtherTokens() {
            RecordingSink lost = room.open("ada", "lost");
            RecordingSink kept = room.open("ada", "kept");
            room.says("lost", new Tenure.Ended());

            room.check();

            assertThat(lost.news()).containsExactly(RESULT, "end");
            assertThat(kept.news()).isEmpty();
        }

        @Test
        void comesWhenNobodyKnowsForHalfAMinute() {
            RecordingSink sink = room.open("ada");
            room.says("ada", new Tenure.Unknown());
            room.shows("analyst", "public.customers");

            room.pass(Duration.ofSeconds(29));
            room.check();
            room.tick();
            assertThat(sink.news()).containsExactly(":");
            room.pass(Duration.ofSeconds(1));
            room.tick();

            assertThat(sink.news()).containsExactly(RESULT, "end");
        }

        @Test
        void doesNotComeWhenTheDatabaseIsBackInTime() {
            RecordingSink sink = room.open("ada");
            room.says("ada", new Tenure.Unknown());

            room.pass(Duration.ofSeconds(29));
            room.check();
            room.moves("ada", "analyst");
            room.check();
            room.pass(Duration.ofSeconds(29));
            room.tick();

            assertThat(sink.news()).containsExactly(":");
        }

        @Test
        void comesWithTheServerAndNobodyBeginsAfterwards() {
            RecordingSink sink = room.open("ada");

            room.end();

            assertThat(sink.news()).containsExactly(RESULT, "end");
            assertThat(ListeningRoom.status(room.listen("bob", "bob", "1", "{}")))
                    .isEqualTo(503);
        }

        @Test
        void comesToAStreamThatBeginsInTheSameMoment() {
            RecordingSink sink = new RecordingSink();
            Listening listening = room.listen("ada", "ada", "1", "{}");
            room.end();

            ListeningRoom.begin(listening, sink);

            assertThat(sink.news()).hasSize(3).endsWith(RESULT, "end");
        }

        @Test
        void isToldNobodyWhoWent() {
            RecordingSink sink = room.open("ada");

            sink.goAway();
            room.check();
            room.end();

            assertThat(sink.news()).isEmpty();
            assertThat(room.asked).isEmpty();
        }
    }

    @Nested
    class Bound {

        @Test
        void holdsForAPersonWhateverTheTokens() {
            room.open("ada", "first");
            room.open("ada", "second");

            Listening third = room.listen("ada", "third", "1", "{}");

            assertThat(ListeningRoom.status(third)).isEqualTo(429);
            assertThat(ListeningRoom.status(room.listen("bob", "bob", "1", "{}")))
                    .isEqualTo(200);
        }

        @Test
        void holdsForTheNode() {
            room.open("ada");
            room.open("ada");
            room.open("bob");

            assertThat(ListeningRoom.status(room.listen("eve", "eve", "1", "{}")))
                    .isEqualTo(503);
        }

        @Test
        void countsNobodyWhoWent() {
            room.open("ada").goAway();
            room.open("ada").goAway();

            assertThat(ListeningRoom.status(room.listen("ada", "ada", "1", "{}")))
                    .isEqualTo(200);
        }

        @Test
        void countsNobodyWhoWentBeforeTheStreamBegan() {
            for (int i = 0; i < 4; i++) {
                RecordingSink sink = new RecordingSink();
                sink.goAway();
                ListeningRoom.begin(room.listen("ada", "ada", "1", "{}"), sink);
            }

            assertThat(ListeningRoom.status(room.listen("ada", "ada", "1", "{}")))
                    .isEqualTo(200);
        }

        @Test
        void countsNoEndedStreams() {
            room.open("ada", "lost");
            room.open("ada", "lost");
            room.says("lost", new Tenure.Ended());

            room.check();

            assertThat(ListeningRoom.status(room.listen("ada", "ada", "1", "{}")))
                    .isEqualTo(200);
        }

        @Test
        void asksThoseInTheWayForASignOfLife() {
            RecordingSink own = room.open("ada");
            room.open("ada");
            RecordingSink other = room.open("bob");

            room.listen("ada", "ada", "1", "{}");

            assertThat(own.news()).containsExactly(":");
            assertThat(other.news()).isEmpty();
        }

        @Test
        void forgetsAStreamThatNeverBegan() {
            room.listen("ada", "ada", "1", "{}");
            room.listen("ada", "ada", "2", "{}");

            room.pass(Duration.ofSeconds(30));
            room.tick();

            assertThat(ListeningRoom.status(room.listen("ada", "ada", "3", "{}")))
                    .isEqualTo(200);
        }
    }
}
