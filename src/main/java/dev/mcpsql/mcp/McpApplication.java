// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.access.BrokenOff;
import dev.mcpsql.access.JaxRsProperties;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Everything under {@code /mcp}: one resource, and no scanning for others. */
@ApplicationPath("/mcp")
public class McpApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(McpResource.class, FaultMapper.class, ClosedStreams.class, BrokenOff.class);
    }

    /** Jersey would keep the first 8 KiB of a stream back to count them; others do not know the name. */
    @Override
    public Map<String, Object> getProperties() {
        Map<String, Object> properties = new HashMap<>(JaxRsProperties.ALL);
        properties.put("jersey.config.server.contentLength.buffer", 0);
        return properties;
    }
}
