// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import dev.mcpsql.config.Component;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the answer to an authentication against the passkey that it names (WebAuthn §7.2). */
@Component
final class Assertions {

    /**
     * What the authenticator said of this use.
     *
     * @param signCount its counter; zero where it keeps none
     * @param userVerified whether it checked who holds it
     * @param backedUp whether the passkey has left its device
     */
    record Use(long signCount, boolean userVerified, boolean backedUp) {}

    private final RelyingParty relyingParty;
    private final WebAuthnAuthenticationManager library;
    private final AttestedCredentialDataConverter credentials;

    @Inject
    Assertions(RelyingParty relyingParty) {
        this.relyingParty = relyingParty;
        ObjectConverter converter = new ObjectConverter();
        this.credentials = new AttestedCredentialDataConverter(converter);
        this.library = new WebAuthnAuthenticationManager(List.of(), converter);
        // Whether the counter moved on is decided where it is stored, by the statement that stores it.
        this.library.getAuthenticationDataVerifier().setMaliciousCounterValueHandler(went -> {});
    }

    /** The use of the passkey, if this answers that challenge; the counter is not compared. */
    Optional<Use> verified(AssertionAnswer answer, StoredPasskey passkey, byte[] challenge) {
        Optional<AuthenticationRequest> request = request(answer);
        if (request.isEmpty()) {
            return Optional.empty();
        }
        AuthenticationParameters expected =
                new AuthenticationParameters(relyingParty.expecting(challenge), record(passkey), null, false, true);
        return Hostile.read(() -> library.verify(request.get(), expected))
                .map(AuthenticationData::getAuthenticatorData)
                .map(Assertions::use);
    }

    private static Optional<AuthenticationRequest> request(AssertionAnswer answer) {
        List<byte[]> parts = Stream.of(
                        answer.credentialId(), answer.authenticatorData(), answer.clientData(), answer.signature())
                .flatMap(part -> Base64Url.read(part).stream())
                .map(Base64Url::bytes)
                .toList();
        return parts.size() == 4
                ? Optional.of(new AuthenticationRequest(parts.get(0), parts.get(1), parts.get(2), parts.get(3)))
                : Optional.empty();
    }

    private CredentialRecord record(StoredPasskey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                passkey.verifiesUser(),
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.signCount(),
                credentials.convert(passkey.credential().bytes()),
                null,
                null,
                null,
                null);
    }

    private static Use use(AuthenticatorData<?> data) {
        Objects.requireNonNull(data);
        return new Use(data.getSignCount(), data.isFlagUV(), data.isFlagBS());
    }
}
