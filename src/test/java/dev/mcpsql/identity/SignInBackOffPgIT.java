// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.TestState;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guessers who change their looks, and owners who must get in all the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInBackOffPgIT {

    private TestState state;
    private SignInBackOff backOff;
    private int number;

    @BeforeAll
    void assemble() {
        state = TestState.frugal();
        backOff = new SignInBackOff(state.database(), state.clock());
    }

    @Nested
    class Guessers {

        @Test
        void gainNothingByAddressesOfOneNetwork() {
            String network = network();

            assertThat(turns(60, i -> "name" + number + "-" + i, i -> network + "::" + Integer.toHexString(i + 1)))
                    .isEqualTo(20);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "::ffff:192.0.2.200",
                    "::ffff:c000:2c8",
                    "0:0:0:0:0:ffff:c000:2c8",
                    "::FFFF:192.0.2.200",
                    "192.0.2.200"
                })
        void gainNothingBySpellingsOfOneAddress(String spelling) {
            turns(20, i -> "spelled" + ++number, i -> "192.0.2.200");

            assertThat(backOff.turn("spelled" + ++number, spelling)).isEqualTo(SignInBackOff.Turn.LATER);
        }

        @Test
        void gainNothingByManyNames() {
            String address = address();

            assertThat(turns(60, i -> "name" + number + "-" + i, i -> address)).isEqualTo(20);
        }

        @Test
        void areFreeAFewTimesFromEachNetworkOnly() {
            String name = name();
            turns(200, i -> name, i -> network() + "::1");
            String network = network();

            assertThat(turns(60, i -> name, i -> network + "::" + (i + 1))).isEqualTo(3);
        }

        @Test
        void getFewCodesFromAllNetworksTogether() {
            String name = name();
            long guesses = IntStream.range(0, 200)
                    .filter(i -> backOff.codeTurn(name, network() + "::1") == SignInBackOff.Turn.NOW)
                    .count();

            assertThat(guesses).isEqualTo(50);
            backOff.forget(name, address());
            assertThat(backOff.codeTurn(name, address())).isEqualTo(SignInBackOff.Turn.NOW);
        }

        @Test
        void gainNothingByComingTooEarly() {
            String name = name();
            String address = address();
            turns(5, i -> name, i -> address);

            assertThat(turns(1_000, i -> name, i -> address)).isZero();
            state.clock().advance(Duration.ofSeconds(2));
            assertThat(turns(1_000, i -> name, i -> address)).isEqualTo(1);
        }

        @Test
        void areNotForgottenForAnAccountOfTheirOwn() {
            String address = address();
            turns(20, i -> "victim" + number + "-" + i, i -> address);
            backOff.forget("own" + number, address);

            assertThat(backOff.turn("own" + number, address)).isEqualTo(SignInBackOff.Turn.NOW);
            assertThat(backOff.turn("victim" + number, address)).isEqualTo(SignInBackOff.Turn.LATER);
        }
    }

    @Nested
    class Owners {

        @Test
        void getInWhileTheWholeWorldGuesses() {
            String name = name();
            turns(500, i -> name, i -> network() + "::1");

            assertThat(backOff.turn(name, address())).isEqualTo(SignInBackOff.Turn.NOW);
        }

        @Test
        void mayMistypeMeanwhile() {
            String name = name();
            String home = address();
            turns(500, i -> name, i -> network() + "::1");

            assertThat(turns(3, i -> name, i -> home)).isEqualTo(3);
        }

        @Test
        void neverWaitLongerThanTheLongestWait() {
            String name = name();
            String home = address();
            for (int i = 0; i < 40; i++) {
                state.clock().advance(SignInBackOff.LONGEST_WAIT);
                assertThat(backOff.turn(name, home)).isEqualTo(SignInBackOff.Turn.NOW);
            }
        }

        @Test
        void startAfreshAfterAQuietWhile() {
            String name = name();
            String home = address();
            turns(40, i -> name, i -> home);
            state.clock().advance(Duration.ofMinutes(16));

            assertThat(turns(5, i -> name, i -> home)).isEqualTo(5);
        }

        @Test
        void areFreeWhenAnOperatorSaysSo() {
            String name = name();
            String home = address();
            turns(40, i -> name, i -> home);

            assertThat(backOff.lift(name.toUpperCase(Locale.ROOT))).isTrue();
            assertThat(backOff.lift(home)).isTrue();
            assertThat(backOff.lift(home)).isFalse();
            assertThat(turns(5, i -> name, i -> home)).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ADA", " ada ", "\tAda\n", "\u2003ada\u2003", "aDa"})
    void countsOneNameHoweverItIsTyped(String typed) {
        assertThat(Accounts.normalized(typed)).contains("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u212Aim", "KIM"})
    void countsTheKelvinSignAsTheLetterItBecomes(String typed) {
        assertThat(Accounts.normalized(typed)).contains("kim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ａｄａ",
                "ada\u0000",
                "a\u200Bda",
                "аda",
                "ada\u0301",
                "ADA\u0130",
                "ada;--",
                "",
                " ",
                "-ada",
                "ada ada"
            })
    void takesNoOtherTextForAName(String typed) {
        assertThat(Accounts.normalized(typed)).isEmpty();
    }

    @FunctionalInterface
    private interface Numbered {
        String at(int number);
    }

    /** How many of the attempts had their turn. */
    private long turns(int attempts, Numbered name, Numbered address) {
        return IntStream.range(0, attempts)
                .filter(i -> backOff.turn(name.at(i), address.at(i)) == SignInBackOff.Turn.NOW)
                .count();
    }

    private String name() {
        return "person" + ++number;
    }

    private String address() {
        number++;
        return "10.1." + number / 256 % 256 + "." + number % 256;
    }

    private String network() {
        return "2001:db8:0:" + Integer.toHexString(++number);
    }
}
