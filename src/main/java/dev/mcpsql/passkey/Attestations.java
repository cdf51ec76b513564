// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import dev.mcpsql.config.Component;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the answer to a registration (WebAuthn §7.1).
 *
 * <p>We ask for no attestation, so no maker is trusted and none is kept out; browsers then send the format {@code none}, or a
 * {@code packed} statement that the new key itself signed (§5.4.7).
 */
@Component
final class Attestations {

    private static final Set<String> TRANSPORTS = Set.of("usb", "nfc", "ble", "smart-card", "hybrid", "internal");

    private final RelyingParty relyingParty;
    private final WebAuthnRegistrationManager library;
    private final AttestedCredentialDataConverter credentials;

    @Inject
    Attestations(RelyingParty relyingParty) {
        this.relyingParty = relyingParty;
        ObjectConverter converter = new ObjectConverter();
        this.credentials = new AttestedCredentialDataConverter(converter);
        this.library = new WebAuthnRegistrationManager(
                List.of(new NoneAttestationStatementVerifier(), new PackedAttestationStatementVerifier()),
                new NullCertPathTrustworthinessVerifier(),
                new DefaultSelfAttestationTrustworthinessVerifier(),
                converter);
    }

    /** The new passkey, if this answers that challenge. Whether another account has it already is not asked here. */
    Optional<StoredPasskey> verified(RegistrationAnswer answer, byte[] challenge) {
        Optional<byte[]> clientData = Base64Url.read(answer.clientData()).map(Base64Url::bytes);
        Optional<byte[]> attestation = Base64Url.read(answer.attestation()).map(Base64Url::bytes);
        if (clientData.isEmpty() || attestation.isEmpty()) {
            return Optional.empty();
        }
        RegistrationRequest request = new RegistrationRequest(attestation.get(), clientData.get());
        return Hostile.read(() -> library.verify(request, expected(challenge)))
                .map(data -> Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData())
                .flatMap(data -> stored(data, answer.transports()));
    }

    /** User verification is not required: a plain security key makes a good second factor (see {@link Ceremony#ALONE}). */
    private RegistrationParameters expected(byte[] challenge) {
        return new RegistrationParameters(relyingParty.expecting(challenge), PublicKeys.PARAMETERS, false, true);
    }

    private Optional<StoredPasskey> stored(AuthenticatorData<?> data, String transports) {
        AttestedCredentialData credential = Objects.requireNonNull(data.getAttestedCredentialData());
        if (!PublicKeys.fit(credential.getCOSEKey()) || credential.getCredentialId().length == 0) {
            return Optional.empty();
        }
        return Optional.of(new StoredPasskey(
                Base64Url.of(credential.getCredentialId()),
                Base64Url.of(credentials.convert(credential)),
                data.getSignCount(),
                data.isFlagUV(),
                data.isFlagBE(),
                data.isFlagBS(),
                Arrays.stream(transports.split(" ", -1))
                        .filter(TRANSPORTS::contains)
                        .distinct()
                        .sorted()
                        .toList()));
    }
}
