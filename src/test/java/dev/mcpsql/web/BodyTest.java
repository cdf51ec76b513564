// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 0
            65535, 65535
            65536, 65536
            65537, too large
            1000000, too large
            """)
    void isRead(int size, String outcome) throws IOException {
        Body body = Body.read(new ByteArrayInputStream(new byte[size]));

        String found = body.match(text -> String.valueOf(text.length()), () -> "too large");

        assertThat(found).isEqualTo(outcome);
    }

    /** A body without end, as a chunked one may be. */
    @Test
    void stopsReadingAtTheCap() throws IOException {
        int[] taken = new int[1];
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                taken[0]++;
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                Arrays.fill(into, offset, offset + length, (byte) 'x');
                taken[0] += length;
                return length;
            }
        };

        String found = Body.read(endless).match(text -> "read", () -> "too large");

        assertThat(found).isEqualTo("too large");
        assertThat(taken[0]).isLessThanOrEqualTo(Body.MAX_BYTES + 1);
    }
}
