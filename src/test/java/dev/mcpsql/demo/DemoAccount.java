// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.util.Optional;

/**
 * Somebody who may sign in to the demo.
 *
 * @param username to type
 * @param password to type
 * @param totpSecret for an authenticator, when the account has a second factor
 * @param profile the one tier of data it may read; an administrator has none by being one
 * @param admin whether it sees the administrators' pages
 */
record DemoAccount(
        String username, String password, Optional<String> totpSecret, Optional<String> profile, boolean admin) {}
