// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.vocabulary.ProfileName;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/** The people of the server, made and changed by an operator. */
final class AccountCommands {

    private final CommandContext context;
    private final PeopleDesk desk;
    private final Accounts accounts;

    AccountCommands(CommandContext context) {
        this.context = context;
        this.desk = new PeopleDesk(context);
        this.accounts = desk.accounts();
    }

    ExitCode create() throws IOException, UnfitArgumentException {
        Rank rank = rank(context.second());
        String password = context.passwords().ask(context.first()).value();
        return desk.tell(() -> {
            accounts.create(context.first(), password, rank);
            return "made";
        });
    }

    ExitCode setPassword() throws IOException, UnfitArgumentException {
        String password = context.passwords().ask(context.first()).value();
        return desk.tell(() -> {
            accounts.setPassword(context.first(), password);
            return "has a new password; sessions and tokens ended";
        });
    }

    ExitCode activate() throws UnfitArgumentException {
        return desk.tell(() -> {
            accounts.activate(context.first());
            return "is active; nothing from before came back";
        });
    }

    ExitCode deactivate() throws UnfitArgumentException {
        return desk.tell(() -> {
            accounts.deactivate(context.first());
            return "is deactivated; sessions and tokens ended";
        });
    }

    ExitCode setRank() throws UnfitArgumentException {
        Rank rank = rank(context.second());
        return desk.tell(() -> {
            accounts.setRank(context.first(), rank);
            return "is " + context.second();
        });
    }

    ExitCode assign() throws UnfitArgumentException {
        ProfileName profile = configured(context.second());
        return desk.tell(() -> {
            accounts.assignProfile(context.first(), profile);
            return "holds "
                    + String.join(", ", accounts.required(context.first()).profiles());
        });
    }

    /** Also of a profile that the file has no more. */
    ExitCode unassign() throws UnfitArgumentException {
        return desk.tell(() -> {
            accounts.removeProfile(context.first(), new ProfileName(context.second()));
            return "does not hold " + context.second();
        });
    }

    private ProfileName configured(String written) throws UnfitArgumentException {
        return new Profiles(context.settings())
                .all().stream()
                        .map(Profile::name)
                        .filter(name -> name.value().equals(written))
                        .findFirst()
                        .orElseThrow(() -> new UnfitArgumentException("no profile is named " + written));
    }

    private static Rank rank(String written) throws UnfitArgumentException {
        return Stream.of(Rank.values())
                .filter(rank -> rank.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst()
                .orElseThrow(() -> new UnfitArgumentException("a rank is guest, staff or administrator"));
    }
}
