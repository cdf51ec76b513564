// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.executor.Executor;
import dev.mcpsql.gate.Gate;
import dev.mcpsql.profile.Catalogs;
import dev.mcpsql.profile.Profiles;
import jakarta.inject.Inject;
import java.util.List;

/** The three tools over the rooms they need; nothing of them can be reached but through {@link Tools}. */
@Component
public final class Toolbox {

    private final Scopes scopes;
    private final List<Tool> tools;

    /** Over one gate for all profiles. */
    @Inject
    public Toolbox(Profiles profiles, Catalogs catalogs, Gate gate, Executor executor, Settings settings) {
        this.scopes = new Scopes(profiles, catalogs);
        this.tools = List.of(
                new ListTables(scopes, settings.limits()),
                new DescribeTable(scopes, settings.limits()),
                new RunQuery(scopes, gate, executor::run, settings.limits()));
    }

    List<Tool> tools() {
        return tools;
    }

    /** What callers may see, one way for all that can be asked for. */
    Scopes scopes() {
        return scopes;
    }
}
