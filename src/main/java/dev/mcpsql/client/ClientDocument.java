// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a metadata document must say before its client may ask (draft §4, MCP 2026-07-28 client registration). */
sealed interface ClientDocument {

    /** One branch for each ending. */
    <R> R match(Function<Good, R> onGood, Function<DocumentFault, R> onFault);

    /** Good enough. */
    record Good(String name, List<RedirectUri> redirectUris) implements ClientDocument {
        /** Copies the list. */
        public Good {
            redirectUris = List.copyOf(redirectUris);
        }

        @Override
        public <R> R match(Function<Good, R> onGood, Function<DocumentFault, R> onFault) {
            return onGood.apply(this);
        }
    }

    /** Not good enough. */
    record Faulty(DocumentFault fault) implements ClientDocument {
        @Override
        public <R> R match(Function<Good, R> onGood, Function<DocumentFault, R> onFault) {
            return onFault.apply(fault);
        }
    }

    /** Reads the text that was delivered at that address. */
    static ClientDocument of(String text, DocumentAddress address) {
        try {
            JsonNode root = ClientMetadata.STRICT.readTree(text);
            return root.isObject() ? of(root, address) : new Faulty(DocumentFault.MALFORMED);
        } catch (JacksonException malformed) {
            return new Faulty(DocumentFault.MALFORMED);
        }
    }

    private static ClientDocument of(JsonNode root, DocumentAddress address) {
        if (!root.path("client_id").isString()
                || !root.path("client_id").stringValue().equals(address.value())) {
            return new Faulty(DocumentFault.FOREIGN);
        }
        if (!root.path("client_name").isString()
                || root.path("client_name").stringValue().isBlank()) {
            return new Faulty(DocumentFault.NAMELESS);
        }
        return isConfidential(root)
                ? new Faulty(DocumentFault.CONFIDENTIAL)
                : ClientMetadata.of(root)
                        .match(
                                wanted -> new Good(wanted.name(), wanted.redirectUris()),
                                faulty -> new Faulty(fault(faulty.fault())));
    }

    /**
     * A document can hold no secret (draft §4.1), and a client that says it authenticates must be made to (§8.2), which no
     * client of this server is.
     */
    private static boolean isConfidential(JsonNode root) {
        JsonNode method = root.path("token_endpoint_auth_method");
        boolean isPublic = method.isMissingNode()
                || (method.isString() && method.stringValue().equals("none"));
        return !isPublic
                || Stream.of("client_secret", "client_secret_expires_at").anyMatch(root::has);
    }

    private static DocumentFault fault(ClientMetadata.Fault fault) {
        return switch (fault) {
            case INVALID_REDIRECT_URI -> DocumentFault.REDIRECTS;
            case INVALID_CLIENT_METADATA -> DocumentFault.METADATA;
        };
    }
}
