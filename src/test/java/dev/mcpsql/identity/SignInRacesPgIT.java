// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.TestState;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two things at the same time: whichever comes first, nothing is open afterwards that should be closed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInRacesPgIT {

    /** What happens while a password is computed or a session finished. */
    private record Event(String words, BiConsumer<Accounts, String> change) {
        @Override
        public String toString() {
            return words;
        }
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(40);
    private TestPeople people;

    @BeforeAll
    void assemble() {
        people = new TestPeople();
    }

    @AfterAll
    void end() {
        threads.shutdownNow();
    }

    static Stream<Event> events() {
        return Stream.of(
                new Event("reset", (accounts, name) -> accounts.setPassword(name, "another set of words")),
                new Event("deactivation", (accounts, name) -> accounts.deactivate(name)),
                new Event("reset to the same", (accounts, name) -> accounts.setPassword(name, TestState.PASSWORD)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void noSessionSurvivesWhatHappensWhileThePasswordIsVerified(Event event) {
        String name = people.newcomer();
        String withFactor = people.newcomer();
        people.accounts.enrolTotp(withFactor);

        assertThat(interrupted(name, event)).isEqualTo(new SignInStep.Denied(SignInStep.Denied.Why.WRONG));
        assertThat(interrupted(withFactor, event)).isEqualTo(new SignInStep.Denied(SignInStep.Denied.Why.WRONG));

        assertThat(people.sessionsOf(name)).isZero();
        assertThat(people.sessionsOf(withFactor)).isZero();
    }

    private SignInStep interrupted(String name, Event event) {
        PasswordHash passwords = new PasswordHash(new SecureRandom(), (cost, salt, password, length) -> {
            event.change().accept(people.accounts, name);
            return Argon2Hash.compute(cost, salt, password, length);
        });
        return people.signIn(passwords).password(name, TestState.PASSWORD, people.address());
    }

    @RepeatedTest(8)
    void noSessionSurvivesAResetBesideTheSecondStep() throws Exception {
        String name = people.newcomer();
        TotpSecret secret = people.accounts.enrolTotp(name);
        String cookie = people.unfinished(name);
        String address = people.address();

        atOnce(() -> people.signIn().code(cookie, people.code(secret), address), () -> reset(name));

        assertThat(people.sessionsOf(name)).isZero();
    }

    @RepeatedTest(8)
    void noSessionSurvivesADeactivationBesideTheSecondStep() throws Exception {
        String name = people.newcomer();
        TotpSecret secret = people.accounts.enrolTotp(name);
        String cookie = people.unfinished(name);
        String address = people.address();

        atOnce(() -> people.signIn().code(cookie, people.code(secret), address), () -> {
            people.accounts.deactivate(name);
            return "";
        });

        assertThat(people.sessionsOf(name)).isZero();
    }

    @Test
    void oneOfManyWithTheSameCodeGetsIn() throws Exception {
        String name = people.newcomer();
        TotpSecret secret = people.accounts.enrolTotp(name);
        String code = people.code(secret);
        List<Callable<Object>> attempts = IntStream.range(0, 16)
                .<Callable<Object>>mapToObj(i -> {
                    String cookie = people.unfinished(name);
                    String address = people.address();
                    return () -> people.signIn().code(cookie, code, address);
                })
                .toList();

        List<Object> steps = atOnce(attempts);

        assertThat(steps).filteredOn(SignInStep.SignedIn.class::isInstance).hasSize(1);
        assertThat(steps).contains(new SignInStep.Denied(SignInStep.Denied.Why.WRONG));
    }

    @Test
    void oneOfManyWithTheSameCookieGetsIn() throws Exception {
        String name = people.newcomer();
        TotpSecret secret = people.accounts.enrolTotp(name);
        String cookie = people.unfinished(name);
        List<Callable<Object>> attempts = IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(i -> {
                    String address = people.address();
                    return () -> people.signIn().code(cookie, people.code(secret), address);
                })
                .toList();

        assertThat(atOnce(attempts))
                .filteredOn(SignInStep.SignedIn.class::isInstance)
                .hasSize(1);
        assertThat(people.sessionsOf(name)).isEqualTo(1);
    }

    @Test
    void parallelGuessesGainNothing() throws Exception {
        String name = people.newcomer();
        String address = people.address();
        AtomicInteger computed = new AtomicInteger();
        PasswordSignIn signIn = people.signIn(new PasswordHash(new SecureRandom(), (cost, salt, password, length) -> {
            computed.incrementAndGet();
            return new byte[length];
        }));
        List<Callable<Object>> guesses = IntStream.range(0, 40)
                .<Callable<Object>>mapToObj(i -> () -> signIn.password(name, "guess " + i, address))
                .toList();

        atOnce(guesses);

        assertThat(computed.get()).isEqualTo(5);
    }

    @RepeatedTest(3)
    void manySignInsOfOnePersonDoNotGetInEachOthersWay() throws Exception {
        String name = people.newcomer();
        List<Callable<Object>> signIns = IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(i -> {
                    String address = people.address();
                    return () -> people.signIn().password(name, TestState.PASSWORD, address);
                })
                .toList();

        assertThat(atOnce(signIns)).allMatch(SignInStep.SignedIn.class::isInstance);
    }

    private Object reset(String name) {
        people.accounts.setPassword(name, "another set of words");
        return "";
    }

    private List<Object> atOnce(Callable<Object> one, Callable<Object> other) throws Exception {
        return atOnce(List.of(one, other));
    }

    private List<Object> atOnce(List<Callable<Object>> tasks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        List<Future<Object>> futures = new ArrayList<>();
        for (Callable<Object> task : tasks) {
            futures.add(threads.submit(() -> {
                start.await();
                return task.call();
            }));
        }
        List<Object> results = new ArrayList<>();
        for (Future<Object> future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
