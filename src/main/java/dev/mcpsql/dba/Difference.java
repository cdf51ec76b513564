// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

/**
 * One place where the database is not as configured.
 *
 * @param found what is so, as a sentence
 * @param remedy SQL that mends it, else {@code ""} where a person must decide
 */
record Difference(String found, String remedy) {

    static Difference forPerson(String found) {
        return new Difference(found, "");
    }

    boolean mendable() {
        return !remedy.isEmpty();
    }
}
