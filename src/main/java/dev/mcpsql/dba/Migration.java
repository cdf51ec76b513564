// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.DatabaseSettings;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the state schema to this version. The running server never does; its login could not. */
final class Migration {

    private static final String SCHEMA = "mcp_sql";

    private Migration() {}

    static ExitCode run(CommandContext context) {
        DatabaseSettings owner = context.settings().owner();
        MigrateResult result = Flyway.configure(Migration.class.getClassLoader())
                .dataSource(owner.url(), owner.user(), owner.requiredPassword().value())
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                // The schema is the DBA's to make: the owner login may create nothing outside it.
                .createSchemas(false)
                .locations("classpath:db/migration")
                .jdbcProperties(Map.of("ApplicationName", "mcp-sql migrate"))
                .load()
                .migrate();
        context.out()
                .printf(
                        "%d migrations applied; the state schema is at version %s%n",
                        result.migrationsExecuted, version(result));
        return ExitCode.DONE;
    }

    private static String version(MigrateResult result) {
        return result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion;
    }
}
