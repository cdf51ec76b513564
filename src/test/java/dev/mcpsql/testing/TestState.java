// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.AtRestCipher;
import dev.mcpsql.identity.PasswordHash;
import dev.mcpsql.identity.TotpCredentials;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.token.KeyRotation;
import dev.mcpsql.token.SigningKeys;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * A migrated state database as the running server's login sees it, with a clock that stands still.
 *
 * @param settings of a server over it
 * @param database the login of the running server
 * @param clock starts now, in whole seconds
 */
public record TestState(Settings settings, StateDatabase database, AdjustableClock clock) {

    /** Any password that is long enough. */
    public static final String PASSWORD = "correct horse battery";

    private static final String CONFIGURATION = """
            mcp-sql.public-url=http://localhost:8080
            mcp-sql.profiles=analyst,support
            mcp-sql.profile.analyst.role=mcp_readonly_role
            mcp-sql.profile.analyst.relations=public.orders
            mcp-sql.profile.support.role=mcp_ro_support
            mcp-sql.profile.support.relations=public.mcp_ticket_summary
            """;

    /** A database of its own; further lines of configuration may follow the usual ones. */
    public static TestState fresh(String configuration) {
        return over(CONFIGURATION + configuration, source -> source);
    }

    /** The same over one connection that stays open, for tests of one thread that ask thousands of times. */
    public static TestState frugal() {
        return over(CONFIGURATION, OneConnection::new);
    }

    /** The same of a server that is reached over https. */
    public static TestState secured(String configuration) {
        return over(
                CONFIGURATION.replace("http://localhost:8080", "https://data.example.com") + configuration,
                source -> source);
    }

    private static TestState over(String configuration, UnaryOperator<DataSource> kept) {
        TestDatabase database = TestPostgres.shared().shop();
        database.migrate();
        return new TestState(
                CommandLineSettings.load(database.environment(configuration + "\n")),
                new StateDatabase(kept.apply(database.login("mcp_sql_app", TestDatabase.STATE_PASSWORD))),
                new AdjustableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    /** The accounts. */
    public Accounts accounts() {
        return new Accounts(database, new PasswordHash(new SecureRandom()), totp());
    }

    /** The second factors. */
    public TotpCredentials totp() {
        SecureRandom random = new SecureRandom();
        return new TotpCredentials(database, new AtRestCipher(settings, random), random, clock);
    }

    /** The signing keys as one node knows them; each call is one more node. */
    public SigningKeys keys() {
        return new SigningKeys(rotation(), clock);
    }

    /** The operator's hand on the signing keys. */
    public KeyRotation rotation() {
        return new KeyRotation(database, new AtRestCipher(settings, new SecureRandom()), settings, clock);
    }

    /** {@code reason:detail} of each row in the person's denial trail, oldest first. */
    public List<String> denials(String username) {
        return database.many(
                "select reason || ':' || detail as line from mcp_sql.denial_trail where username = ? order by at",
                row -> row.getString("line"),
                username);
    }
}
