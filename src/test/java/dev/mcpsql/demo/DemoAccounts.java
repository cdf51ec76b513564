// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.vocabulary.ProfileName;
import java.util.List;
import java.util.Optional;

/** The people of the demo, made at its first start and the same at every other. */
final class DemoAccounts {

    /** Who there is, and with what. */
    private enum Person {
        ANALYST("analyst", "analyst", Rank.STAFF),
        ANALYST_WITH_MFA("analyst-mfa", "analyst", Rank.STAFF),
        SUPPORT("support", "support", Rank.STAFF),
        ADMINISTRATOR("administrator", "", Rank.ADMINISTRATOR);

        private final String username;
        private final String profile;
        private final Rank rank;

        Person(String username, String profile, Rank rank) {
            this.username = username;
            this.profile = profile;
            this.rank = rank;
        }
    }

    private final Accounts accounts;
    private final DemoSecrets secrets;

    DemoAccounts(Accounts accounts, DemoSecrets secrets) {
        this.accounts = accounts;
        this.secrets = secrets;
    }

    /** Makes who is missing and tells of all. */
    List<DemoAccount> prepare() {
        return List.of(Person.values()).stream().map(this::prepared).toList();
    }

    private DemoAccount prepared(Person person) {
        String password = secrets.password("account." + person.username);
        if (accounts.standing(person.username).isEmpty()) {
            accounts.create(person.username, password, person.rank);
        }
        if (!person.profile.isEmpty()) {
            accounts.assignProfile(person.username, new ProfileName(person.profile));
        }
        return new DemoAccount(
                person.username,
                password,
                person == Person.ANALYST_WITH_MFA ? Optional.of(secondFactor(person)) : Optional.empty(),
                Optional.of(person.profile).filter(profile -> !profile.isEmpty()),
                person.rank == Rank.ADMINISTRATOR);
    }

    /** The secret is readable only at enrolment, so the demo keeps it; a lost one is replaced. */
    private String secondFactor(Person person) {
        String name = "totp." + person.username;
        boolean enrolled = accounts.standing(person.username).orElseThrow().mfa();
        return secrets.known(name)
                .filter(known -> enrolled)
                .orElseGet(() ->
                        secrets.keep(name, accounts.enrolTotp(person.username).base32()));
    }
}
