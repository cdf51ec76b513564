// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.config.ExternalIssuer;
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
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tells clients which authorization server issues tokens for the MCP endpoint (RFC 9728 §3; every URL from {@code public-url}). */
@Path(ProtectedResourceMetadataResource.NAME)
@ApplicationScoped
public class ProtectedResourceMetadataResource {

    /** The well-known suffix with the resource's own path inserted (RFC 9728 §3.1). */
    static final String NAME = "oauth-protected-resource/mcp/sql";

    /** Where the document is, under the public URL. */
    static final String LOCATION = "/.well-known/" + NAME;

    private final String document;

    /** With the document made once. */
    @Inject
    public ProtectedResourceMetadataResource(Settings settings) {
        this.document = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "resource", settings.publicUrl().resource(),
                        "resource_name", settings.resourceName(),
                        "authorization_servers", List.of(authorizationServer(settings)),
                        "scopes_supported", List.of(Challenge.SCOPE),
                        "bearer_methods_supported", List.of("header")));
    }

    private static String authorizationServer(Settings settings) {
        return settings.tokens().externalIssuer().map(ExternalIssuer::issuer).orElseGet(() -> settings.publicUrl()
                .value());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ProtectedResourceMetadataResource() {
        this.document = null;
    }

    /** The document; any origin may read it (MCP clients run in browsers too). */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response document() {
        return new PublicDocument(document, Duration.ofHours(1)).shown();
    }

    /** What a browser asks before it reads the document for a page. */
    @OPTIONS
    public Response preflight() {
        return PublicDocument.preflight();
    }
}
