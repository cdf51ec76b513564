// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.config.Settings;
import dev.mcpsql.vocabulary.DenialReason;

/** What a client sees of a denial, for the page about errors. */
public record DenialForms(Settings.PublicUrl publicUrl) {

    /** The status. */
    public int status(DenialReason reason) {
        return DenialAnswer.to(reason, publicUrl).status();
    }

    /** Whether the answer sends the client to sign in. */
    public String challenge(DenialReason reason) {
        return DenialAnswer.to(reason, publicUrl).challenge().isPresent() ? "yes" : "no";
    }
}
