// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpsql.access.TokenClaims;
import dev.mcpsql.config.ExternalIssuer;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a token of an external issuer claims, once its signature was good; empty when a claim is missing or its time is over. */
final class ExternalClaims {

    private final ExternalIssuer issuer;
    private final Clock clock;

    ExternalClaims(ExternalIssuer issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    Optional<TokenClaims> read(SignedJWT token) throws ParseException {
        JWTClaimsSet set = token.getJWTClaimsSet();
        @Nullable String client = either(set.getStringClaim("client_id"), set.getStringClaim("azp"));
        @Nullable String person = set.getStringClaim(issuer.personClaim());
        @Nullable String keyId = token.getHeader().getKeyID();
        if (client == null
                || person == null
                || person.isBlank()
                || set.getSubject() == null
                || set.getJWTID() == null) {
            return Optional.empty();
        }
        if (!issuer.issuer().equals(set.getIssuer()) || !inTime(set)) {
            return Optional.empty();
        }
        return Optional.of(new TokenClaims(
                issuer.issuer(),
                set.getSubject(),
                person,
                Set.copyOf(set.getAudience()),
                client,
                scopes(set.getStringClaim("scope")),
                set.getJWTID(),
                set.getIssueTime().toInstant(),
                set.getExpirationTime().toInstant(),
                keyId == null ? "" : keyId));
    }

    /** {@code iat} must be there: what the person ended is told apart by it. */
    private boolean inTime(JWTClaimsSet set) {
        Instant earliest = clock.instant().minus(issuer.clockSkew());
        Instant latest = clock.instant().plus(issuer.clockSkew());
        Date issued = set.getIssueTime();
        Date expires = set.getExpirationTime();
        Date begins = set.getNotBeforeTime();
        return issued != null
                && expires != null
                && !issued.toInstant().isAfter(latest)
                && expires.toInstant().isAfter(earliest)
                && (begins == null || !begins.toInstant().isAfter(latest))
                && issuer.tokenAge()
                        .filter(age -> !issued.toInstant().plus(age).isAfter(earliest))
                        .isEmpty();
    }

    private static Set<String> scopes(@Nullable String scope) {
        return scope == null
                ? Set.of()
                : Arrays.stream(scope.split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toSet());
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }
}
