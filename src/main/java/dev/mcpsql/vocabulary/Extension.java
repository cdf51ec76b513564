// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An extension of PostgreSQL whose types, operators and functions a profile may use as a unit.
 *
 * @param schema where it is installed
 * @param kind which one
 */
public record Extension(Identifier schema, Kind kind) {

    /** The extensions whose parts were read one by one; any other is a matter of single functions. */
    public enum Kind {
        /** Text that compares without case (PostgreSQL manual §F.9). */
        CITEXT,
        /** Similarity of texts by trigrams (§F.33). */
        PG_TRGM,
        /** Pairs of keys and values (§F.17). */
        HSTORE,
        /** Geometry and geography (PostGIS manual, chapter 7). */
        POSTGIS,
        /** Vectors and their distances (pgvector). */
        VECTOR;

        /** The name in {@code pg_extension.extname}. */
        public String extname() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of that {@code extname}; empty for every other extension. */
        public static Optional<Kind> of(String extname) {
            return Arrays.stream(values())
                    .filter(kind -> kind.extname().equals(extname))
                    .findFirst();
        }
    }
}
