// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.access.JaxRsProperties;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Everything under {@code /mcp}: one resource, and no scanning for others. */
@ApplicationPath("/mcp")
public class McpApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(McpResource.class, FaultMapper.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return JaxRsProperties.ALL;
    }
}
