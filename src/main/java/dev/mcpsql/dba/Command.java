// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands; the words of a command line must be those of one of them, no more and no fewer. */
enum Command {
    MIGRATE("migrate", "brings the state schema to this version, as the owner login"),
    EMIT_ROLE_SETUP("role-setup --emit-sql", "prints what a DBA runs in the queried database; runs nothing"),
    COMPARE_GRANTS("grants", "prints where the database differs from the configuration"),
    APPLY_GRANTS("grants --apply", "makes the database as configured, as the DBA login"),
    SMOKE("smoke", "tries guards and doors as the running server's login");

    private static final String HEAD = """
            usage: java -jar jakarta-mcp-sql.war COMMAND

            """;

    private static final String TAIL = """

            MCP_SQL_CONFIG names the configuration file; passwords come from the environment:
            MCP_SQL_OWNER_PASSWORD, MCP_SQL_DBA_PASSWORD, MCP_SQL_TARGET_PASSWORD.
            Ends with 0 done, 1 differences found, 2 not understood, 3 configuration, 4 database.
            """;

    private final String words;
    private final String purpose;

    Command(String words, String purpose) {
        this.words = words;
        this.purpose = purpose;
    }

    /** The command of exactly these words. */
    static Optional<Command> of(List<String> words) {
        String joined = String.join(" ", words);
        return Stream.of(values())
                .filter(command -> command.words.equals(joined))
                .findFirst();
    }

    ExitCode run(CommandContext context) throws SQLException {
        return switch (this) {
            case MIGRATE -> Migration.run(context);
            case EMIT_ROLE_SETUP -> RoleSetupScript.print(context);
            case COMPARE_GRANTS -> GrantsCommand.compare(context);
            case APPLY_GRANTS -> GrantsCommand.apply(context);
            case SMOKE -> SmokeCommand.run(context);
        };
    }

    /** All commands, one a line. */
    static String usage() {
        return Stream.of(values())
                .map(command -> String.format("  %-24s %s%n", command.words, command.purpose))
                .collect(Collectors.joining("", HEAD, TAIL));
    }
}
