// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request and its answer as a file has them: {@code headers}, {@code request} or, where that is no JSON, {@code body},
 * {@code status} and, unless the answer is empty, {@code response}, or {@code stream} with the messages of one.
 *
 * @param name of the file, behind its era
 * @param content of the file
 */
record GoldenFile(String name, JsonNode content) {

    private static final Path FILES = Path.of("src/test/resources/dev/mcpsql/mcp");

    /** All of them. */
    static List<GoldenFile> all() {
        try (Stream<Path> all = Files.walk(FILES)) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .map(GoldenFile::read)
                    .sorted((one, other) -> one.name.compareTo(other.name))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static GoldenFile read(Path file) {
        try {
            return new GoldenFile(
                    FILES.relativize(file).toString(), JsonMapper.shared().readTree(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        content.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString()));
        return headers;
    }

    JsonNode request() {
        return content.path("request");
    }

    /** What is sent. */
    String body() {
        return content.has("body")
                ? content.required("body").asString()
                : request().toString();
    }

    String method() {
        return request().path("method").asString("");
    }

    int status() {
        return content.required("status").asInt();
    }

    Optional<JsonNode> response() {
        return content.optional("response");
    }

    /** The messages of an answer that is a stream; else none. */
    List<JsonNode> stream() {
        return content.path("stream").valueStream().toList();
    }

    /** The era whose folder the file is in, or {@code neither}. */
    String era() {
        return name.substring(0, name.indexOf('/'));
    }

    @Override
    public String toString() {
        return name;
    }
}
