// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.AtRestCipher;
import dev.mcpsql.identity.PasswordHash;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.identity.TotpCredentials;
import dev.mcpsql.identity.TotpSecret;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.state.StateDataSource;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.ProfileName;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Stream;

/** The people of the server, made and changed by an operator, with the running server's own login to its state. */
final class AccountCommands {

    /** A change whose arguments the accounts may find unfit. */
    @FunctionalInterface
    private interface Change {
        void make();
    }

    private final CommandContext context;
    private final Accounts accounts;

    AccountCommands(CommandContext context) {
        this.context = context;
        this.accounts = accounts(context.settings());
    }

    ExitCode create() throws IOException, UnfitArgumentException {
        Rank rank = rank(context.second());
        String password = context.passwords().ask(context.first()).value();
        return tell("made", () -> accounts.create(context.first(), password, rank));
    }

    ExitCode setPassword() throws IOException, UnfitArgumentException {
        String password = context.passwords().ask(context.first()).value();
        return tell("has a new password", () -> accounts.setPassword(context.first(), password));
    }

    ExitCode deactivate() throws UnfitArgumentException {
        return tell("is deactivated", () -> accounts.deactivate(context.first()));
    }

    ExitCode assign() throws UnfitArgumentException {
        ProfileName profile = configured(context.second());
        return tell("holds " + profile, () -> accounts.assignProfile(context.first(), profile));
    }

    /** Also of a profile that the file has no more. */
    ExitCode unassign() throws UnfitArgumentException {
        return tell(
                "does not hold " + context.second(),
                () -> accounts.removeProfile(context.first(), new ProfileName(context.second())));
    }

    ExitCode enrolTotp() throws UnfitArgumentException {
        return tell("has a new second factor; it is shown nowhere again", () -> {
            TotpSecret secret = accounts.enrolTotp(context.first());
            context.out().println(secret.base32());
            context.out().println(secret.uri(context.settings().resourceName(), context.first()));
        });
    }

    private ExitCode tell(String done, Change change) throws UnfitArgumentException {
        try {
            change.make();
        } catch (IllegalArgumentException unfit) {
            throw new UnfitArgumentException(String.valueOf(unfit.getMessage()));
        }
        context.out().println(context.first() + " " + done);
        return ExitCode.DONE;
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

    private static Accounts accounts(Settings settings) {
        StateDatabase state = new StateDatabase(new StateDataSource(settings.state()));
        SecureRandom random = new SecureRandom();
        AtRestCipher cipher = new AtRestCipher(settings, random);
        return new Accounts(
                state, new PasswordHash(random), new TotpCredentials(state, cipher, random, Clock.systemUTC()));
    }
}
