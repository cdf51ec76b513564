// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.Identifier;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code sql/door.sql}, filled for one profile. */
final class DoorScript {

    /** The arguments of {@link #run} as PostgreSQL lists them. */
    static final String RUN_ARGUMENTS = "sql text, max_rows integer, max_cell_bytes integer, max_answer_bytes integer";

    /** The arguments of {@link #explain} as PostgreSQL lists them. */
    static final String EXPLAIN_ARGUMENTS = "sql text";

    private static final Pattern BODY = Pattern.compile("\\$door\\$(.*?)\\$door\\$", Pattern.DOTALL);

    private final String template = Script.DOOR.text();
    private final Profile profile;

    DoorScript(Profile profile) {
        this.profile = profile;
    }

    /** The function that runs a query. */
    Identifier run() {
        return new Identifier("run_" + profile.name());
    }

    /** The function that explains one. */
    Identifier explain() {
        return new Identifier("explain_" + profile.name());
    }

    /** Makes the role and both doors, or replaces them. */
    String create() {
        Identifier role = profile.role();
        // Without the head, which speaks to readers of the template.
        return template.substring(template.indexOf("\n\n") + 2)
                .replace(":\"role\"", role.quoted())
                .replace(":'role'", '\'' + role.value().replace("'", "''") + '\'')
                .replace(":\"run\"", run().quoted())
                .replace(":\"explain\"", explain().quoted());
    }

    /** The same after taking away what stands there, whatever its shape. */
    String recreate() {
        return "drop function if exists mcp_door." + run().quoted() + "(text, int, int, int);\n"
                + "drop function if exists mcp_door." + explain().quoted() + "(text);\n" + create();
    }

    /** The body of {@link #run} as PostgreSQL stores it. */
    String runBody() {
        return bodies().get(0);
    }

    /** The body of {@link #explain} as PostgreSQL stores it. */
    String explainBody() {
        return bodies().get(1);
    }

    private List<String> bodies() {
        return BODY.matcher(template)
                .results()
                .map((MatchResult body) -> body.group(1))
                .toList();
    }
}
