// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import dev.mcpsql.config.ConfigurationException;
import dev.mcpsql.config.Secret;
import dev.mcpsql.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The check at start: wrong settings or a wrong schema stop the deployment, a database that is down does not — the
 * server stays not ready and heals by itself.
 */
@ApplicationScoped
class StateStartup {

    private static final System.Logger LOG = System.getLogger(StateStartup.class.getName());

    void check(@Observes @Initialized(ApplicationScoped.class) Object started, Settings settings, StateSchema schema) {
        requireSecrets(settings);
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

    /** The ones that only the command line needs are not asked for. */
    private static void requireSecrets(Settings settings) {
        Map<String, Optional<Secret>> needed = new TreeMap<>(Map.of(
                "MCP_SQL_ENCRYPTION_KEY", settings.encryptionKey(),
                "MCP_SQL_STATE_PASSWORD", settings.state().password(),
                "MCP_SQL_TARGET_PASSWORD", settings.target().password()));
        settings.provider()
                .ifPresent(provider -> needed.put(
                        "MCP_SQL_SSO_CLIENT_SECRET", provider.registration().clientSecret()));
        List<String> missing = needed.entrySet().stream()
                .filter(secret -> secret.getValue().isEmpty())
                .map(secret -> secret.getKey() + " is missing from the environment")
                .toList();
        if (!missing.isEmpty()) {
            throw new ConfigurationException(missing);
        }
    }
}
