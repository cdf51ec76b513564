// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an agent is told about a tool; read from {@code NAME.json} beside this class.
 *
 * @param name its name, a key of the trail
 * @param title for people
 * @param description for the agent
 * @param inputSchema JSON Schema 2020-12 of the arguments; also what they are checked against
 * @param outputSchema JSON Schema 2020-12 of every answer, refusals included
 */
public record ToolDescription(
        String name, String title, String description, JsonNode inputSchema, JsonNode outputSchema) {

    public static ToolDescription read(String name) {
        try (InputStream file = ToolDescription.class.getResourceAsStream(name + ".json")) {
            JsonNode json = JsonMapper.shared().readTree(Objects.requireNonNull(file, name));
            return new ToolDescription(
                    json.required("name").asString(),
                    json.required("title").asString(),
                    json.required("description").asString(),
                    json.required("inputSchema"),
                    json.required("outputSchema"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
