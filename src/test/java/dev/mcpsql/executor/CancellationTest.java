// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A wish to end a call reaches the call's own section, and nothing before or after it. */
class CancellationTest {

    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void keepsACallFromBeginning() {
        cancellation.cancel();

        assertThatThrownBy(() -> cancellation.during(sent::incrementAndGet, () -> "ran"))
                .isInstanceOf(CancelledException.class);
        assertThat(sent).hasValue(0);
    }

    @Test
    void sendsNothingOnceTheCallHasEnded() throws SQLException {
        String result = cancellation.during(sent::incrementAndGet, () -> "ran");

        cancellation.cancel();

        assertThat(result).isEqualTo("ran");
        assertThat(cancellation.requested()).isTrue();
        assertThat(sent).hasValue(0);
    }

    @Test
    void sendsAgainUntilTheCallHasEnded() throws SQLException {
        CountDownLatch third = new CountDownLatch(3);
        CompletableFuture<Void> canceller = new CompletableFuture<>();

        cancellation.during(third::countDown, () -> {
            canceller.completeAsync(this::cancelled);
            awaited(third);
            return "ended";
        });

        canceller.join();
        assertThat(third.getCount()).isZero();
    }

    @Test
    void doesNotLetTheCallEndWhileARequestIsOnItsWay() throws SQLException {
        CountDownLatch sending = new CountDownLatch(1);
        CompletableFuture<Void> canceller = new CompletableFuture<>();
        CompletableFuture<Boolean> endedFirst = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);

        cancellation.during(
                () -> {
                    sending.countDown();
                    // Room for a section that would not wait; one that does makes this the longest way.
                    endedFirst.complete(endsSoon(ended));
                },
                () -> {
                    canceller.completeAsync(this::cancelled);
                    awaited(sending);
                    return "ended";
                });
        ended.countDown();

        canceller.join();
        assertThat(endedFirst).isCompletedWithValue(false);
    }

    @Test
    void goesOnAskingWhenARequestCannotBeSent() throws SQLException {
        CountDownLatch second = new CountDownLatch(2);
        CompletableFuture<Void> canceller = new CompletableFuture<>();

        cancellation.during(
                () -> {
                    second.countDown();
                    throw new SQLException("nobody there", "08001");
                },
                () -> {
                    canceller.completeAsync(this::cancelled);
                    awaited(second);
                    return "ended";
                });

        canceller.join();
        assertThat(cancellation.requested()).isTrue();
    }

    private Void cancelled() {
        cancellation.cancel();
        return null;
    }

    private static boolean endsSoon(CountDownLatch ended) {
        try {
            return ended.await(200, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
