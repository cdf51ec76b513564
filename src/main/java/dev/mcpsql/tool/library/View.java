// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.tool.answer.Outcome;
import java.util.function.BiFunction;

/** What the caller's profile sees at this moment; read only by those who need it. */
@FunctionalInterface
public interface View {

    /** Does the work with it, or says why it cannot be told now. */
    Outcome within(BiFunction<Profile, Catalog, Outcome> work);
}
