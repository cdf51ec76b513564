// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.passkey.Authenticator.Kind;
import dev.mcpsql.testing.TestSettings;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** WebAuthn §7.2: which answers to an authentication are a use of the passkey. */
class AssertionsTest {

    private static final Base64Url CHALLENGE = Base64Url.of(new byte[32]);

    private final RelyingParty party = new RelyingParty(TestSettings.at("http://localhost:8080"));
    private final Attestations attestations = new Attestations(party);
    private final Assertions assertions = new Assertions(party);

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ES256", "EDDSA", "RS256"})
    void acceptsTheSignatureOfTheEnrolledKey(Kind kind) {
        Authenticator authenticator = new Authenticator(kind);

        assertThat(verified(authenticator, truth().counter(4))).contains(new Assertions.Use(4, true, false));
    }

    @Test
    void tellsWhetherThePersonWasVerified() {
        assertThat(verified(es256(), truth().flags(Said.PRESENT))).contains(new Assertions.Use(0, false, false));
    }

    static Stream<Named<UnaryOperator<Said>>> lies() {
        return Stream.of(
                lie(
                        "another challenge",
                        said -> Said.to(Base64Url.of(new byte[31]).text())),
                lie("another host", said -> said.origin("http://localhost.example:8080")),
                lie("another port", said -> said.origin("http://localhost:8081")),
                lie("another scheme", said -> said.origin("https://localhost:8080")),
                lie("another relying party", said -> said.rpId("example.com")),
                lie("a registration", said -> said.type("webauthn.create")),
                lie("nobody present", said -> said.flags(Said.VERIFIED)),
                lie("suddenly eligible for backup", said -> said.flags(Said.PRESENT | Said.BACKUP_ELIGIBLE)),
                lie("backed up, but not eligible", said -> said.flags(Said.PRESENT | Said.BACKED_UP)),
                lie("in a foreign frame", said -> said.more(",\"crossOrigin\":true")),
                lie("below a foreign page", said -> said.more(",\"topOrigin\":\"https://evil.example\"")));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void refuses(UnaryOperator<Said> lie) {
        assertThat(verified(es256(), lie.apply(truth()))).isEmpty();
    }

    @Test
    void refusesTheSignatureOfAnotherKey() {
        Authenticator owner = es256();

        assertThat(assertions.verified(es256().signs(truth()), enrolled(owner), CHALLENGE.bytes()))
                .isEmpty();
    }

    /** What was signed is all of it: no byte can be another. */
    @Test
    void refusesEveryAlteration() {
        Authenticator owner = es256();
        StoredPasskey passkey = enrolled(owner);
        AssertionAnswer good = owner.signs(truth());

        for (AssertionAnswer bad : altered(good)) {
            assertThat(assertions.verified(bad, passkey, CHALLENGE.bytes())).isEmpty();
        }
    }

    private static List<AssertionAnswer> altered(AssertionAnswer good) {
        Stream<AssertionAnswer> data = alterations(good.authenticatorData())
                .map(bad -> new AssertionAnswer(good.credentialId(), "", good.clientData(), bad, good.signature()));
        Stream<AssertionAnswer> client = alterations(good.clientData())
                .map(bad ->
                        new AssertionAnswer(good.credentialId(), "", bad, good.authenticatorData(), good.signature()));
        Stream<AssertionAnswer> signature = alterations(good.signature())
                .map(bad ->
                        new AssertionAnswer(good.credentialId(), "", good.clientData(), good.authenticatorData(), bad));
        return Stream.of(data, client, signature).flatMap(all -> all).toList();
    }

    private static Stream<String> alterations(String part) {
        byte[] good = Base64.getUrlDecoder().decode(part);
        Stream<byte[]> shorter =
                Stream.iterate(0, at -> at < good.length, at -> at + 1).map(at -> Arrays.copyOf(good, at));
        Stream<byte[]> other = Stream.iterate(0, at -> at < good.length, at -> at + 1)
                .map(at -> {
                    byte[] bad = good.clone();
                    bad[at] ^= (byte) (1 << at % 8);
                    return bad;
                });
        return Stream.concat(shorter, other).map(Authenticator::text);
    }

    private Optional<Assertions.Use> verified(Authenticator authenticator, Said said) {
        return assertions.verified(authenticator.signs(said), enrolled(authenticator), CHALLENGE.bytes());
    }

    private StoredPasskey enrolled(Authenticator authenticator) {
        return attestations
                .verified(authenticator.registers(truth()), CHALLENGE.bytes())
                .orElseThrow();
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
