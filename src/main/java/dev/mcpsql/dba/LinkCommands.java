// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.ProviderSettings;
import dev.mcpsql.identity.ProviderLinks;
import dev.mcpsql.state.StateDataSource;
import dev.mcpsql.state.StateDatabase;

/** Which account belongs to which person at the OpenID provider, where an operator has to say so. */
final class LinkCommands {

    private static final int SUBJECT = 2;

    private final CommandContext context;
    private final ProviderLinks links;

    LinkCommands(CommandContext context) {
        this.context = context;
        this.links = new ProviderLinks(
                new StateDatabase(new StateDataSource(context.settings().state())));
    }

    /** Only to the configured provider: a misspelled issuer would shut the person out without a word. */
    ExitCode link() throws UnfitArgumentException {
        String issuer = context.second();
        boolean configured = context.settings()
                .provider()
                .map(ProviderSettings::issuer)
                .filter(issuer::equals)
                .isPresent();
        if (!configured) {
            throw new UnfitArgumentException("mcp-sql.sso.issuer is not " + issuer);
        }
        return tell(
                "signs in at the provider only",
                () -> links.link(context.first(), issuer, context.arguments().get(SUBJECT)));
    }

    ExitCode unlink() throws UnfitArgumentException {
        return tell("does not sign in at the provider; set a password", () -> links.unlink(context.first()));
    }

    private ExitCode tell(String done, Runnable change) throws UnfitArgumentException {
        try {
            change.run();
        } catch (IllegalArgumentException unfit) {
            throw new UnfitArgumentException(String.valueOf(unfit.getMessage()));
        }
        context.out().println(context.first() + " " + done);
        return ExitCode.DONE;
    }
}
