// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @ParameterizedTest
    @CsvSource({"0, 25, 0, 25", "-1, 25, 0, 25", "50, 0, 50, 1", "0, -7, 0, 1", "0, 2147483647, 0, 100"})
    void numbersFromABrowserAreBroughtIntoTheirBounds(int first, int size, int keptFirst, int keptSize) {
        Page page = new Page(first, size);

        assertThat(page.first()).isEqualTo(keptFirst);
        assertThat(page.size()).isEqualTo(keptSize);
    }
}
