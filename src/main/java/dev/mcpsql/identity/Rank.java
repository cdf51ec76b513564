// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

/** What an account is made as. Data needs a profile on top, for every rank. */
public enum Rank {
    /** Known, but denied everywhere until made staff. */
    GUEST(false, false),
    /** May sign in and consent. */
    STAFF(true, false),
    /** Staff who also see the administrators' pages. */
    ADMINISTRATOR(true, true);

    private final boolean staff;
    private final boolean administrator;

    Rank(boolean staff, boolean administrator) {
        this.staff = staff;
        this.administrator = administrator;
    }

    /** The rank of a person. */
    public static Rank of(Standing person) {
        if (!person.staff()) {
            return GUEST;
        }
        return person.administrator() ? ADMINISTRATOR : STAFF;
    }

    boolean staff() {
        return staff;
    }

    boolean administrator() {
        return administrator;
    }
}
