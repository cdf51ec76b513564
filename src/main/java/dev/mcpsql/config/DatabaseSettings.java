// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.util.Optional;

/**
 * One login to one database.
 *
 * @param url a {@code jdbc:postgresql:} URL without credentials
 * @param user the login
 * @param password from the environment; absent where the command at hand does not need this login
 */
public record DatabaseSettings(String url, String user, Optional<Secret> password) {

    /**
     * The password, needed now.
     *
     * @throws ConfigurationException when the environment has none
     */
    public Secret requiredPassword() {
        return password.orElseThrow(() -> new ConfigurationException(
                java.util.List.of("no password in the environment for the database login " + user)));
    }
}
