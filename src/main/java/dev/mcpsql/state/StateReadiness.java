// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the state schema is there; tells an orchestrator, and nobody else, what is wrong. */
@Readiness
@ApplicationScoped
public class StateReadiness implements HealthCheck {

    private final StateSchema schema;

    /** Over the schema check. */
    @Inject
    public StateReadiness(StateSchema schema) {
        this.schema = schema;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StateReadiness() {
        this(null);
    }

    @Override
    public HealthCheckResponse call() {
        StateSchema.Condition condition = schema.condition();
        return HealthCheckResponse.named("state")
                .status(condition == StateSchema.Condition.READY)
                .withData("schema", condition.name())
                .build();
    }
}
