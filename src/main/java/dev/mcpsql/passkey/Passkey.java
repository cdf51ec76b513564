// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import java.time.Instant;
import java.util.Optional;

/**
 * A passkey as its person sees it.
 *
 * @param id names it in forms
 * @param label what the person calls it
 * @param verifiesUser whether it may sign in alone
 * @param backedUp whether its maker keeps a copy, so that it outlives its device
 * @param createdAt when it was enrolled
 * @param lastUsedAt when it last signed somebody in; empty when it never did
 */
public record Passkey(
        String id,
        String label,
        boolean verifiesUser,
        boolean backedUp,
        Instant createdAt,
        Optional<Instant> lastUsedAt) {}
