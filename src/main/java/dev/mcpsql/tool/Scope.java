// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.gate.Policy;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.Profile;

/**
 * What one call may see.
 *
 * @param profile the caller's one profile
 * @param catalog what that profile can see in the database
 * @param policy the same as the gate reads it
 */
record Scope(Profile profile, Catalog catalog, Policy policy) {}
