// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import dev.mcpsql.config.ConfigurationException;
import dev.mcpsql.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * The check at start: wrong settings or a wrong schema stop the deployment, a database that is down does not — the
 * server stays not ready and heals by itself.
 */
@ApplicationScoped
class StateStartup {

    private static final System.Logger LOG = System.getLogger(StateStartup.class.getName());

    void check(@Observes @Initialized(ApplicationScoped.class) Object started, Settings settings, StateSchema schema) {
        if (settings.encryptionKey().isEmpty()) {
            throw new ConfigurationException(List.of("MCP_SQL_ENCRYPTION_KEY is missing from the environment"));
        }
        if (!settings.signIn().mfaRequired()) {
            LOG.log(Level.WARNING, "a second factor is NOT required at sign-in (mcp-sql.mfa-required=false)");
        }
        switch (schema.condition()) {
            case READY -> LOG.log(Level.INFO, "state schema is at version {0}", StateSchema.EXPECTED_VERSION);
            case UNREACHABLE -> LOG.log(Level.WARNING, "the state database does not answer; not ready until it does");
            case UNFIT ->
                throw new ConfigurationException(
                        List.of("the state schema is not at version " + StateSchema.EXPECTED_VERSION
                                + ", or synchronous_commit is off; run the command line's migrate"));
        }
    }
}
