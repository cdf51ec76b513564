// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Instants as people read and type them on the pages: always UTC, and saying so. */
final class UtcTime {

    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Later years are written with a sign, and PostgreSQL has fewer of them than Java. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private UtcTime() {}

    static String spoken(Instant instant) {
        return SPOKEN.format(instant);
    }

    /** As a {@code datetime-local} field holds it (HTML, "Local date and time strings"), whole seconds. */
    static String typed(Instant instant) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC));
    }

    /** The other way round; empty when the text is no such time. */
    static Optional<Instant> read(String typed) {
        try {
            return Optional.of(LocalDateTime.parse(typed.strip()).toInstant(ZoneOffset.UTC))
                    .filter(instant -> !instant.isBefore(Instant.EPOCH) && instant.isBefore(END_OF_TIME));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
