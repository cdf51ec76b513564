// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import dev.mcpsql.config.ProviderSettings;
import java.net.URI;
import java.util.List;

/** The addresses at the provider that a browser is sent to. */
final class AuthorizationUrl {

    private final ProviderSettings settings;
    private final URI callback;

    AuthorizationUrl(ProviderSettings settings, URI callback) {
        this.settings = settings;
        this.callback = callback;
    }

    /** An authentication request with PKCE (OpenID Connect Core 1.0 §3.1.2.1, RFC 7636 §4.3). */
    URI of(SignInRequest request, Provider provider) {
        AuthenticationRequest.Builder asked = new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope(), client(), callback)
                .endpointURI(provider.metadata().getAuthorizationEndpointURI())
                .state(new State(request.state()))
                .nonce(new Nonce(request.nonce()))
                .codeChallenge(new CodeVerifier(request.verifier()), CodeChallengeMethod.S256);
        settings.maxAge().ifPresent(age -> asked.maxAge((int) age.toSeconds()));
        List<ACR> contexts =
                settings.factors().acr().stream().sorted().map(ACR::new).toList();
        return contexts.isEmpty()
                ? asked.build().toURI()
                : asked.acrValues(contexts).build().toURI();
    }

    /** RP-Initiated Logout 1.0 §2, by client id: the ID token is not kept, so the provider asks the person. */
    URI ofSignOut(URI endpoint) {
        return new LogoutRequest(endpoint, null, null, client(), null, null, null).toURI();
    }

    private Scope scope() {
        return new Scope(settings.registration().scopes().toArray(new String[0]));
    }

    private ClientID client() {
        return new ClientID(settings.registration().clientId());
    }
}
