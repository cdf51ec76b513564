// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.identity.SignInStep;
import dev.mcpsql.identity.SignInStep.Denied.Why;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.passkey.Authenticator.Kind;
import dev.mcpsql.passkey.People.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sign-in by a passkey over a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeySignInPgIT {

    private static final SignInStep WRONG = new SignInStep.Denied(Why.WRONG);

    /** What a browser has before anybody signed in. */
    private static final String STRANGER = "a cookie that is no session";

    private People people;

    @BeforeAll
    void assemble() {
        people = new People("");
    }

    static Stream<Named<UnaryOperator<Said>>> lies() {
        return Stream.of(
                Named.of("another origin", said -> said.origin("http://localhost.example:8080")),
                Named.of("another relying party", said -> said.rpId("example.com")),
                Named.of("a registration", said -> said.type("webauthn.create")),
                Named.of("nobody present", said -> said.flags(Said.VERIFIED)),
                Named.of(
                        "another challenge",
                        said -> Said.to(Base64Url.of(new byte[32]).text())));
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AsTheSecondFactor {

        static Stream<Named<UnaryOperator<Said>>> lies() {
            return PasskeySignInPgIT.lies();
        }

        @Test
        void completesTheSignInUnderANewCookie() {
            Person person = people.enrolled();
            String due = people.afterPassword(person.name());

            String complete =
                    People.cookie(people.answer(due, person.authenticator().signs(said(due))));

            assertThat(complete).isNotEqualTo(due);
            assertThat(people.stage(complete)).contains(WebSession.Stage.COMPLETE);
            assertThat(people.stage(due)).isEmpty();
        }

        @Test
        void takesAPasskeyThatVerifiesNobody() {
            Person person = people.enrolled(people.newcomer(), said -> said.flags(Said.PRESENT));
            String due = people.afterPassword(person.name());

            People.cookie(
                    people.answer(due, person.authenticator().signs(said(due).flags(Said.PRESENT))));
        }

        @Test
        void namesThePersonsOwnPasskeysOnly() {
            Person person = people.enrolled();
            people.enrolled();

            assertThat(People.json(people.signIn.options(people.afterPassword(person.name())))
                            .get("allowCredentials")
                            .findValuesAsString("id"))
                    .containsExactly(person.authenticator().id());
        }

        @ParameterizedTest
        @MethodSource("lies")
        void refuses(UnaryOperator<Said> lie) {
            Person person = people.enrolled();
            String due = people.afterPassword(person.name());

            assertThat(people.answer(due, person.authenticator().signs(lie.apply(said(due)))))
                    .isEqualTo(WRONG);
            assertThat(people.stage(due)).contains(WebSession.Stage.SECOND_FACTOR_DUE);
        }

        @Test
        void refusesAnotherPersonsPasskey() {
            Person person = people.enrolled();
            Person other = people.enrolled();
            String due = people.afterPassword(person.name());

            assertThat(people.answer(due, other.authenticator().signs(said(due))))
                    .isEqualTo(WRONG);
        }

        @Test
        void refusesAnotherPersonsHandle() {
            Person person = people.enrolled();
            String due = people.afterPassword(person.name());

            assertThat(people.answer(
                            due,
                            person.authenticator()
                                    .signs(said(due), people.enrolled().handle())))
                    .isEqualTo(WRONG);
        }

        @Test
        void refusesAnAnswerToTheChallengeOfBeforeThePassword() {
            Person person = people.enrolled();
            Said before = Said.to(people.challenge(STRANGER));
            String due = people.afterPassword(person.name());

            assertThat(people.answer(due, person.authenticator().signs(before, person.handle())))
                    .isEqualTo(WRONG);
        }

        @Test
        void beginsAgainWhenTheSessionIsGone() {
            Person person = people.enrolled();
            String due = people.afterPassword(person.name());
            AssertionAnswer answer = person.authenticator().signs(said(due));
            people.deactivate(person);

            assertThat(people.answer(due, answer)).isEqualTo(WRONG);
        }

        @Test
        void slowsDownWhoeverTriesTooOften() {
            Person person = people.enrolled();
            String due = people.afterPassword(person.name());
            String address = people.address();
            List<SignInStep> steps = IntStream.range(0, 40)
                    .mapToObj(attempt ->
                            people.signIn.answer(due, new Authenticator(Kind.ES256).signs(said(due)), address))
                    .toList();

            assertThat(steps).startsWith(WRONG).endsWith(new SignInStep.Denied(Why.WAIT));
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Alone {

        static Stream<Named<UnaryOperator<Said>>> lies() {
            return Stream.concat(
                    PasskeySignInPgIT.lies(), Stream.of(Named.of("nobody verified", said -> said.flags(Said.PRESENT))));
        }

        @Test
        void signsInWithoutAPassword() {
            Person person = people.enrolled();

            String complete = People.cookie(
                    people.answer(STRANGER, person.authenticator().signs(said(STRANGER), person.handle())));

            assertThat(people.sessions.find(complete)).hasValueSatisfying(session -> {
                assertThat(session.stage()).isEqualTo(WebSession.Stage.COMPLETE);
                assertThat(session.standing().username()).isEqualTo(person.name());
            });
        }

        @Test
        void namesNobodysPasskeys() {
            people.enrolled();

            assertThat(People.json(people.signIn.options(STRANGER)).get("allowCredentials"))
                    .isEmpty();
            assertThat(People.json(people.signIn.options(STRANGER))
                            .get("userVerification")
                            .asString())
                    .isEqualTo("required");
        }

        @ParameterizedTest
        @MethodSource("lies")
        void refuses(UnaryOperator<Said> lie) {
            Person person = people.enrolled();

            assertThat(people.answer(
                            STRANGER, person.authenticator().signs(lie.apply(said(STRANGER)), person.handle())))
                    .isEqualTo(WRONG);
        }

        /** Whoever finds a key without a PIN can give it one. */
        @Test
        void refusesAPasskeyThatVerifiedNobodyWhileThePasswordWasAtHand() {
            Person person = people.enrolled(people.newcomer(), said -> said.flags(Said.PRESENT));

            assertThat(people.answer(STRANGER, person.authenticator().signs(said(STRANGER), person.handle())))
                    .isEqualTo(WRONG);
        }

        @Test
        void takesItOnceItDidSoAfterThePassword() {
            Person person = people.enrolled(people.newcomer(), said -> said.flags(Said.PRESENT));
            String due = people.afterPassword(person.name());
            People.cookie(people.answer(due, person.authenticator().signs(said(due))));

            People.cookie(people.answer(STRANGER, person.authenticator().signs(said(STRANGER), person.handle())));
        }

        @Test
        void tellsAnUnknownPasskeyNothingElse() {
            Person person = people.enrolled();
            Authenticator unknown = new Authenticator(Kind.ES256);
            for (String handle : new String[] {
                "", "x", person.handle(), UserHandle.of(new UUID(0, 0)).text()
            }) {
                assertThat(people.answer(STRANGER, unknown.signs(said(STRANGER), handle)))
                        .isEqualTo(WRONG);
            }
        }

        @Test
        void refusesAPasskeyThatDoesNotSayWhose() {
            assertThat(people.answer(STRANGER, people.enrolled().authenticator().signs(said(STRANGER))))
                    .isEqualTo(WRONG);
        }

        @Test
        void tellsInactivePeopleWhyOnceTheyAreKnown() {
            Person person = people.enrolled();
            people.deactivate(person);

            assertThat(people.answer(STRANGER, person.authenticator().signs(said(STRANGER), person.handle())))
                    .isInstanceOf(SignInStep.Inactive.class);
        }
    }

    @Nested
    class AChallenge {

        @Test
        void countsOnce() {
            Person person = people.enrolled();
            AssertionAnswer answer = person.authenticator().signs(said(STRANGER), person.handle());
            People.cookie(people.answer(STRANGER, answer));

            assertThat(people.answer(STRANGER, answer)).isEqualTo(WRONG);
        }

        @Test
        void isGoneAfterAWrongAnswerToo() {
            Person person = people.enrolled();
            Said said = said(STRANGER);
            people.answer(STRANGER, new Authenticator(Kind.ES256).signs(said, person.handle()));

            assertThat(people.answer(STRANGER, person.authenticator().signs(said, person.handle())))
                    .isEqualTo(WRONG);
        }

        @Test
        void belongsToOneBrowser() {
            Person person = people.enrolled();

            assertThat(people.answer("another browser", person.authenticator().signs(said(STRANGER), person.handle())))
                    .isEqualTo(WRONG);
        }

        @Test
        void endsAfterFiveMinutes() {
            Person person = people.enrolled();
            AssertionAnswer answer = person.authenticator().signs(said(STRANGER), person.handle());
            people.state.clock().advance(Challenges.LIFETIME.plus(Duration.ofSeconds(1)));

            assertThat(people.answer(STRANGER, answer)).isEqualTo(WRONG);
        }

        @Test
        void isReplacedByANewOne() {
            Person person = people.enrolled();
            Said first = said(STRANGER);
            Said second = said(STRANGER);

            assertThat(first.challenge()).isNotEqualTo(second.challenge());
            assertThat(people.answer(STRANGER, person.authenticator().signs(first, person.handle())))
                    .isEqualTo(WRONG);
        }

        @Test
        void isForItsOwnCeremony() {
            Person person = people.enrolled();
            Said registration = Said.to(people.registrationChallenge(person.cookie()));

            assertThat(people.signIn.confirm(
                            person.cookie(), person.authenticator().signs(registration), people.address()))
                    .isEqualTo(WRONG);
        }

        @Test
        void letsOneOfManyThrough() throws InterruptedException, ExecutionException {
            Person person = people.enrolled();
            AssertionAnswer answer = person.authenticator().signs(said(STRANGER), person.handle());

            assertThat(atOnce(16, () -> people.answer(STRANGER, answer)))
                    .filteredOn(SignInStep.SignedIn.class::isInstance)
                    .hasSize(1);
        }
    }

    @Nested
    class ACounter {

        @Test
        void mustMoveOn() {
            Person person = people.enrolled(people.newcomer(), said -> said.counter(5));

            assertThat(people.answer(STRANGER, signs(person, 5))).isEqualTo(WRONG);
            assertThat(people.answer(STRANGER, signs(person, 4))).isEqualTo(WRONG);
            assertThat(people.answer(STRANGER, signs(person, 0))).isEqualTo(WRONG);
            People.cookie(people.answer(STRANGER, signs(person, 6)));
            assertThat(people.answer(STRANGER, signs(person, 6))).isEqualTo(WRONG);
        }

        @Test
        void mayStayAtNothing() {
            Person person = people.enrolled();

            People.cookie(people.answer(STRANGER, signs(person, 0)));
            People.cookie(people.answer(STRANGER, signs(person, 0)));
        }

        @Test
        void letsOneOfTwoCopiesThrough() throws InterruptedException, ExecutionException {
            Person person = people.enrolled(people.newcomer(), said -> said.counter(5));
            String one = "one browser";
            String other = "another browser";
            AssertionAnswer first = person.authenticator().signs(said(one).counter(6), person.handle());
            AssertionAnswer second = person.authenticator().signs(said(other).counter(6), person.handle());

            List<SignInStep> steps = List.of(people.answer(one, first), people.answer(other, second));

            assertThat(steps).filteredOn(SignInStep.SignedIn.class::isInstance).hasSize(1);
        }

        private AssertionAnswer signs(Person person, int counter) {
            return person.authenticator().signs(said(STRANGER).counter(counter), person.handle());
        }
    }

    @Nested
    class AsAConfirmation {

        @Test
        void renewsTheSession() {
            Person person = people.enrolled();
            people.state.clock().advance(Duration.ofMinutes(20));
            assertThat(people.registration.options(person.cookie())).isEmpty();

            String renewed = People.cookie(people.signIn.confirm(
                    person.cookie(), person.authenticator().signs(confirmation(person)), people.address()));

            assertThat(people.stage(person.cookie())).isEmpty();
            assertThat(people.registration.options(renewed)).isPresent();
        }

        @Test
        void needsAVerifiedPerson() {
            Person person = people.enrolled();

            assertThat(people.signIn.confirm(
                            person.cookie(),
                            person.authenticator().signs(confirmation(person).flags(Said.PRESENT)),
                            people.address()))
                    .isEqualTo(WRONG);
        }

        @Test
        void isNothingForStrangers() {
            Person person = people.enrolled();
            AssertionAnswer answer = person.authenticator().signs(Said.to("AAAA"));

            assertThat(people.signIn.confirmationOptions(STRANGER)).isEmpty();
            assertThat(people.signIn.confirm(STRANGER, answer, people.address()))
                    .isEqualTo(new SignInStep.Denied(Why.EXPIRED));
        }

        private Said confirmation(Person person) {
            return Said.to(people.confirmationChallenge(person.cookie()));
        }
    }

    private Said said(String cookie) {
        return Said.to(people.challenge(cookie));
    }

    private static List<SignInStep> atOnce(int times, Callable<SignInStep> work)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            CountDownLatch start = new CountDownLatch(times);
            List<Future<SignInStep>> all = IntStream.range(0, times)
                    .mapToObj(one -> threads.submit(() -> {
                        start.countDown();
                        start.await();
                        return work.call();
                    }))
                    .toList();
            List<SignInStep> steps = new ArrayList<>();
            for (Future<SignInStep> one : all) {
                steps.add(one.get());
            }
            return steps;
        } finally {
            threads.shutdownNow();
        }
    }
}
