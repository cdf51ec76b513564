// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

/**
 * A person who is signed in wants another password.
 *
 * @param cookie of the session that asks
 * @param current the password as it is
 * @param next the password as it shall be
 * @param address of the browser
 */
public record PasswordWish(String cookie, String current, String next, String address) {

    @Override
    public String toString() {
        return "(a wish for another password)";
    }
}
