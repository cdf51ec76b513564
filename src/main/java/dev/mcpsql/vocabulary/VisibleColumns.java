// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.util.List;

/**
 * The columns of one relation that a profile may see.
 *
 * @param names in the relation's order
 * @param extent whether the relation has others
 */
public record VisibleColumns(List<Identifier> names, Extent extent) {

    /** How much of a relation is visible: what stands for "every column" is safe to expand only where that is all. */
    public enum Extent {
        /** The relation has no other column. */
        WHOLE,
        /** The relation has columns that this profile must not learn of. */
        PART
    }

    /** Copies the list. */
    public VisibleColumns {
        names = List.copyOf(names);
    }

    /** Whether these are all columns that the relation has. */
    public boolean isWhole() {
        return extent == Extent.WHOLE;
    }
}
