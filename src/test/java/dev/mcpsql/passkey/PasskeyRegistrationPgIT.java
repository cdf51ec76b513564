// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.identity.FactorChange;
import dev.mcpsql.identity.FactorChange.Why;
import dev.mcpsql.identity.SignInStep;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.passkey.Authenticator.Kind;
import dev.mcpsql.passkey.People.Person;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Enrolment and removal of passkeys over a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyRegistrationPgIT {

    private static final FactorChange WRONG = new FactorChange.Denied(Why.WRONG);

    private People people;

    @BeforeAll
    void assemble() {
        people = new People("");
    }

    @Test
    void completesAnEnrolmentThatIsDue() {
        Person newcomer = people.newcomer();
        assertThat(people.stage(newcomer.cookie())).contains(WebSession.Stage.ENROLMENT_DUE);

        Person person = people.enrolled(newcomer, said -> said);

        assertThat(people.stage(person.cookie())).contains(WebSession.Stage.COMPLETE);
        assertThat(people.stage(newcomer.cookie())).isEmpty();
        assertThat(people.standing(person).mfa()).isTrue();
    }

    @Test
    void givesTheFirstRecoveryCodesWithIt() {
        Person newcomer = people.newcomer();
        Said said = Said.to(people.registrationChallenge(newcomer.cookie()));

        FactorChange.Done done =
                People.done(people.registers(newcomer, newcomer.authenticator().registers(said)));

        assertThat(done.codes()).isNotEmpty();
    }

    @Test
    void showsWhatIsThere() {
        Person person = people.enrolled(
                people.newcomer(), said -> said.flags(Said.PRESENT | Said.BACKUP_ELIGIBLE | Said.BACKED_UP));

        assertThat(people.passkeys.of(person.account())).singleElement().satisfies(passkey -> {
            assertThat(passkey.label()).isEqualTo("Laptop");
            assertThat(passkey.verifiesUser()).isFalse();
            assertThat(passkey.backedUp()).isTrue();
            assertThat(passkey.lastUsedAt()).isEmpty();
        });
    }

    @Test
    void asksForNothingThatSaysWhoThePersonIs() {
        JsonNode options =
                People.json(people.registration.options(people.enrolled().cookie()));

        assertThat(options.get("attestation").asString()).isEqualTo("none");
        assertThat(options.get("rp").get("id").asString()).isEqualTo("localhost");
        assertThat(Base64Url.read(options.get("user").get("id").asString())
                        .orElseThrow()
                        .bytes())
                .hasSize(16);
        assertThat(Base64Url.read(options.get("challenge").asString())
                        .orElseThrow()
                        .bytes())
                .hasSize(32);
        assertThat(options.get("excludeCredentials")).hasSize(1);
    }

    @Test
    void refusesWithoutAChallenge() {
        Person person = people.newcomer();

        assertThat(people.registers(person, person.authenticator().registers(Said.to("AAAA"))))
                .isEqualTo(WRONG);
    }

    @Test
    void refusesTheSameAnswerAgain() {
        Person person = people.enrolled();
        RegistrationAnswer answer =
                new Authenticator(Kind.EDDSA).registers(Said.to(people.registrationChallenge(person.cookie())));
        Person after =
                person.under(People.done(people.registers(person, answer)).cookie());

        assertThat(people.registers(after, answer)).isEqualTo(WRONG);
    }

    @Test
    void refusesThePasskeyOfSomebodyElse() {
        Person owner = people.enrolled();
        Person thief = people.newcomer();
        Said said = Said.to(people.registrationChallenge(thief.cookie()));

        assertThat(people.registers(thief, owner.authenticator().registers(said)))
                .isEqualTo(WRONG);
        assertThat(people.passkeys.of(owner.account())).hasSize(1);
        assertThat(people.passkeys.of(thief.account())).isEmpty();
    }

    @Test
    void refusesAnAnswerFromAnotherBrowser() {
        Person person = people.newcomer();
        Person other = people.newcomer();
        Said said = Said.to(people.registrationChallenge(other.cookie()));

        assertThat(people.registers(person, person.authenticator().registers(said)))
                .isEqualTo(WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\u202eb",
                "a\nb",
                "a\u0000b",
                "0123456789012345678901234567890123456789012345678901234567890123+"
            })
    void refusesLabelsThatCannotBeShown(String label) {
        Person person = people.newcomer();
        RegistrationAnswer answer =
                person.authenticator().registers(Said.to(people.registrationChallenge(person.cookie())));

        assertThat(people.registers(
                        person,
                        new RegistrationAnswer(answer.clientData(), answer.attestation(), answer.transports(), label)))
                .isEqualTo(WRONG);
    }

    @Test
    void asksFirstWhenTheSignInIsLongAgo() {
        Person person = people.enrolled();
        RegistrationAnswer answer =
                new Authenticator(Kind.ES256).registers(Said.to(people.registrationChallenge(person.cookie())));
        people.state.clock().advance(Duration.ofMinutes(11));
        people.registration.options(person.cookie());

        assertThat(people.registration.options(person.cookie())).isEmpty();
        assertThat(people.registers(person, answer)).isEqualTo(new FactorChange.Denied(Why.STALE));
    }

    @Test
    void opensNothingToAPasswordAloneOnceThereIsAFactor() {
        Person person = people.enrolled();
        String due = people.afterPassword(person.name());

        assertThat(people.registration.options(due)).isEmpty();
        assertThat(people.registration.options("a cookie that is no session")).isEmpty();
        assertThat(people.registers(person.under(due), new Authenticator(Kind.ES256).registers(Said.to("AAAA"))))
                .isEqualTo(new FactorChange.Denied(Why.EXPIRED));
    }

    @Test
    void endsAtTwenty() {
        Person person = people.enrolled();
        for (int more = 1; more < 20; more++) {
            person = people.enrolled(
                    new Person(person.name(), person.account(), person.cookie(), new Authenticator(Kind.EDDSA)),
                    said -> said);
        }
        Said said = Said.to(people.registrationChallenge(person.cookie()));

        assertThat(people.registers(person, new Authenticator(Kind.EDDSA).registers(said)))
                .isEqualTo(WRONG);
    }

    @Test
    void removesNotTheLastOneWhereOneIsRequired() {
        Person person = people.enrolled();

        assertThat(people.registration.remove(
                        person.cookie(), person.authenticator().id()))
                .isEqualTo(new FactorChange.Denied(Why.LAST));
    }

    @Test
    void removesOneOfTwoAndEndsEverythingElse() {
        Person first = people.enrolled();
        Person person = people.enrolled(
                new Person(first.name(), first.account(), first.cookie(), new Authenticator(Kind.RS256)), said -> said);
        String stranger = "a cookie that is no session";
        String elsewhere = People.cookie(people.answer(
                stranger, first.authenticator().signs(Said.to(people.challenge(stranger)), first.handle())));

        String kept = People.done(people.registration.remove(
                        person.cookie(), first.authenticator().id()))
                .cookie();

        assertThat(people.stage(kept)).contains(WebSession.Stage.COMPLETE);
        assertThat(people.stage(elsewhere)).isEmpty();
        assertThat(people.passkeys.of(person.account())).hasSize(1);
        assertThat(people.answer(
                        stranger, first.authenticator().signs(Said.to(people.challenge(stranger)), first.handle())))
                .isEqualTo(new SignInStep.Denied(SignInStep.Denied.Why.WRONG));
    }

    @Test
    void removesNobodyElses() {
        Person first = people.enrolled();
        Person person = people.enrolled(
                new Person(first.name(), first.account(), first.cookie(), new Authenticator(Kind.ES256)), said -> said);
        Person other = people.enrolled();

        assertThat(people.registration.remove(
                        person.cookie(), other.authenticator().id()))
                .isEqualTo(WRONG);
        assertThat(people.passkeys.of(other.account())).hasSize(1);
    }
}
