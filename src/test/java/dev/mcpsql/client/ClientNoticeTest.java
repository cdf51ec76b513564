// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.TestSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sets up a cloud service reads its client id from the server's start. */
class ClientNoticeTest {

    private final Logger logger = Logger.getLogger(ClientNotice.class.getName());
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(lines);
    }

    @Test
    void namesEveryCloudClientWithItsIdAndWhereItIsAnswered() {
        new ClientNotice().tell(new Object(), TestSettings.with("https://data.example.com", """
                mcp-sql.cloud-client.acme.redirect=https://acme.example/cb
                mcp-sql.cloud-client.umbra.redirect=https://umbra.example/v1/cb/
                mcp-sql.cloud-client.umbra.match=prefix
                """));

        assertThat(lines.written)
                .containsExactlyInAnyOrder(
                        "the cloud client acme has the id mcp-sql-cloud.acme and is answered at https://acme.example/cb (exact)",
                        "the cloud client umbra has the id mcp-sql-cloud.umbra and is answered at https://umbra.example/v1/cb/ (prefix)");
    }

    @Test
    void isSilentWithoutAny() {
        new ClientNotice().tell(new Object(), TestSettings.at("https://data.example.com"));

        assertThat(lines.written).isEmpty();
    }

    private static final class Lines extends Handler {

        private final List<String> written = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            written.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
