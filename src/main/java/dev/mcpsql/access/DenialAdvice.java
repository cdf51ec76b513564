// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.vocabulary.DenialReason;

/** What a known person is told about a denial, and what to do. Plain ASCII without quotes: it goes into {@code error_description} (RFC 6750 §3). */
public final class DenialAdvice {

    private DenialAdvice() {}

    /** One or two sentences. */
    public static String of(DenialReason reason) {
        return switch (reason) {
            case BAD_APPLICATION ->
                "The client of this token is not registered here any more. Add the server to the client again.";
            case BAD_SCOPE -> "The token lacks the scope " + Challenge.SCOPE + ". Sign in again and allow it.";
            case BAD_AUDIENCE -> "The token was issued for another server.";
            case INACTIVE_OR_NON_STAFF ->
                "This account may not use this server. Ask your administrator to activate it as staff.";
            case NO_MFA ->
                "This server requires a second factor and this account has none. Sign in on the web pages and set one up.";
            case NO_PERM ->
                "No data profile that this server serves is assigned to this account. Ask your administrator to assign exactly one.";
            case AMBIGUOUS_PROFILE ->
                "More than one data profile is assigned to this account, so none applies. Ask your administrator to leave exactly one.";
            case NO_SESSION -> "This profile needs a live web session. Sign in on the web pages.";
            case SESSION_LOGOUT -> "You signed out, which revoked this token. Sign in again.";
            case REVOKED -> "This token was revoked. Sign in again.";
        };
    }

    /** The state in a few words, for the head of a page. */
    public static String heading(DenialReason reason) {
        return switch (reason) {
            case INACTIVE_OR_NON_STAFF -> "This account may not come in";
            case NO_MFA -> "A second factor is missing";
            case NO_PERM -> "No data profile yet";
            case AMBIGUOUS_PROFILE -> "Too many data profiles";
            case BAD_APPLICATION, BAD_SCOPE, BAD_AUDIENCE, NO_SESSION, SESSION_LOGOUT, REVOKED ->
                "You cannot use this yet";
        };
    }
}
