// SPDX-License-Identifier: MIT
package dev.mcpsql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about the sources that a compiler does not check. */
class HouseRulesTest {

    private static final Pattern POOR_NAME =
            Pattern.compile(".*(Manager|Helper|Util|Utils|Processor|Impl|Service|Dto|DTO)\\.java|Abstract.*\\.java");
    private static final Pattern FIELD_INJECTION =
            Pattern.compile("@Inject\\s+(?:private|protected)?\\s*\\w+\\s+\\w+;");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME)\\b(?! #\\d)");

    @Test
    void everyPackageStatesItsContract() {
        List<Path> packages = sources("src/main/java")
                .filter(file -> !file.getFileName().toString().equals("package-info.java"))
                .map(Path::getParent)
                .distinct()
                .toList();

        assertThat(packages).allSatisfy(folder -> assertThat(read(folder.resolve("package-info.java")))
                .contains("@NullMarked", "<h2>Responsibility</h2>", "<h2>Entry</h2>", "<h2>Refuses</h2>")
                .contains("<h2>Depends on</h2>", "<h2>Threading</h2>", "<h2>Sources</h2>"));
    }

    @Test
    void typesAreNamedAfterTheDomain() {
        assertThat(sources("src/main/java"))
                .noneMatch(
                        file -> POOR_NAME.matcher(file.getFileName().toString()).matches());
    }

    @Test
    void injectionIsByConstructor() {
        assertThat(sources("src/main/java"))
                .allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(FIELD_INJECTION));
    }

    @Test
    void filesStayReadable() {
        assertThat(sources("src/main/java"))
                .allSatisfy(file -> assertThat(read(file).lines().count())
                        .as(file.toString())
                        .isLessThanOrEqualTo(300));
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(Stream.concat(sources("src/main/java"), sources("src/test/java")))
                .allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(UNFINISHED));
    }

    private static Stream<Path> sources(String root) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }
}
