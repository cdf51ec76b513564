// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import dev.mcpsql.config.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What every page says about the server. */
@Named("site")
@RequestScoped
public class Site {

    private final Settings settings;

    /** Over the running server's settings. */
    @Inject
    public Site(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Site() {
        this(null);
    }

    /** What people call the data. */
    public String resourceName() {
        return settings.resourceName();
    }

    /** Whether every page must warn that sign-in asks for a password only. */
    public boolean withoutSecondFactor() {
        return !settings.signIn().mfaRequired();
    }
}
