// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.DenialAdvice;
import dev.mcpsql.access.Eligibility;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.Factors;
import dev.mcpsql.identity.LiveSessions;
import dev.mcpsql.passkey.Passkey;
import dev.mcpsql.passkey.Passkeys;
import dev.mcpsql.passkey.RelyingParty;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.web.Pages;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The person's account at a glance. */
@Component
final class HomePage {

    /** In the one zone that needs no asking. */
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Eligibility eligibility;
    private final LiveSessions sessions;
    private final Passkeys passkeys;
    private final RelyingParty relyingParty;
    private final StateDatabase state;
    private final Pages pages;
    private final Settings settings;

    @Inject
    HomePage(
            Eligibility eligibility,
            LiveSessions sessions,
            Passkeys passkeys,
            RelyingParty relyingParty,
            StateDatabase state,
            Pages pages,
            Settings settings) {
        this.passkeys = passkeys;
        this.relyingParty = relyingParty;
        this.eligibility = eligibility;
        this.sessions = sessions;
        this.state = state;
        this.pages = pages;
        this.settings = settings;
    }

    Response of(Visitor visitor) {
        Map<String, Object> values = visitor.values();
        Eligibility.Ruling ruling = eligibility.of(visitor.person());
        values.put("profile", ruling.match(ProfileName::value, reason -> ""));
        values.put("advice", ruling.match(profile -> "", DenialAdvice::of));
        values.put("hasProfile", ruling.match(profile -> true, reason -> false));
        values.put("administrator", visitor.person().administrator());
        values.put("resource", settings.publicUrl().resource());
        values.putAll(factors(Factors.of(state, visitor.person().accountId())));
        values.putAll(passkeys(visitor));
        values.put("sessions", sessions(visitor));
        return pages.show(200, Pages.Name.HOME, values).build();
    }

    private static Map<String, Object> factors(Factors factors) {
        Map<String, Object> values = new HashMap<>();
        values.put("password", factors.passwordSince().isPresent());
        values.put("passwordSince", day(factors.passwordSince()));
        values.put("totp", factors.totp());
        values.put("totpSince", day(factors.totpSince()));
        values.put("atProvider", factors.atProvider());
        values.put("mfa", factors.totp() || factors.passkeys() > 0 || factors.atProvider());
        values.put("codesLeft", factors.codesLeft());
        values.put("fewCodes", factors.codesLeft() < 3);
        return values;
    }

    private Map<String, Object> passkeys(Visitor visitor) {
        List<Map<String, Object>> rows = passkeys.of(visitor.person().accountId()).stream()
                .map(HomePage::row)
                .toList();
        return Map.of("passkeys", rows, "anyPasskey", !rows.isEmpty(), "passkeysPossible", relyingParty.possible());
    }

    private static Map<String, Object> row(Passkey passkey) {
        return Map.of(
                "id", passkey.id(),
                "label", passkey.label(),
                "since", DAY.format(passkey.createdAt()),
                "used", passkey.lastUsedAt().map(MINUTE::format).orElse(""),
                "alone", passkey.verifiesUser());
    }

    private List<Map<String, Object>> sessions(Visitor visitor) {
        return sessions.of(visitor.person().accountId(), visitor.cookie()).stream()
                .map(live -> Map.<String, Object>of(
                        "started", MINUTE.format(live.startedAt()),
                        "seen", MINUTE.format(live.seenAt()),
                        "here", live.here()))
                .toList();
    }

    private static String day(Optional<Instant> at) {
        return at.map(DAY::format).orElse("");
    }
}
