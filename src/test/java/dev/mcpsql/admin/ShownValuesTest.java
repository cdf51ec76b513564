// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownValuesTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0             | 0 B
            1023          | 1023 B
            1024          | 1.0 KiB
            262144        | 256 KiB
            1048576       | 1.0 MiB
            10485760      | 10 MiB
            1099511627776 | 1.0 TiB
            """)
    void bytesAreShownInTheUnitsOfTheConfiguration(long bytes, String shown) {
        assertThat(BytesConverter.spoken(bytes)).isEqualTo(shown);
    }

    @Test
    void timesAreShownInUtcAndSaySo() {
        assertThat(UtcTime.spoken(Instant.parse("2026-01-31T23:59:59.999Z"))).isEqualTo("2026-01-31 23:59:59 UTC");
    }

    @Test
    void aTimeThatWasShownInAFieldIsReadBack() {
        Instant whole = Instant.parse("2026-01-31T08:30:00Z");

        assertThat(UtcTime.read(UtcTime.typed(whole.plusMillis(999)))).contains(whole);
    }
}
