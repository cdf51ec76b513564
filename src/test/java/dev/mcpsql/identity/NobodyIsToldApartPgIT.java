// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.testing.StatementRecorder;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.vocabulary.ProfileName;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever does not know the password learns nothing about an account: the same answer, the same statements in the same order,
 * the same computation. Compared are the ways, not the clock, which a test cannot trust.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NobodyIsToldApartPgIT {

    /** What an account may be. */
    enum Kind {
        UNKNOWN,
        IMPOSSIBLE,
        INACTIVE,
        GUEST,
        WITHOUT_PASSWORD,
        UNREADABLE_HASH,
        WITH_FACTOR,
        WITH_PROFILE
    }

    private final List<Argon2Hash.Cost> computed = new ArrayList<>();
    private TestPeople people;
    private StatementRecorder recorder;
    private PasswordSignIn signIn;

    @BeforeAll
    void assemble() {
        people = new TestPeople();
        recorder = new StatementRecorder(
                new TestDatabase(people.state.settings().state().url())
                        .login("mcp_sql_app", TestDatabase.STATE_PASSWORD));
        PasswordHash counting = new PasswordHash(new SecureRandom(), (cost, salt, password, length) -> {
            computed.add(cost);
            return Argon2Hash.compute(cost, salt, password, length);
        });
        signIn = people.signIn(counting, new StateDatabase(recorder.source()));
    }

    @BeforeEach
    void forget() {
        recorder.take();
        computed.clear();
    }

    @ParameterizedTest
    @EnumSource
    void byAWrongPassword(Kind kind) {
        Way expected = way(people.newcomer(), "not the password", people.address());

        assertThat(way(name(kind), "not the password", people.address())).isEqualTo(expected);
        assertThat(expected.step()).isEqualTo(new SignInStep.Denied(SignInStep.Denied.Why.WRONG));
        assertThat(expected.costs()).containsExactly(Argon2Hash.Cost.TODAY);
    }

    @ParameterizedTest
    @EnumSource
    void byTheSixthAttempt(Kind kind) {
        String name = name(kind);
        String known = people.newcomer();
        String address = people.address();
        String other = people.address();
        for (int i = 0; i < 5; i++) {
            way(name, "not the password", address);
            way(known, "not the password", other);
        }

        Way expected = way(known, "not the password", other);

        assertThat(way(name, "not the password", address)).isEqualTo(expected);
        assertThat(expected.step()).isEqualTo(new SignInStep.Denied(SignInStep.Denied.Why.WAIT));
        assertThat(expected.costs()).isEmpty();
        people.database.update("delete from mcp_sql.sign_in_attempt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "a password that is long, longer, and so on"})
    void byAnyPassword(String password) {
        String nameless = people.newcomer();
        people.database.update("update mcp_sql.account set password_hash = null where username = ?", nameless);
        String text = password.repeat(200);

        Way expected = way(people.newcomer(), text, people.address());

        assertThat(way(nameless, text, people.address())).isEqualTo(expected);
        assertThat(way("nobody" + people.address(), text, people.address())).isEqualTo(expected);
    }

    /**
     * What an attempt did.
     *
     * @param step the answer
     * @param statements in their order
     * @param costs of the computations
     */
    private record Way(SignInStep step, List<String> statements, List<Argon2Hash.Cost> costs) {}

    private Way way(String name, String password, String address) {
        recorder.take();
        computed.clear();
        SignInStep step = signIn.password(name, password, address);
        return new Way(step, recorder.take(), List.copyOf(computed));
    }

    private String name(Kind kind) {
        if (kind == Kind.UNKNOWN) {
            return "nobody" + people.address();
        }
        String name = people.newcomer();
        switch (kind) {
            case UNKNOWN, IMPOSSIBLE -> {}
            case INACTIVE -> people.accounts.deactivate(name);
            case GUEST -> people.accounts.setRank(name, Rank.GUEST);
            case WITHOUT_PASSWORD -> stored(name, null);
            case UNREADABLE_HASH -> stored(name, "!");
            case WITH_FACTOR -> people.accounts.enrolTotp(name);
            case WITH_PROFILE -> people.accounts.assignProfile(name, new ProfileName("analyst"));
        }
        return kind == Kind.IMPOSSIBLE ? "' OR 1=1 -- " + name.toUpperCase(Locale.ROOT) : name;
    }

    private void stored(String name, @Nullable String hash) {
        people.database.update("update mcp_sql.account set password_hash = ? where username = ?", hash, name);
    }
}
