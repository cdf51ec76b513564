// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import dev.mcpsql.config.ProviderSettings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;

/** Redeems an authorization code for an ID token (OpenID Connect Core 1.0 §3.1.3). The access token is not kept. */
final class CodeExchange {

    private static final System.Logger LOG = System.getLogger(CodeExchange.class.getName());

    private static final int SERVER_ERROR = 500;

    private final ProviderSettings settings;
    private final ProviderHttp http;
    private final URI callback;

    CodeExchange(ProviderSettings settings, ProviderHttp http, URI callback) {
        this.settings = settings;
        this.http = http;
        this.callback = callback;
    }

    /** The ID token, not judged yet; empty when the provider does not accept the code. */
    Optional<JWT> redeem(String code, SignInRequest request, Provider provider) throws ProviderUnavailableException {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code), callback, new CodeVerifier(request.verifier()));
        TokenRequest asked = new TokenRequest.Builder(
                        provider.metadata().getTokenEndpointURI(), authentication(provider), grant)
                .build();
        try {
            var answer = asked.toHTTPRequest().send(http);
            if (answer.getStatusCode() >= SERVER_ERROR) {
                throw new ProviderUnavailableException("its token endpoint failed with " + answer.getStatusCode());
            }
            return idToken(OIDCTokenResponseParser.parse(answer));
        } catch (ParseException malformed) {
            throw new ProviderUnavailableException("its token endpoint answered no token response", malformed);
        } catch (IOException unreachable) {
            throw new ProviderUnavailableException(
                    "its token endpoint is out of reach: " + unreachable.getMessage(), unreachable);
        }
    }

    private static Optional<JWT> idToken(TokenResponse answer) {
        if (answer instanceof OIDCTokenResponse granted) {
            return Optional.ofNullable(granted.getOIDCTokens().getIDToken());
        }
        LOG.log(
                Level.WARNING,
                "the provider accepted no code: {0}",
                answer.toErrorResponse().getErrorObject().getCode());
        return Optional.empty();
    }

    private ClientAuthentication authentication(Provider provider) {
        ClientID id = new ClientID(settings.registration().clientId());
        Secret secret =
                new Secret(settings.registration().clientSecret().orElseThrow().value());
        return provider.wantsSecretInForm() ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
    }
}
