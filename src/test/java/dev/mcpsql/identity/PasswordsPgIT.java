// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.state.StateUnavailableException;
import dev.mcpsql.testing.TestState;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The change of a password by its owner, and hashes that follow the parameters of the day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordsPgIT {

    private static final String NEXT = "seven swans a-swimming";

    /** {@link TestState#PASSWORD} with a quarter of today's memory. */
    private static final Argon2Hash.Cost OF_YESTERDAY = new Argon2Hash.Cost(4_864, 2, 1);

    private final PasswordHash hashes = new PasswordHash(new SecureRandom());
    private TestPeople people;

    @BeforeAll
    void assemble() {
        people = new TestPeople();
    }

    @Nested
    class Change {

        @Test
        void endsEverythingButTheSessionThatAsks() {
            String name = people.newcomer();
            String other = people.signedIn(name);
            String own = people.signedIn(name);
            people.grants(name);

            PasswordChange change = change(name, own, TestState.PASSWORD, NEXT);

            assertThat(change).isInstanceOf(PasswordChange.Changed.class);
            assertThat(people.lives(((PasswordChange.Changed) change).cookie())).isTrue();
            assertThat(people.lives(own)).isFalse();
            assertThat(people.lives(other)).isFalse();
            assertThat(people.liveGrants(name)).isZero();
            assertThat(signIn(name, NEXT)).isInstanceOf(SignInStep.SignedIn.class);
            assertThat(signIn(name, TestState.PASSWORD)).isEqualTo(denied(SignInStep.Denied.Why.WRONG));
        }

        @Test
        void leavesOtherPeopleAlone() {
            String name = people.newcomer();
            String neighbour = people.newcomer();
            String cookie = people.signedIn(neighbour);
            people.grants(neighbour);

            change(name, people.signedIn(name), TestState.PASSWORD, NEXT);

            assertThat(people.lives(cookie)).isTrue();
            assertThat(people.liveGrants(neighbour)).isEqualTo(3);
        }

        @Test
        void needsTheCurrentPassword() {
            String name = people.newcomer();
            String own = people.signedIn(name);
            people.grants(name);

            assertThat(change(name, own, "not the password", NEXT)).isEqualTo(new PasswordChange.WrongCurrent());

            assertThat(people.lives(own)).isTrue();
            assertThat(people.liveGrants(name)).isEqualTo(3);
        }

        @Test
        void countsGuessesLikeASignIn() {
            String name = people.newcomer();
            String own = people.signedIn(name);
            String address = people.address();
            for (int i = 0; i < 5; i++) {
                assertThat(change(name, own, "guess number " + i, NEXT, address))
                        .isEqualTo(new PasswordChange.WrongCurrent());
            }

            assertThat(change(name, own, TestState.PASSWORD, NEXT, address)).isEqualTo(new PasswordChange.Busy());
            assertThat(people.signIn().password(name, TestState.PASSWORD, address))
                    .isEqualTo(denied(SignInStep.Denied.Why.WAIT));
        }

        @Test
        void saysWhatIsWeakBeforeItComputesOrCounts() {
            String name = people.newcomer();
            String address = people.address();
            for (int i = 0; i < 30; i++) {
                assertThat(change(name, "any", "guess number " + i, "password1234", address))
                        .isInstanceOf(PasswordChange.Weak.class);
            }

            assertThat(change(name, "any", TestState.PASSWORD, TestState.PASSWORD, address))
                    .isEqualTo(new PasswordChange.Weak("the new password is the current one"));
            assertThat(change(name, people.signedIn(name), TestState.PASSWORD, NEXT, address))
                    .isInstanceOf(PasswordChange.Changed.class);
        }

        @Test
        void gainsNothingWithoutALiveSession() {
            String name = people.newcomer();
            String stranger = people.signedIn(people.newcomer());
            people.grants(name);

            assertThat(change(name, "A".repeat(43), TestState.PASSWORD, NEXT))
                    .isEqualTo(new PasswordChange.WrongCurrent());
            assertThat(change(name, stranger, TestState.PASSWORD, NEXT)).isEqualTo(new PasswordChange.WrongCurrent());

            assertThat(signIn(name, TestState.PASSWORD)).isInstanceOf(SignInStep.SignedIn.class);
            assertThat(people.liveGrants(name)).isEqualTo(3);
            assertThat(people.lives(stranger)).isTrue();
        }

        @Test
        void isNotForPeopleWithoutAPassword() {
            String name = people.newcomer();
            String own = people.signedIn(name);
            people.database.update("update mcp_sql.account set password_hash = null where username = ?", name);

            assertThat(change(name, own, "", NEXT)).isEqualTo(new PasswordChange.WrongCurrent());
            assertThat(change(name, own, TestState.PASSWORD, NEXT)).isEqualTo(new PasswordChange.WrongCurrent());
        }

        @Test
        void losesToAnOperatorsResetThatCameInBetween() {
            String name = people.newcomer();
            String own = people.signedIn(name);
            PasswordHash interrupted = new PasswordHash(new SecureRandom(), (cost, salt, password, length) -> {
                people.accounts.setPassword(name, "by the operator's hand");
                return Argon2Hash.compute(cost, salt, password, length);
            });

            PasswordChange change = people.passwords(interrupted)
                    .change(
                            people.accounts.required(name),
                            new PasswordWish(own, TestState.PASSWORD, NEXT, people.address()));

            assertThat(change).isEqualTo(new PasswordChange.WrongCurrent());
            assertThat(signIn(name, "by the operator's hand")).isInstanceOf(SignInStep.SignedIn.class);
        }
    }

    @Nested
    class Hashes {

        @Test
        void areRenewedByARightSignIn() {
            String name = ofYesterday();

            assertThat(signIn(name, "not the password")).isEqualTo(denied(SignInStep.Denied.Why.WRONG));
            assertThat(people.storedHash(name)).startsWith("$argon2id$v=19$m=4864,");
            assertThat(signIn(name, TestState.PASSWORD)).isInstanceOf(SignInStep.SignedIn.class);

            assertThat(people.storedHash(name)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(signIn(name, TestState.PASSWORD)).isInstanceOf(SignInStep.SignedIn.class);
        }

        @Test
        void areRenewedThoughTheSecondFactorIsDue() {
            String name = ofYesterday();
            people.accounts.enrolTotp(name);

            people.unfinished(name);

            assertThat(people.storedHash(name)).startsWith("$argon2id$v=19$m=19456,");
        }

        @Test
        void ofTodayStayAsTheyAre() {
            String name = people.newcomer();
            String stored = people.storedHash(name);

            people.signedIn(name);

            assertThat(people.storedHash(name)).isEqualTo(stored);
        }

        @Test
        void giveWayToAChangeThatCameInBetween() {
            String name = ofYesterday();
            String later = hashes.of("by another browser, later");
            PasswordHash interrupted = new PasswordHash(new SecureRandom(), (cost, salt, password, length) -> {
                if (cost.equals(Argon2Hash.Cost.TODAY)) {
                    people.database.update(
                            "update mcp_sql.account set password_hash = ? where username = ?", later, name);
                }
                return Argon2Hash.compute(cost, salt, password, length);
            });

            people.signIn(interrupted).password(name, TestState.PASSWORD, people.address());

            assertThat(people.storedHash(name)).isEqualTo(later);
        }

        @Test
        void leaveTheSignInAloneWhenTheyCannotBeRenewed() {
            String name = ofYesterday();
            PasswordHash failing = new PasswordHash(new SecureRandom(), (cost, salt, password, length) -> {
                if (cost.equals(Argon2Hash.Cost.TODAY)) {
                    throw new StateUnavailableException("away", new SQLException());
                }
                return Argon2Hash.compute(cost, salt, password, length);
            });

            assertThat(people.signIn(failing).password(name, TestState.PASSWORD, people.address()))
                    .isInstanceOf(SignInStep.SignedIn.class);
        }

        private String ofYesterday() {
            String name = people.newcomer();
            byte[] salt = new byte[16];
            byte[] password = TestState.PASSWORD.getBytes(StandardCharsets.UTF_8);
            String phc = new Argon2Hash(OF_YESTERDAY, salt, Argon2Hash.compute(OF_YESTERDAY, salt, password, 32)).phc();
            people.database.update("update mcp_sql.account set password_hash = ? where username = ?", phc, name);
            return name;
        }
    }

    private PasswordChange change(String name, String cookie, String current, String next) {
        return change(name, cookie, current, next, people.address());
    }

    private PasswordChange change(String name, String cookie, String current, String next, String address) {
        return people.passwords(hashes)
                .change(people.accounts.required(name), new PasswordWish(cookie, current, next, address));
    }

    private SignInStep signIn(String name, String password) {
        return people.signIn().password(name, password, people.address());
    }

    private static SignInStep denied(SignInStep.Denied.Why why) {
        return new SignInStep.Denied(why);
    }
}
