// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A provider as its metadata describe it (OpenID Connect Discovery 1.0 §3).
 *
 * @param metadata checked: the issuer is the configured one, every address safe
 * @param keys that sign its tokens
 */
record Provider(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {

    /** What signs with a private key and is everywhere; a secret shared with the provider signs nothing here (RFC 8725 §3.1). */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    /** Those of the two that the provider uses; none when it uses others only. */
    static Set<JWSAlgorithm> algorithms(OIDCProviderMetadata metadata) {
        List<JWSAlgorithm> offered = metadata.getIDTokenJWSAlgs();
        Set<JWSAlgorithm> both = new HashSet<>(ALGORITHMS);
        both.retainAll(offered == null ? Set.of(JWSAlgorithm.RS256) : offered);
        return both;
    }

    /** Chooses the key of a token's header among the provider's published ones, and looks nowhere else. */
    JWSKeySelector<SecurityContext> signers() {
        return new JWSVerificationKeySelector<>(algorithms(metadata), keys);
    }

    /** Whether each answer names its issuer (RFC 9207 §2.3). */
    boolean namesItself() {
        return metadata.supportsAuthorizationResponseIssuerParam();
    }

    /** Whether the secret must travel in the form: only where the provider offers nothing else (RFC 6749 §2.3.1). */
    boolean wantsSecretInForm() {
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        return methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }

    /** Where a person signs out there. */
    Optional<URI> endSession() {
        return Optional.ofNullable(metadata.getEndSessionEndpointURI());
    }
}
