// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A crowd before the password function: what it may cost is bounded, whoever comes. */
class ComputingPlacesTest {

    private static final int CROWD = 100;

    private final ExecutorService threads = Executors.newFixedThreadPool(CROWD);
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicInteger computing = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void end() {
        done.countDown();
        threads.shutdownNow();
    }

    @Test
    void computesTwoAtOnceLetsSixteenWaitAndTurnsTheRestAway() throws Exception {
        ComputingPlaces places = new ComputingPlaces();
        CountDownLatch turnedAway = new CountDownLatch(CROWD - ComputingPlaces.AT_ONCE - ComputingPlaces.WAITING);
        List<Future<Optional<String>>> answers = crowd(() -> {
            Optional<String> answer = places.wait(this::heavy);
            if (answer.isEmpty()) {
                turnedAway.countDown();
            }
            return answer;
        });

        turnedAway.await();
        assertThat(places.now(() -> "at once")).isEmpty();
        done.countDown();

        assertThat(count(answers)).isEqualTo(ComputingPlaces.AT_ONCE + ComputingPlaces.WAITING);
        assertThat(most.get()).isEqualTo(ComputingPlaces.AT_ONCE);
    }

    @Test
    void holdsForPasswordsWhateverIsAsked() throws Exception {
        PasswordHash passwords = new PasswordHash(new SecureRandom(), (cost, salt, password, length) -> {
            heavy();
            return new byte[length];
        });
        CountDownLatch turnedAway = new CountDownLatch(CROWD - ComputingPlaces.AT_ONCE - ComputingPlaces.WAITING);
        List<Future<Optional<String>>> answers = crowd(() -> {
            boolean busy = passwords.matches("x", null) == PasswordHash.Match.BUSY;
            if (busy) {
                turnedAway.countDown();
            }
            return busy ? Optional.empty() : Optional.of("computed");
        });

        turnedAway.await();
        assertThat(passwords.unlessBusy("x")).isEmpty();
        done.countDown();

        assertThat(count(answers)).isEqualTo(ComputingPlaces.AT_ONCE + ComputingPlaces.WAITING);
        assertThat(most.get()).isEqualTo(ComputingPlaces.AT_ONCE);
    }

    @Test
    void givesAPlaceBackWhenTheComputationFails() {
        ComputingPlaces places = new ComputingPlaces();
        for (int i = 0; i < 2 * CROWD; i++) {
            assertThatThrownBy(() -> places.wait(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(places.wait(() -> "free")).contains("free");
        assertThat(places.now(() -> "free")).contains("free");
    }

    @Test
    void lendsNoPlaceToOneWhoIsInterrupted() {
        ComputingPlaces places = new ComputingPlaces();

        Thread.currentThread().interrupt();

        assertThat(places.wait(() -> "computed")).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(places.wait(() -> "computed")).contains("computed");
    }

    private String heavy() {
        most.accumulateAndGet(computing.incrementAndGet(), Math::max);
        try {
            done.await();
            return "computed";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "stopped";
        } finally {
            computing.decrementAndGet();
        }
    }

    private List<Future<Optional<String>>> crowd(Callable<Optional<String>> each) {
        List<Future<Optional<String>>> answers = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            answers.add(threads.submit(each));
        }
        return answers;
    }

    private static int count(List<Future<Optional<String>>> answers) throws Exception {
        int given = 0;
        for (Future<Optional<String>> answer : answers) {
            given += answer.get().isPresent() ? 1 : 0;
        }
        return given;
    }
}
