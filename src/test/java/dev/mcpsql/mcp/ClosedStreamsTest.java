// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.mcpsql.mcp.ClosedStreams.ToldOnce;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** That a client closed its stream is news for the writer, once, and for nobody else. */
class ClosedStreamsTest {

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void tellsTheWriterOnce() throws IOException {
        Closed client = new Closed();
        ToldOnce out = new ToldOnce(client);

        assertThatIOException().isThrownBy(() -> out.write(COMMENT));
        out.flush();
        out.close();

        assertThat(client.asked).isEqualTo(1);
    }

    @Test
    void tellsNobodyAfterTheWriter() throws IOException {
        Closed client = new Closed();
        ToldOnce out = new ToldOnce(client);
        out.writerIsDone();

        out.flush();
        out.close();

        assertThat(client.asked).isEqualTo(1);
    }

    @Test
    void sendsWhatComesAfterTheWriterToAClientThatIsThere() throws IOException {
        ByteArrayOutputStream client = new ByteArrayOutputStream();
        ToldOnce out = new ToldOnce(client);
        out.writerIsDone();

        out.write(COMMENT);

        assertThat(client.toByteArray()).isEqualTo(COMMENT);
    }

    /** A connection of which the other end is gone. */
    private static final class Closed extends OutputStream {
        private int asked;

        @Override
        public void write(int one) throws IOException {
            asked++;
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() throws IOException {
            asked++;
            throw new IOException("Connection reset by peer");
        }

        @Override
        public void close() throws IOException {
            asked++;
            throw new IOException("Connection is closed");
        }
    }
}
