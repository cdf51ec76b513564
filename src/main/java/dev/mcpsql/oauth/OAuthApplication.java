// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.BrokenOff;
import dev.mcpsql.access.JaxRsProperties;
import dev.mcpsql.web.Faults;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The endpoints and pages of the authorization server, each by name. */
@ApplicationPath("/o")
public class OAuthApplication extends Application {

    /** For JAX-RS, which makes it. */
    public OAuthApplication() {}

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AuthorizeResource.class,
                ConsentResource.class,
                TokenResource.class,
                RevocationResource.class,
                RegistrationResource.class,
                KeysResource.class,
                Faults.class,
                BrokenOff.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return JaxRsProperties.ALL;
    }
}
