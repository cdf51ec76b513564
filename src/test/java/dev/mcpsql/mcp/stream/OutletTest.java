// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bytes reach a client in order and only when it is ready; one that is slow for too long, or closed, is told to be gone once. */
class OutletTest {

    private static final int MANY = 1_000;

    private final SlowClient client = new SlowClient();
    private final HandTimer timer = new HandTimer();
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final Outlet outlet = new Outlet(client, completed::incrementAndGet, timer);

    @Test
    void sendsNothingBeforeTheContainerSaysSo() {
        client.takes(MANY);
        outlet.send(bytes("a"));
        assertThat(client.received()).isEmpty();

        outlet.onWritePossible();

        assertThat(client.received()).isEqualTo("a");
    }

    @Test
    void sendsAtOnceWhatAReadyClientTakesAndFlushesIt() {
        open(MANY);

        outlet.send(bytes("a"));
        outlet.send(bytes("b"));

        assertThat(client.received()).isEqualTo("ab");
        assertThat(client.flushes()).isEqualTo(2);
        assertThat(completed).hasValue(0);
    }

    @Test
    void keepsTheOrderOfWhatASlowClientTakesLater() {
        open(1);
        outlet.send(bytes("a"));
        outlet.send(bytes("b"));
        outlet.send(bytes("c"));
        outlet.end();
        assertThat(client.received()).isEqualTo("a");
        assertThat(completed).hasValue(0);

        client.takes(MANY);
        outlet.onWritePossible();

        assertThat(client.received()).isEqualTo("abc");
        assertThat(completed).hasValue(1);
        assertThat(timer.due()).isZero();
    }

    @Test
    void cutsALongAnswerIntoSlices() {
        String answer = "x".repeat(3_000_000);
        open(10);
        outlet.send(bytes(answer));
        outlet.end();
        assertThat(client.received()).hasSizeLessThan(answer.length());

        while (completed.get() == 0) {
            client.takes(10);
            outlet.onWritePossible();
        }

        assertThat(client.received()).isEqualTo(answer);
    }

    @Test
    void ignoresWhatComesAfterTheEnd() {
        open(MANY);
        outlet.end();
        outlet.send(bytes("late"));
        outlet.end();

        assertThat(client.received()).isEmpty();
        assertThat(completed).hasValue(1);
    }

    @Test
    void givesAClientUpThatLetsTooMuchWait() {
        open(0);
        outlet.onGone(gone::incrementAndGet);

        for (int event = 0; event < 40; event++) {
            outlet.send(new byte[Backlog.MOST_WAITING_BYTES / 10]);
        }

        assertThat(gone).hasValue(1);
        assertThat(completed).hasValue(1);
    }

    @Test
    void givesAClientUpThatTakesNothingForTooLong() {
        open(1);
        outlet.onGone(gone::incrementAndGet);
        outlet.send(new byte[100_000]);

        timer.pass(Patience.LONGEST_PAUSE.minusMillis(1));
        assertThat(gone).hasValue(0);
        timer.pass(Duration.ofMillis(1));

        assertThat(gone).hasValue(1);
        assertThat(completed).hasValue(1);
        assertThat(timer.due()).isZero();
    }

    @Test
    void givesAClientUpThatDoesNotTakeTheEnd() {
        open(1);
        outlet.onGone(gone::incrementAndGet);
        outlet.send(bytes("all there is"));
        outlet.end();
        assertThat(completed).hasValue(0);

        timer.pass(Patience.LONGEST_PAUSE);

        assertThat(gone).hasValue(1);
        assertThat(completed).hasValue(1);
    }

    @Test
    void givesAClientUpForWhomTheContainerNeverSaysSo() {
        outlet.onGone(gone::incrementAndGet);
        outlet.send(bytes("a"));

        timer.pass(Patience.LONGEST_PAUSE);

        assertThat(gone).hasValue(1);
        assertThat(completed).hasValue(1);
    }

    @Test
    void hasPatienceWithAClientThatTakesALittleNowAndThen() {
        open(1);
        outlet.onGone(gone::incrementAndGet);
        outlet.send(new byte[100_000]);
        outlet.end();

        for (int more = 0; more < 6; more++) {
            timer.pass(Patience.LONGEST_PAUSE.minusMillis(1));
            client.takes(1);
            outlet.onWritePossible();
        }

        client.takes(MANY);
        outlet.onWritePossible();
        assertThat(client.received()).hasSize(100_000);
        assertThat(gone).hasValue(0);
        assertThat(completed).hasValue(1);
    }

    @Test
    void doesNotCountThePausesOfAClientForWhomNothingWaits() {
        open(1);
        outlet.onGone(gone::incrementAndGet);
        outlet.send(bytes("all there is"));

        timer.pass(Patience.LONGEST_PAUSE.multipliedBy(10));

        assertThat(gone).hasValue(0);
    }

    @Test
    void tellsOnceThatTheClientClosed() {
        open(MANY);
        outlet.onGone(gone::incrementAndGet);
        client.closes();

        outlet.send(bytes("a"));
        outlet.send(bytes("b"));
        outlet.onError(new IOException("Connection reset"));
        outlet.end();

        assertThat(gone).hasValue(1);
        assertThat(completed).hasValue(1);
    }

    @Test
    void tellsAtOnceWhoAsksTooLate() {
        outlet.onError(new IOException("Connection reset"));

        outlet.onGone(gone::incrementAndGet);

        assertThat(gone).hasValue(1);
        assertThat(completed).hasValue(1);
    }

    @Test
    void doesNotMournAClientThatGotEverything() {
        open(MANY);
        outlet.onGone(gone::incrementAndGet);
        outlet.send(bytes("a"));
        outlet.end();

        outlet.onError(new IOException("Connection reset"));

        assertThat(gone).hasValue(0);
        assertThat(completed).hasValue(1);
    }

    @Test
    void standsAContainerThatHasEndedTheRequestItself() {
        Outlet over = new Outlet(
                client,
                () -> {
                    throw new IllegalStateException("completed already");
                },
                timer);
        client.takes(MANY);
        over.onWritePossible();

        over.end();
        over.end();

        assertThat(client.received()).isEmpty();
    }

    @Test
    void sendsTheEventsOfManyThreadsWholeAndOnce() {
        open(100 * MANY);
        EventSink events = new EventOutlet(outlet);
        int threads = 8;

        IntStream.range(0, threads).parallel().forEach(thread -> {
            for (int n = 0; n < 50; n++) {
                events.event("{\"thread\":" + thread + "}");
                events.comment();
            }
        });
        events.end();

        assertThat(client.received().split("\n\n", -1)).hasSize(threads * 100 + 1);
        assertThat(client.received()).matches("(event: message\ndata: \\{\"thread\":\\d\\}\n\n|:\n\n)*");
        assertThat(completed).hasValue(1);
    }

    private void open(int writes) {
        client.takes(writes);
        outlet.onWritePossible();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
