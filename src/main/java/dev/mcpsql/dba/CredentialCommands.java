// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.Factor;
import dev.mcpsql.identity.TotpSecret;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What people sign in with beside the password, and the ends of their sessions and waits. */
final class CredentialCommands {

    /** Stands in the trail where a browser's address would. */
    private static final String HERE = "command line";

    private final CommandContext context;
    private final PeopleDesk desk;

    CredentialCommands(CommandContext context) {
        this.context = context;
        this.desk = new PeopleDesk(context);
    }

    ExitCode enrolTotp() throws UnfitArgumentException {
        Accounts accounts = desk.accounts();
        return desk.tell(() -> {
            TotpSecret secret = accounts.enrolTotp(context.first());
            context.out().println(secret.base32());
            context.out().println(secret.uri(context.settings().resourceName(), context.first()));
            return "has a new second factor; it is shown nowhere again";
        });
    }

    ExitCode removeFactors() throws UnfitArgumentException {
        Set<Factor> factors = factors(context.second());
        Accounts accounts = desk.accounts();
        return desk.tell(() -> accounts.removeFactors(context.first(), factors) > 0
                ? "has lost them; sessions and tokens ended"
                : "had none");
    }

    ExitCode signOut() throws UnfitArgumentException {
        Accounts accounts = desk.accounts();
        return desk.tell(() -> "is signed out everywhere; tokens revoked: "
                + desk.signOut().everywhere(accounts.required(context.first()), HERE));
    }

    /** Also for a name that nobody bears: strangers are made to wait for it as well. */
    ExitCode unlock() throws UnfitArgumentException {
        return desk.tell(() -> desk.backOff().lift(context.first()) ? "may try again at once" : "had not to wait");
    }

    private static Set<Factor> factors(String written) throws UnfitArgumentException {
        if (written.equals("all")) {
            return EnumSet.allOf(Factor.class);
        }
        return Stream.of(Factor.values())
                .filter(factor -> factor.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() -> new UnfitArgumentException("a factor is totp, recovery, passkeys or all"));
    }
}
