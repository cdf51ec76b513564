// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.passkey.Authenticator.Kind;
import dev.mcpsql.testing.TestSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** WebAuthn §7.1: which answers to a registration make a passkey. */
class AttestationsTest {

    private static final Base64Url CHALLENGE = Base64Url.of(new byte[32]);

    private final Attestations attestations =
            new Attestations(new RelyingParty(TestSettings.at("http://localhost:8080")));

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ES256", "EDDSA", "RS256"})
    void acceptsTheKindsOfKeysThatAreAskedFor(Kind kind) {
        Authenticator authenticator = new Authenticator(kind);

        assertThat(verified(authenticator.registers(truth()))).hasValueSatisfying(passkey -> {
            assertThat(passkey.id().text()).isEqualTo(authenticator.id());
            assertThat(passkey.verifiesUser()).isTrue();
            assertThat(passkey.backupEligible()).isFalse();
            assertThat(passkey.transports()).containsExactly("hybrid", "internal");
        });
    }

    @Test
    void remembersWhatTheAuthenticatorSaidOfItself() {
        int flags = Said.PRESENT | Said.BACKUP_ELIGIBLE | Said.BACKED_UP;

        assertThat(verified(es256().registers(truth().flags(flags).counter(7)))).hasValueSatisfying(passkey -> {
            assertThat(passkey.verifiesUser()).isFalse();
            assertThat(passkey.backupEligible()).isTrue();
            assertThat(passkey.backedUp()).isTrue();
            assertThat(passkey.signCount()).isEqualTo(7);
        });
    }

    @Test
    void keepsOnlyTransportsThatExist() {
        RegistrationAnswer answer = es256().registers(truth());
        RegistrationAnswer odd = new RegistrationAnswer(
                answer.clientData(), answer.attestation(), "usb  usb x\u0000 <script> nfc", answer.label());

        assertThat(verified(odd)).map(StoredPasskey::transports).contains(List.of("nfc", "usb"));
    }

    static Stream<Named<UnaryOperator<Said>>> lies() {
        return Stream.of(
                lie(
                        "another challenge",
                        said -> Said.to(Base64Url.of(new byte[31]).text())),
                lie("no challenge", said -> Said.to("")),
                lie("another host", said -> said.origin("http://localhost.example:8080")),
                lie("another port", said -> said.origin("http://localhost:8081")),
                lie("another scheme", said -> said.origin("https://localhost:8080")),
                lie("no origin", said -> said.origin("null")),
                lie("a host below", said -> said.origin("http://a.localhost:8080")),
                lie("another relying party", said -> said.rpId("example.com")),
                lie("an authentication", said -> said.type("webauthn.get")),
                lie("a payment", said -> said.type("payment.get")),
                lie("nobody present", said -> said.flags(Said.VERIFIED)),
                lie("backed up, but not eligible", said -> said.flags(Said.PRESENT | Said.BACKED_UP)),
                lie("in a foreign frame", said -> said.more(",\"crossOrigin\":true")),
                lie("below a foreign page", said -> said.more(",\"topOrigin\":\"https://evil.example\"")),
                lie("two types", said -> said.more(",\"type\":\"webauthn.get\"")));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void refuses(UnaryOperator<Said> lie) {
        assertThat(verified(es256().registers(lie.apply(truth())))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ES256_ON_P384", "RS256_OF_1024_BITS", "ES384"})
    void refusesKeysOfOtherKinds(Kind kind) {
        assertThat(verified(new Authenticator(kind).registers(truth()))).isEmpty();
    }

    @Test
    void refusesAnAttestationThatItsOwnKeyDidNotSign() {
        Map<String, Object> garbage = Map.of("alg", -7, "sig", new byte[70]);

        assertThat(verified(es256().registers(truth(), "packed", garbage))).isEmpty();
    }

    @Test
    void refusesFormatsThatNobodyAskedFor() {
        for (String format : new String[] {"tpm", "fido-u2f", "android-key", "apple", "compound", "", "nonsense"}) {
            assertThat(verified(es256().registers(truth(), format, Map.of())))
                    .describedAs(format)
                    .isEmpty();
        }
    }

    static Stream<Named<byte[]>> bombs() {
        byte[] nested = new byte[45_000];
        Arrays.fill(nested, (byte) 0x81);
        byte[] endless = new byte[45_000];
        Arrays.fill(endless, (byte) 0x9f);
        return Stream.of(
                Named.of("nothing", new byte[] {0}),
                Named.of("arrays in arrays", nested),
                Named.of("arrays that do not end", endless),
                Named.of("a string of 2 GiB", Cbor.joined(Cbor.head(5, 1), Cbor.head(3, Integer.MAX_VALUE))),
                Named.of(
                        "bytes of 2 GiB",
                        Cbor.joined(Cbor.head(5, 1), Cbor.of("authData"), Cbor.head(2, Integer.MAX_VALUE))),
                Named.of("a map of two thousand million", Cbor.head(5, Integer.MAX_VALUE)),
                Named.of("a length of eight bytes", new byte[] {(byte) 0x5b, -1, -1, -1, -1, -1, -1, -1, -1}),
                Named.of("an integer of 40 kB", Cbor.joined(new byte[] {(byte) 0xc2}, Cbor.of(new byte[40_000]))),
                Named.of("no members", Cbor.of(Map.of())),
                Named.of("no data", Authenticator.attestation("none", Map.of(), new byte[0])),
                Named.of("short data", Authenticator.attestation("none", Map.of(), new byte[36])),
                Named.of("data without a key", Authenticator.attestation("none", Map.of(), new byte[37])),
                Named.of("a text", "not CBOR".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void refusesGarbage(byte[] attestation) {
        assertThat(verified(Authenticator.answer(truth(), attestation))).isEmpty();
    }

    @Test
    void refusesWhatIsNotBase64Url() {
        RegistrationAnswer good = es256().registers(truth());
        for (String bad : new String[] {"", "=", "a b", "+/+/", good.attestation() + "=", "\u00e9", "A"}) {
            assertThat(verified(new RegistrationAnswer(good.clientData(), bad, "", "")))
                    .isEmpty();
            assertThat(verified(new RegistrationAnswer(bad, good.attestation(), "", "")))
                    .isEmpty();
        }
    }

    /** One bit at each place, or an end there: refused or still a passkey, and never an exception. */
    @Test
    void endsInAnAnswerWhateverTheBytes() {
        for (Kind kind : new Kind[] {Kind.ES256, Kind.EDDSA, Kind.RS256}) {
            byte[] good = Base64.getUrlDecoder()
                    .decode(new Authenticator(kind).registers(truth()).attestation());
            for (int at = 0; at < good.length; at++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << at % 8);
                verified(Authenticator.answer(truth(), bad));
                assertThat(verified(Authenticator.answer(truth(), Arrays.copyOf(good, at))))
                        .isEmpty();
            }
        }
    }

    private Optional<StoredPasskey> verified(RegistrationAnswer answer) {
        return attestations.verified(answer, CHALLENGE.bytes());
    }

    private static Said truth() {
        return Said.to(CHALLENGE.text());
    }

    private static Authenticator es256() {
        return new Authenticator(Kind.ES256);
    }

    private static Named<UnaryOperator<Said>> lie(String name, UnaryOperator<Said> lie) {
        return Named.of(name, lie);
    }
}
