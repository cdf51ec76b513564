// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.PersonalShare;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One person's statements wait for each other and for nobody else's. */
class TurnsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final Turns turns = new Turns(new PersonalShare(2, LONG));
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void runsWhatIsWithinTheShare() {
        assertThat(turn(turns, ada)).isEqualTo("ran");
        assertThat(turns.people()).isZero();
    }

    @Test
    void letsOthersPassWhenSomebodyFillsTheirOwnLine() {
        List<CompletableFuture<String>> hanging = hang(turns, ada, 4);

        assertThat(turn(turns, bob)).isEqualTo("ran");
        assertThat(turn(turns, ada)).isEqualTo("not now");

        end.countDown();
        assertThat(hanging).allSatisfy(call -> assertThat(call.join()).isEqualTo("ran"));
        assertThat(turns.people()).isZero();
    }

    @Test
    void givesUpAfterAWhile() {
        Turns impatient = new Turns(new PersonalShare(1, Duration.ofMillis(20)));
        List<CompletableFuture<String>> hanging = hang(impatient, ada, 1);

        assertThat(turn(impatient, ada)).isEqualTo("not now");

        end.countDown();
        hanging.forEach(CompletableFuture::join);
        assertThat(turn(impatient, ada)).isEqualTo("ran");
        assertThat(impatient.people()).isZero();
    }

    @Test
    void letsACancelledCallLeaveTheLine() {
        List<CompletableFuture<String>> hanging = hang(turns, ada, 2);
        Requester waiting = requester(ada);
        CompletableFuture<String> call = CompletableFuture.supplyAsync(
                () -> turns.inTurn(waiting, () -> "ran", () -> "not now"), TurnsTest::start);

        waiting.cancellation().cancel();

        assertThat(call.join()).isEqualTo("not now");
        end.countDown();
        hanging.forEach(CompletableFuture::join);
        assertThat(turns.people()).isZero();
    }

    @Test
    void givesTheTurnBackWhenTheWorkFails() {
        for (int i = 0; i < 3; i++) {
            assertThat(CompletableFuture.supplyAsync(
                            () -> turns.inTurn(requester(ada), TurnsTest::broken, () -> "not now")))
                    .failsWithin(LONG);
        }

        assertThat(turn(turns, ada)).isEqualTo("ran");
        assertThat(turns.people()).isZero();
    }

    @Test
    void keepsNobodyAfterAThousandCallsAtOnce() {
        List<CompletableFuture<String>> calls = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> turn(turns, ada)))
                .limit(1000)
                .toList();

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isIn("ran", "not now"));
        assertThat(turns.people()).isZero();
    }

    /** Returns when all of them run or wait in line. */
    private List<CompletableFuture<String>> hang(Turns turns, UUID person, int calls) {
        CountDownLatch begun = new CountDownLatch(Math.min(calls, 2));
        List<CompletableFuture<String>> hanging = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> turns.inTurn(requester(person), () -> hanging(begun), () -> "not now"), TurnsTest::start))
                .limit(calls)
                .toList();
        await(begun);
        while (turns.waiting(person) < calls - 2) {
            Thread.onSpinWait();
        }
        return hanging;
    }

    private String hanging(CountDownLatch begun) {
        begun.countDown();
        await(end);
        return "ran";
    }

    private static String turn(Turns turns, UUID person) {
        return turns.inTurn(requester(person), () -> "ran", () -> "not now");
    }

    private static Requester requester(UUID person) {
        return new Requester(UUID.randomUUID(), person, "", new Cancellation());
    }

    private static String broken() {
        throw new IllegalStateException();
    }

    private static void start(Runnable task) {
        new Thread(task).start();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
