// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import dev.mcpsql.access.LocalPath;
import dev.mcpsql.identity.WebSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a sign-in leads: to an authorization request's consent, to a page of the administrators, or home.
 *
 * @param request the request that waits
 * @param next the page that was asked for
 */
public record Destination(Optional<UUID> request, Optional<LocalPath> next) {

    /** The person's own account. */
    public static final Destination HOME = new Destination(Optional.empty(), Optional.empty());

    /** From a query or a form; what is not well-formed is not there. */
    public static Destination of(Parameters parameters) {
        return new Destination(
                parameters.get("request").flatMap(Destination::uuid),
                parameters.get("next").flatMap(LocalPath::of));
    }

    /** What {@link #query} gave away; what is not well-formed is not there. */
    public static Destination ofQuery(String query) {
        return Parameters.ofForm(query.startsWith("?") ? query.substring(1) : query)
                .map(Destination::of)
                .orElseGet(() -> new Destination(Optional.empty(), Optional.empty()));
    }

    /** To the consent page of this request. */
    public static Destination consent(UUID request) {
        return new Destination(Optional.of(request), Optional.empty());
    }

    /** The path after the sign-in. */
    public String path() {
        return request.map(id -> "/o/consent?request=" + id)
                .orElseGet(() -> next.map(LocalPath::value).orElse("/account/"));
    }

    /** Where a sign-in that came so far goes on. */
    public String from(WebSession.Stage stage) {
        return switch (stage) {
            case SECOND_FACTOR_DUE -> code();
            case ENROLMENT_DUE -> enrolment();
            case COMPLETE -> path();
        };
    }

    /** The sign-in page that leads there. */
    public String signIn() {
        return "/account/sign-in" + query();
    }

    /** The page of the second factor that leads there. */
    public String code() {
        return "/account/sign-in/code" + query();
    }

    /** The page of the recovery codes that leads there. */
    public String recovery() {
        return "/account/sign-in/recovery" + query();
    }

    /** The page that says how many recovery codes are left, on the way there. */
    public String recovered() {
        return "/account/recovery-codes/used" + query();
    }

    /** The page on which a first second factor is enrolled, on the way there. */
    public String enrolment() {
        return "/account/authenticator" + query();
    }

    /** The page on which a passkey is made, on the way there. */
    public String passkey() {
        return "/account/passkeys" + query();
    }

    /** For the hidden fields of a form. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("request", request.map(UUID::toString).orElse(""));
        fields.put("next", next.map(LocalPath::value).orElse(""));
        return fields;
    }

    /** The pages of the second factor, for links from one to the other. */
    public Map<String, Object> links() {
        return Map.of("codePage", code(), "recoveryPage", recovery());
    }

    /** The query of a page on the way there, with its question mark; empty for home. */
    public String query() {
        return request.map(id -> "?request=" + id)
                .orElseGet(() -> next.map(path -> "?next=" + path.value()).orElse(""));
    }

    private static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
