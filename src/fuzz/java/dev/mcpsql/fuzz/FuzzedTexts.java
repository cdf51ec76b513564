// SPDX-License-Identifier: MIT
package dev.mcpsql.fuzz;

import dev.mcpsql.gate.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The texts that fuzzing begins with, and how a fuzzer's bytes become a text. */
public final class FuzzedTexts {

    /** Keywords and symbols, one a line, in libFuzzer's format. */
    public static final String DICTIONARY = "/dev/mcpsql/fuzz/sql.dict";

    private static final List<String> LISTS =
            List.of("admitted.txt", "refused.txt", "switched.txt", "unswitched.txt", "extended-admitted.txt");

    /** The fuzzer reads every seed before it begins; {@code HostileShapesTest} has the long ones. */
    private static final int LONGEST = 500;

    private FuzzedTexts() {}

    /** Puts what the tests of the gate judge where the fuzzer looks for texts to begin a method's run with. */
    public static void sow(Class<?> test, String method) throws IOException {
        Path corpus = Files.createDirectories(Path.of(".cifuzz-corpus", test.getName(), method));
        int number = 0;
        for (String sql : seeds()) {
            Files.writeString(corpus.resolve("seed-" + number++), sql);
        }
    }

    private static List<String> seeds() {
        return Stream.concat(LISTS.stream().flatMap(FuzzedTexts::lines), Corpus.lines().map(Corpus.Line::sql))
                .filter(sql -> sql.length() <= LONGEST)
                .distinct()
                .toList();
    }

    /** Bytes that are no UTF-8 become half a surrogate pair: JSON can carry one, so a client can send it. */
    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace('\uFFFD', '\uD800');
    }

    private static Stream<String> lines(String name) {
        try (InputStream file = Objects.requireNonNull(Corpus.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replaceFirst("^[A-Z_]+ \\| ", "").replace("\\n", "\n"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
