// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.mcpsql.access.PublicDocument;
import dev.mcpsql.config.Settings;
import dev.mcpsql.token.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** The public halves of the signing keys (RFC 7517 §5). */
@Path("jwks")
@ApplicationScoped
public class KeysResource {

    private final SigningKeys keys;
    private final Settings settings;

    /** Over the keys. */
    @Inject
    public KeysResource(SigningKeys keys, Settings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected KeysResource() {
        this(null, null);
    }

    /** The set, without a private member. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response set() {
        OwnIssuer.required(settings);
        JWKSet set = new JWKSet(
                keys.published().stream().<JWK>map(key -> key.toPublicJWK()).toList());
        return new PublicDocument(set.toString(true), Duration.ofMinutes(5)).shown();
    }

    /** What a browser asks before it reads the set for a page. */
    @OPTIONS
    public Response preflight() {
        OwnIssuer.required(settings);
        return PublicDocument.preflight();
    }
}
