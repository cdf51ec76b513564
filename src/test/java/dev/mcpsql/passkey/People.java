// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.FactorChange;
import dev.mcpsql.identity.FactorChanges;
import dev.mcpsql.identity.PasswordHash;
import dev.mcpsql.identity.PasswordSignIn;
import dev.mcpsql.identity.ProvenSignIn;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.identity.RecoveryCodes;
import dev.mcpsql.identity.SignInBackOff;
import dev.mcpsql.identity.SignInStep;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.identity.WebSessions;
import dev.mcpsql.testing.TestState;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People with browsers and authenticators over a real database, each from an address of its own. */
final class People {

    /** A person who is signed in, and what the person has in hand. */
    record Person(String name, UUID account, String cookie, Authenticator authenticator) {

        String handle() {
            return UserHandle.of(account).text();
        }

        Person under(String other) {
            return new Person(name, account, other, authenticator);
        }
    }

    final TestState state;
    final WebSessions sessions;
    final Passkeys passkeys;
    final PasskeyRegistration registration;
    final PasskeySignIn signIn;
    private final PasswordSignIn passwords;
    private final Accounts accounts;
    private final AtomicInteger count = new AtomicInteger();

    People(String configuration) {
        this.state = TestState.fresh(configuration);
        SecureRandom random = new SecureRandom();
        SignInBackOff backOff = new SignInBackOff(state.database(), state.clock());
        RelyingParty party = new RelyingParty(state.settings());
        Challenges challenges = new Challenges(state.database(), random, state.clock());
        RecoveryCodes codes = new RecoveryCodes(state.database(), random, state.clock());
        this.sessions = new WebSessions(state.database(), state.settings(), new RandomTokens(random), state.clock());
        this.accounts = state.accounts();
        this.passkeys = new Passkeys(state.database());
        this.passwords = new PasswordSignIn(
                state.database(), new PasswordHash(random), state.totp(), backOff, sessions, state.settings());
        this.registration = new PasskeyRegistration(
                state.database(),
                party,
                challenges,
                new Attestations(party),
                sessions,
                new FactorChanges(state.database(), sessions, codes, state.settings()),
                state.clock());
        this.signIn = new PasskeySignIn(
                state.database(),
                party,
                challenges,
                new Proofs(challenges, new Assertions(party), state.clock()),
                sessions,
                new ProvenSignIn(state.database(), backOff, sessions));
    }

    /** Somebody who has just typed a password for the first time, with a new authenticator in hand. */
    Person newcomer() {
        String name = "person-" + count.incrementAndGet();
        UUID account = accounts.create(name, TestState.PASSWORD, Rank.STAFF);
        return new Person(name, account, afterPassword(name), new Authenticator(Authenticator.Kind.ES256));
    }

    /** The same with the authenticator enrolled. */
    Person enrolled() {
        return enrolled(newcomer(), said -> said);
    }

    Person enrolled(Person person, UnaryOperator<Said> saying) {
        Said said = saying.apply(Said.to(registrationChallenge(person.cookie())));
        return person.under(
                done(registers(person, person.authenticator().registers(said))).cookie());
    }

    FactorChange registers(Person person, RegistrationAnswer answer) {
        return registration.register(person.cookie(), answer);
    }

    /** The cookie after the password alone. */
    String afterPassword(String name) {
        return passwords
                .password(name, TestState.PASSWORD, address())
                .match(new SignInStep.Branches<>(
                        SignInStep.SignedIn::cookie,
                        SignInStep.SecondFactorDue::cookie,
                        SignInStep.EnrolmentDue::cookie,
                        inactive -> "",
                        denied -> ""));
    }

    void deactivate(Person person) {
        accounts.deactivate(person.name());
    }

    String registrationChallenge(String cookie) {
        return json(registration.options(cookie)).get("challenge").asString();
    }

    /** The challenge of a sign-in in the browser with this cookie. */
    String challenge(String cookie) {
        return json(signIn.options(cookie)).get("challenge").asString();
    }

    String confirmationChallenge(String cookie) {
        return json(signIn.confirmationOptions(cookie)).get("challenge").asString();
    }

    SignInStep answer(String cookie, AssertionAnswer answer) {
        return signIn.answer(cookie, answer, address());
    }

    Optional<WebSession.Stage> stage(String cookie) {
        return sessions.find(cookie).map(WebSession::stage);
    }

    Standing standing(Person person) {
        return accounts.standing(person.account()).orElseThrow();
    }

    /** An address that nobody used before. */
    String address() {
        int number = count.incrementAndGet();
        return "198.18." + number / 250 + "." + (1 + number % 250);
    }

    static JsonNode json(Optional<String> options) {
        return JsonMapper.shared().readTree(options.orElseThrow());
    }

    static FactorChange.Done done(FactorChange change) {
        assertThat(change).isInstanceOf(FactorChange.Done.class);
        return (FactorChange.Done) change;
    }

    static String cookie(SignInStep step) {
        assertThat(step).isInstanceOf(SignInStep.SignedIn.class);
        return ((SignInStep.SignedIn) step).cookie();
    }
}
