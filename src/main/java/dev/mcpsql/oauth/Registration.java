// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.client.RedirectUri;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client asks for when it registers (RFC 7591 §2): read leniently where it does not matter, strictly where it does.
 *
 * <p>Unknown members are ignored. Redirect URIs that are not on the loopback are dropped, and the answer lists what is left,
 * since some programs register a web address beside their own (§3.2.1 lets a server replace values).
 */
sealed interface Registration {

    /** One branch for each ending. */
    <R> R match(Function<Wanted, R> onWanted, Function<OAuthError, R> onError);

    /** Good enough to register. */
    record Wanted(String name, List<RedirectUri> redirectUris) implements Registration {
        /** Copies the list. */
        public Wanted {
            redirectUris = List.copyOf(redirectUris);
        }

        @Override
        public <R> R match(Function<Wanted, R> onWanted, Function<OAuthError, R> onError) {
            return onWanted.apply(this);
        }
    }

    /** Not good enough. */
    record Faulty(OAuthError error) implements Registration {
        @Override
        public <R> R match(Function<Wanted, R> onWanted, Function<OAuthError, R> onError) {
            return onError.apply(error);
        }
    }

    /** Reads the body of a registration request. */
    static Registration of(String json) {
        try {
            JsonNode root = STRICT.readTree(json);
            return root.isObject() ? ofObject(root) : metadata("The body must be a JSON object.");
        } catch (JacksonException malformed) {
            return metadata("The body is not JSON, or has a member twice.");
        }
    }

    /** A member that comes twice means two things to two readers. */
    JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** As many as the table holds. */
    int MAX_URIS = 10;

    /** Longer names are cut: they are shown to a person who has to decide. */
    int MAX_NAME = 80;

    private static Registration ofObject(JsonNode root) {
        if (lacks(root.path("grant_types"), "authorization_code")) {
            return metadata("This server only serves grant_types with authorization_code.");
        }
        if (lacks(root.path("response_types"), "code")) {
            return metadata("This server only serves response_types with code.");
        }
        JsonNode uris = root.path("redirect_uris");
        List<RedirectUri> loopback = strings(uris)
                .distinct()
                .flatMap(uri -> RedirectUri.of(uri).stream())
                .toList();
        if (!uris.isArray() || loopback.isEmpty() || loopback.size() > MAX_URIS) {
            return new Faulty(
                    new OAuthError(
                            OAuthError.Code.INVALID_REDIRECT_URI,
                            "redirect_uris needs 1 to 10 http URIs on 127.0.0.1, [::1] or localhost, without fragment, userinfo or wildcard."));
        }
        return new Wanted(name(root.path("client_name")), loopback);
    }

    /** An absent list means the default, which is ours (§2). */
    private static boolean lacks(JsonNode list, String needed) {
        return !list.isMissingNode() && strings(list).noneMatch(needed::equals);
    }

    private static Stream<String> strings(JsonNode list) {
        return list.isArray()
                ? list.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue)
                : Stream.empty();
    }

    /** Without control characters and those that reorder or hide text. */
    private static String name(JsonNode written) {
        String text = written.isString() ? written.stringValue() : "";
        String visible = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cn}\\p{Cs}]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (visible.isEmpty()) {
            return "Unnamed client";
        }
        return visible.codePointCount(0, visible.length()) <= MAX_NAME
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, MAX_NAME)) + "…";
    }

    private static Registration metadata(String description) {
        return new Faulty(new OAuthError(OAuthError.Code.INVALID_CLIENT_METADATA, description));
    }
}
