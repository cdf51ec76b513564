// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Asks PostgreSQL's own grammar, which runs in {@code src/test/referee/referee.mjs} as a child process. */
final class PostgresGrammar implements AutoCloseable {

    private static final Path FOLDER = Path.of("src/test/referee");

    private record Scanned(List<Integer> starts) {}

    private final JsonMapper json = new JsonMapper();
    private final Process node;
    private final Writer questions;
    private final BufferedReader answers;

    PostgresGrammar() throws IOException {
        node = new ProcessBuilder("node", "referee.mjs")
                .directory(FOLDER.toFile())
                .redirectError(Redirect.INHERIT)
                .start();
        questions = new OutputStreamWriter(node.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
    }

    GrammarFacts read(String sql) throws IOException {
        return json.readValue(ask(sql), GrammarFacts.class);
    }

    /** Where each token of PostgreSQL's scanner begins; empty for a text that it refuses. */
    int[] starts(String sql) throws IOException {
        return json.readValue(ask(Map.of("scan", sql)), Scanned.class).starts().stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private String ask(Object question) throws IOException {
        questions.write(json.writeValueAsString(question));
        questions.write('\n');
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the grammar ended");
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        questions.close();
        node.destroy();
    }
}
