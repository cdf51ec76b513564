// SPDX-License-Identifier: MIT
package dev.mcpsql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Javadoc of an enum's constants says they mean.
 *
 * @param type the enum
 */
record MeaningOfConstants(Class<? extends Enum<?>> type) {

    String of(Enum<?> constant) {
        Matcher javadoc = Pattern.compile("/\\*\\* ([^\\n]+?) \\*/\\s+" + constant.name() + "[(,;]")
                .matcher(source());
        assertThat(javadoc.find()).as(constant.name()).isTrue();
        return javadoc.group(1).replaceAll("\\{@code ([^}]*)}", "`$1`");
    }

    private String source() {
        try {
            return Files.readString(Path.of("src/main/java", type.getName().replace('.', '/') + ".java"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
