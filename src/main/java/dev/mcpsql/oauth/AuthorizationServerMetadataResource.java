// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.Challenge;
import dev.mcpsql.access.PublicDocument;
import dev.mcpsql.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Authorization server metadata (RFC 8414 §2); the issuer is the public URL to the letter, and no URL comes from a request. */
@Path("oauth-authorization-server")
@ApplicationScoped
public class AuthorizationServerMetadataResource {

    private final String document;
    private final Settings settings;

    /** With the document made once. */
    @Inject
    public AuthorizationServerMetadataResource(Settings settings) {
        this.document = JsonMapper.shared().writeValueAsString(metadata(settings));
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AuthorizationServerMetadataResource() {
        this.document = null;
        this.settings = null;
    }

    /** The document, which any origin may read; 404 where another server issues the tokens. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response document() {
        OwnIssuer.required(settings);
        return new PublicDocument(document, Duration.ofHours(1)).shown();
    }

    /** What a browser asks before it reads the document for a page. */
    @OPTIONS
    public Response preflight() {
        OwnIssuer.required(settings);
        return PublicDocument.preflight();
    }

    /** RFC 8414 §2, RFC 7636 (S256 only), RFC 9207 §3 ({@code iss} in every answer). */
    private static Map<String, Object> metadata(Settings settings) {
        Settings.PublicUrl publicUrl = settings.publicUrl();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", publicUrl.value());
        metadata.put("authorization_endpoint", publicUrl.path("/o/authorize"));
        metadata.put("token_endpoint", publicUrl.path("/o/token"));
        metadata.put("registration_endpoint", publicUrl.path("/o/register"));
        metadata.put("revocation_endpoint", publicUrl.path("/o/revoke"));
        metadata.put("jwks_uri", publicUrl.path("/o/jwks"));
        metadata.put("scopes_supported", List.of(Challenge.SCOPE));
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query"));
        metadata.put("grant_types_supported", settings.tokens().grantTypes());
        metadata.put("token_endpoint_auth_methods_supported", List.of("none"));
        metadata.put("revocation_endpoint_auth_methods_supported", List.of("none"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put(
                "client_id_metadata_document_supported",
                settings.clients().documents().fetched());
        return metadata;
    }
}
