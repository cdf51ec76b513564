// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

/** Asks the queried database what a profile can see now. */
@FunctionalInterface
public interface CatalogReader {

    /**
     * Reads the relations that the profile lists and its role may SELECT.
     *
     * @throws CatalogUnavailableException when the database did not answer
     */
    Catalog read(Profile profile);
}
