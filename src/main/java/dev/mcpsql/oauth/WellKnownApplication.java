// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.JaxRsProperties;
import dev.mcpsql.access.ProtectedResourceMetadataResource;
import dev.mcpsql.web.Faults;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The documents that clients find by themselves (RFC 8615); every other well-known name is 404. */
@ApplicationPath("/.well-known")
public class WellKnownApplication extends Application {

    /** For JAX-RS, which makes it. */
    public WellKnownApplication() {}

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ProtectedResourceMetadataResource.class, AuthorizationServerMetadataResource.class, Faults.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return JaxRsProperties.ALL;
    }
}
