// SPDX-License-Identifier: MIT
package dev.mcpsql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages lead where they say. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^)]+)\\)");
    private static final Pattern FILE = Pattern.compile("`((?:docs|sql|src/(?:main|test|fuzz))/[\\w./-]+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|(?:[^|]*\\|){2}([^|]*`[^|]*\\|[^|]*`[^|]*)\\|$");
    private static final Pattern CODE = Pattern.compile("`(?:[\\w-]+/)*([A-Z]\\w+|[\\w-]+\\.test\\.mjs)(?:\\.\\w+)?`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) {
        assertThat(found(LINK, read(page))).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
            assertThat(target).exists();
            if (parts.length == 2) {
                assertThat(found(HEADING, read(target)).map(DocumentsTest::anchor))
                        .contains(parts[1]);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void filesThatAreNamedExist(Path page) {
        assertThat(found(FILE, read(page)))
                .allSatisfy(name -> assertThat(Path.of(name)).exists());
    }

    /** Which class enforces a rule and which test proves it, in the last two columns. */
    @ParameterizedTest
    @ValueSource(strings = {"docs/oauth.md", "docs/single-sign-on.md"})
    void whatReviewersAreLedToExists(Path page) {
        String tables = read(page).split("## For reviewers", 2)[1];
        List<String> proofs = found(ROW, tables).toList();
        Set<String> sources = sources();

        assertThat(proofs).hasSizeGreaterThan(10).allSatisfy(proof -> assertThat(found(CODE, proof))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(sources).contains(name)));
    }

    @Test
    void theReadmeLeadsToEveryPage() throws IOException {
        String readme = read(Path.of("README.md"));
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            assertThat(docs).allSatisfy(page -> assertThat(readme).contains("](" + page + ")"));
        }
    }

    @Test
    void decisionsHaveNumbersOfTheirOwnAndAStatus() {
        List<Path> decisions =
                pages().filter(page -> page.startsWith("docs/adr")).toList();

        assertThat(decisions.stream().map(DocumentsTest::number)).doesNotHaveDuplicates();
        assertThat(decisions).allSatisfy(page -> assertThat(read(page))
                .startsWith("# " + Integer.parseInt(number(page)) + ". ")
                .containsPattern("## Status\n+(Accepted|Superseded)"));
    }

    /** The names of all classes and of the scripts that try clients. */
    private static Set<String> sources() {
        try (Stream<Path> production = Files.walk(Path.of("src/main/java"));
                Stream<Path> tests = Files.walk(Path.of("src/test/java"));
                Stream<Path> clients = Files.list(Path.of("src/test/clients"))) {
            return Stream.of(production, tests, clients)
                    .flatMap(files -> files)
                    .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<Path> pages() {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            List<Path> pages =
                    docs.filter(file -> file.toString().endsWith(".md")).toList();
            return Stream.concat(
                    pages.stream(),
                    Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(Path::of));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String number(Path decision) {
        return decision.getFileName().toString().substring(0, 4);
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList().stream();
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(page.toString(), unreadable);
        }
    }
}
