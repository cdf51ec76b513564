// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client says of itself (RFC 7591 §2), in a registration or in its document: read leniently where it does not matter,
 * strictly where it does.
 *
 * <p>Unknown members are ignored. Redirect URIs off the loopback are dropped, since some programs register a web address beside
 * their own (§3.2.1 lets a server replace values); when none is left there is nothing to register.
 */
public sealed interface ClientMetadata {

    /** One branch for each ending. */
    <R> R match(Function<Wanted, R> onWanted, Function<Faulty, R> onFaulty);

    /** What may be wrong, by RFC 7591 §3.2.2. */
    enum Fault {
        INVALID_REDIRECT_URI,
        INVALID_CLIENT_METADATA
    }

    /**
     * Good enough.
     *
     * @param name visible text, cut to a length that a person reads
     * @param redirectUris what is kept
     * @param dropped how many redirect URIs are not
     * @param authMethod asked for at the token endpoint; empty when none was named
     */
    record Wanted(String name, List<RedirectUri> redirectUris, int dropped, Optional<String> authMethod)
            implements ClientMetadata {
        /** Copies the list. */
        public Wanted {
            redirectUris = List.copyOf(redirectUris);
        }

        @Override
        public <R> R match(Function<Wanted, R> onWanted, Function<Faulty, R> onFaulty) {
            return onWanted.apply(this);
        }
    }

    /**
     * Not good enough.
     *
     * @param sentence plain ASCII without quotes, nothing of what was sent
     */
    record Faulty(Fault fault, String sentence) implements ClientMetadata {
        @Override
        public <R> R match(Function<Wanted, R> onWanted, Function<Faulty, R> onFaulty) {
            return onFaulty.apply(this);
        }
    }

    /** As many as one client may have. */
    int MAX_URIS = 10;

    /** Longer names are cut: they are shown to a person who has to decide. */
    int MAX_NAME = 80;

    /** A member that comes twice means two things to two readers. */
    JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads the body of a registration. */
    static ClientMetadata of(String json) {
        try {
            JsonNode root = STRICT.readTree(json);
            return root.isObject() ? of(root) : metadata("The body must be a JSON object.");
        } catch (JacksonException malformed) {
            return metadata("The body is not JSON, or has a member twice.");
        }
    }

    /** Reads the members of an object. */
    static ClientMetadata of(JsonNode root) {
        if (lacks(root.path("grant_types"), "authorization_code")) {
            return metadata("This server only serves grant_types with authorization_code.");
        }
        if (lacks(root.path("response_types"), "code")) {
            return metadata("This server only serves response_types with code.");
        }
        JsonNode uris = root.path("redirect_uris");
        List<RedirectUri> kept = strings(uris)
                .distinct()
                .flatMap(uri -> RedirectUri.of(uri).stream())
                .toList();
        if (!uris.isArray() || kept.isEmpty() || kept.size() > MAX_URIS) {
            return new Faulty(
                    Fault.INVALID_REDIRECT_URI,
                    "redirect_uris needs 1 to 10 http URIs on 127.0.0.1, [::1] or localhost, without fragment, userinfo or wildcard.");
        }
        int distinct = (int) uris.valueStream().distinct().count();
        return new Wanted(name(root.path("client_name")), kept, distinct - kept.size(), authMethod(root));
    }

    private static Optional<String> authMethod(JsonNode root) {
        JsonNode method = root.path("token_endpoint_auth_method");
        return method.isString() ? Optional.of(method.stringValue().toLowerCase(Locale.ROOT)) : Optional.empty();
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

    private static ClientMetadata metadata(String sentence) {
        return new Faulty(Fault.INVALID_CLIENT_METADATA, sentence);
    }
}
