// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The commands. A command line must have the words of one of them, no more and no fewer; words in capitals are parameters. */
enum Command {
    MIGRATE("migrate", "brings the state schema to this version, as the owner login"),
    EMIT_ROLE_SETUP("role-setup --emit-sql", "prints what a DBA runs in the queried database; runs nothing"),
    COMPARE_GRANTS("grants", "prints where the database differs from the configuration"),
    APPLY_GRANTS("grants --apply", "makes the database as configured, as the DBA login"),
    SMOKE("smoke", "tries guards and doors as the running server's login"),
    LIST_ACCOUNTS("account list", "prints everybody, a line each"),
    SHOW_ACCOUNT("account show NAME", "prints one person"),
    CREATE_ACCOUNT("account create NAME RANK", "makes a guest, staff or administrator; asks for the password"),
    SET_PASSWORD("account password NAME", "asks for a new password; ends the person's sessions and tokens"),
    ACTIVATE("account activate NAME", "lets the person in again; old sessions and tokens stay ended"),
    DEACTIVATE("account deactivate NAME", "denies the person everything from the next request on"),
    SET_RANK("account rank NAME RANK", "makes the person guest, staff or administrator"),
    ASSIGN("account assign NAME PROFILE", "lets the person read as the profile"),
    UNASSIGN("account unassign NAME PROFILE", "takes the profile away"),
    LINK_ACCOUNT(
            "account link NAME --issuer ISSUER --subject SUBJECT",
            "lets the OpenID provider's person in as the account; forgets its password"),
    UNLINK_ACCOUNT("account unlink NAME", "takes that back"),
    ENROL_TOTP("account totp NAME", "prints a new second factor, once"),
    REMOVE_FACTORS("account factors remove NAME FACTOR", "takes totp, recovery, passkeys or all away"),
    UNLOCK("account unlock NAME-OR-ADDRESS", "ends the waits after wrong sign-ins"),
    SIGN_OUT("account sign-out NAME", "ends all sessions and tokens of the person"),
    LIST_BLOCKS("throttle list", "prints the addresses that are held back, a line each"),
    LIFT_BLOCK("throttle lift ADDRESS", "forgets what an address did"),
    LIST_KEYS("keys list", "prints the keys that sign tokens, and what each of them does"),
    ROTATE_KEYS("keys rotate", "publishes the next key; it signs ten minutes later, and no token is lost"),
    RETIRE_KEY("keys retire KEY-ID", "ends a key at once, with every token it signed"),
    LIST_CLIENTS("client list", "prints every client, the latest used first"),
    SHOW_CLIENT("client show ID", "prints one client"),
    BLOCK_CLIENT("client block ID", "ends the client's tokens and denies it more"),
    UNBLOCK_CLIENT("client unblock ID", "lets the client ask again"),
    REMOVE_CLIENT("client remove ID", "forgets the client and ends its tokens");

    private static final String HEAD = """
            usage: java -jar jakarta-mcp-sql.war COMMAND

            """;

    private static final String TAIL = """

            MCP_SQL_CONFIG names the configuration file; passwords come from the environment:
            MCP_SQL_OWNER_PASSWORD (migrate), MCP_SQL_DBA_PASSWORD (grants), MCP_SQL_TARGET_PASSWORD (smoke),
            MCP_SQL_STATE_PASSWORD (account, client, throttle, keys), and so does MCP_SQL_ENCRYPTION_KEY (account totp, keys).
            A person's password is asked for at a terminal, else read from the standard input.
            Ends with 0 done, 1 differences found, 2 not understood, 3 configuration, 4 database.
            """;

    private final String words;
    private final String purpose;

    Command(String words, String purpose) {
        this.words = words;
        this.purpose = purpose;
    }

    /** The command of exactly these words. */
    static Optional<Command> of(List<String> written) {
        return Stream.of(values()).filter(command -> command.matches(written)).findFirst();
    }

    /** The written words in the places of the parameters. */
    List<String> arguments(List<String> written) {
        return IntStream.range(0, written.size())
                .filter(at -> isParameter(pattern().get(at)))
                .mapToObj(written::get)
                .toList();
    }

    ExitCode run(CommandContext context) throws SQLException, IOException, UnfitArgumentException {
        return switch (this) {
            case MIGRATE -> Migration.run(context);
            case EMIT_ROLE_SETUP -> RoleSetupScript.print(context);
            case COMPARE_GRANTS -> GrantsCommand.compare(context);
            case APPLY_GRANTS -> GrantsCommand.apply(context);
            case SMOKE -> SmokeCommand.run(context);
            case LIST_ACCOUNTS -> new RosterCommands(context).list();
            case SHOW_ACCOUNT -> new RosterCommands(context).show();
            case CREATE_ACCOUNT -> new AccountCommands(context).create();
            case SET_PASSWORD -> new AccountCommands(context).setPassword();
            case ACTIVATE -> new AccountCommands(context).activate();
            case DEACTIVATE -> new AccountCommands(context).deactivate();
            case SET_RANK -> new AccountCommands(context).setRank();
            case ASSIGN -> new AccountCommands(context).assign();
            case UNASSIGN -> new AccountCommands(context).unassign();
            case LINK_ACCOUNT -> new LinkCommands(context).link();
            case UNLINK_ACCOUNT -> new LinkCommands(context).unlink();
            case ENROL_TOTP -> new CredentialCommands(context).enrolTotp();
            case REMOVE_FACTORS -> new CredentialCommands(context).removeFactors();
            case UNLOCK -> new CredentialCommands(context).unlock();
            case LIST_BLOCKS -> new ThrottleCommands(context).list();
            case LIFT_BLOCK -> new ThrottleCommands(context).lift();
            case SIGN_OUT -> new CredentialCommands(context).signOut();
            case LIST_KEYS -> new KeyCommands(context).list();
            case ROTATE_KEYS -> new KeyCommands(context).rotate();
            case RETIRE_KEY -> new KeyCommands(context).retire();
            case LIST_CLIENTS -> new ClientCommands(context).list();
            case SHOW_CLIENT -> new ClientCommands(context).show();
            case BLOCK_CLIENT -> new ClientCommands(context).block();
            case UNBLOCK_CLIENT -> new ClientCommands(context).unblock();
            case REMOVE_CLIENT -> new ClientCommands(context).remove();
        };
    }

    /** All commands, one a line. */
    static String usage() {
        return Stream.of(values())
                .map(command -> String.format("  %-35s %s%n", command.words, command.purpose))
                .collect(Collectors.joining("", HEAD, TAIL));
    }

    private List<String> pattern() {
        return List.of(words.split(" "));
    }

    private boolean matches(List<String> written) {
        List<String> pattern = pattern();
        return pattern.size() == written.size()
                && IntStream.range(0, pattern.size())
                        .allMatch(at ->
                                isParameter(pattern.get(at)) || pattern.get(at).equals(written.get(at)));
    }

    private static boolean isParameter(String word) {
        return Character.isUpperCase(word.charAt(0));
    }
}
