// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.BrokenOff;
import dev.mcpsql.access.JaxRsProperties;
import dev.mcpsql.web.Faults;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The pages of a person's own account, each by name. */
@ApplicationPath("/account")
public class AccountApplication extends Application {

    /** For JAX-RS, which makes it. */
    public AccountApplication() {}

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                SignInResource.class,
                SingleSignOnResource.class,
                BackChannelLogoutResource.class,
                RecoveryResource.class,
                SignOutResource.class,
                HomeResource.class,
                ConfirmResource.class,
                AuthenticatorResource.class,
                PasskeyResource.class,
                PasskeySignInResource.class,
                PasskeyConfirmResource.class,
                ScriptResource.class,
                RecoveryCodesResource.class,
                PasswordResource.class,
                StyleResource.class,
                Faults.class,
                BrokenOff.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return JaxRsProperties.ALL;
    }
}
