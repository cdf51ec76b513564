// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one file is named by one variable, and a key stands in it once. */
class ReviewedFileTest {

    @TempDir
    private Path directory;

    @Test
    void givesItsEntries() throws IOException {
        assertThat(read("mcp-sql.resource-name=Grüße\n# a comment\n")).containsEntry("mcp-sql.resource-name", "Grüße");
    }

    @Test
    void refusesAKeyGivenTwice() {
        assertThatThrownBy(() -> read("mcp-sql.profiles=a\nmcp-sql.profiles=b\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mcp-sql.profiles stands there twice");
    }

    @Test
    void tellsThatTheVariableIsMissing() {
        assertThatThrownBy(() -> ReviewedFile.entries(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("MCP_SQL_CONFIG must name");
    }

    @Test
    void tellsThatThereIsNoSuchFile() {
        assertThatThrownBy(() -> ReviewedFile.entries(
                        Map.of("MCP_SQL_CONFIG", directory.resolve("absent").toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is no file");
    }

    @Test
    void tellsThatTheFileCannotBeRead() {
        assertThatThrownBy(() -> ReviewedFile.entries(Map.of("MCP_SQL_CONFIG", directory.toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot use the file");
    }

    private Map<String, String> read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("mcp-sql.properties"), text);
        return ReviewedFile.entries(Map.of("MCP_SQL_CONFIG", file.toString()));
    }
}
