// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.identity.FormToken;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.web.Destination;
import java.util.HashMap;
import java.util.Map;

/**
 * A person with a live web session at one of the pages.
 *
 * @param session as of this request
 * @param cookie of the session
 * @param destination where the person was going
 */
record Visitor(WebSession session, String cookie, Destination destination) {

    Standing person() {
        return session.standing();
    }

    /** What every page with a form shows or carries. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(destination.fields());
        values.put("username", person().username());
        values.put("formToken", FormToken.of(cookie).value());
        return values;
    }

    @Override
    public String toString() {
        return "Visitor[" + person().username() + "]";
    }
}
