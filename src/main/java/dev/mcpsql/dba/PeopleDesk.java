// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.audit.Denials;
import dev.mcpsql.audit.StoredDenialTrail;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.AtRestCipher;
import dev.mcpsql.identity.PasswordHash;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.identity.Roster;
import dev.mcpsql.identity.SignInBackOff;
import dev.mcpsql.identity.SignOut;
import dev.mcpsql.identity.TotpCredentials;
import dev.mcpsql.identity.WebSessions;
import dev.mcpsql.state.StateDataSource;
import dev.mcpsql.state.StateDatabase;
import java.security.SecureRandom;
import java.time.Clock;

/** What changes people, put together without a container, over the running server's own login to its state. */
final class PeopleDesk {

    /** A change whose arguments may be found unfit. */
    @FunctionalInterface
    interface Change {
        /** Makes it, and says how it ended, to be read behind the person's name. */
        String make();
    }

    private final CommandContext context;
    private final StateDatabase state;
    private final SecureRandom random = new SecureRandom();

    PeopleDesk(CommandContext context) {
        this.context = context;
        this.state = new StateDatabase(new StateDataSource(context.settings().state()));
    }

    Accounts accounts() {
        AtRestCipher cipher = new AtRestCipher(context.settings(), random);
        return new Accounts(
                state, new PasswordHash(random), new TotpCredentials(state, cipher, random, Clock.systemUTC()));
    }

    Roster roster() {
        return new Roster(state);
    }

    SignInBackOff backOff() {
        return new SignInBackOff(state, Clock.systemUTC());
    }

    SignOut signOut() {
        Settings settings = context.settings();
        WebSessions sessions = new WebSessions(state, settings, new RandomTokens(random), Clock.systemUTC());
        return new SignOut(state, sessions, new Denials(new StoredDenialTrail(state)));
    }

    /** Makes the change and prints how it ended. */
    ExitCode tell(Change change) throws UnfitArgumentException {
        try {
            context.out().println(context.first() + " " + change.make());
            return ExitCode.DONE;
        } catch (IllegalArgumentException unfit) {
            throw new UnfitArgumentException(String.valueOf(unfit.getMessage()));
        }
    }
}
