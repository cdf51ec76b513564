// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the reader can log in to the queried database.
 *
 * <p>Asks over a connection of its own: a probe must not wait behind agents for the pool and call a busy server down.
 */
@Readiness
@ApplicationScoped
public class TargetReadiness implements HealthCheck {

    private static final int PATIENCE_SECONDS = 2;

    private final Settings settings;

    /** Over the target that the settings name. */
    @Inject
    public TargetReadiness(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TargetReadiness() {
        this(null);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("target").status(answers()).build();
    }

    private boolean answers() {
        try (Connection connection = new TargetDataSource(settings).getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException unreachable) {
            return false;
        }
    }
}
