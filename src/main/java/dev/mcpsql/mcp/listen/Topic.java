// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a client can ask to be told of (MCP 2026-07-28, basic/patterns/subscriptions, "Notification Filter"). */
enum Topic {
    /** What the tools can reach. */
    TOOLS("toolsListChanged", "notifications/tools/list_changed"),
    /** What there is to read. */
    RESOURCES("resourcesListChanged", "notifications/resources/list_changed");

    private final String member;
    private final String notification;

    Topic(String member, String notification) {
        this.member = member;
        this.notification = notification;
    }

    /** The member of a filter that asks for it. */
    String member() {
        return member;
    }

    /** The method of the notification. */
    String notification() {
        return notification;
    }

    /**
     * What of a filter this server honours, in one order always; members that it does not know ask for nothing.
     *
     * @return empty when it is no filter: not an object, or a known member is neither true nor false
     */
    static Optional<List<Topic>> askedBy(JsonNode filter) {
        if (!filter.isObject()) {
            return Optional.empty();
        }
        List<Topic> asked = new ArrayList<>();
        for (Topic topic : values()) {
            JsonNode wish = filter.path(topic.member);
            if (!wish.isMissingNode() && !wish.isBoolean()) {
                return Optional.empty();
            }
            if (wish.asBoolean(false)) {
                asked.add(topic);
            }
        }
        return Optional.of(asked);
    }
}
