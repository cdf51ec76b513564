// SPDX-License-Identifier: MIT
package dev.mcpsql.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.testing.TestState;
import dev.mcpsql.vocabulary.AddressBlock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Several nodes over one database; each tick of their clocks is a call here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThrottlePgIT {

    private static final int LIMIT = 20;

    private TestState state;
    private Throttle one;
    private Throttle other;
    private AddressBlock address;
    private Lines lines;

    @BeforeAll
    void assemble() {
        state = TestState.fresh("mcp-sql.throttle.bad-token.attempts=" + LIMIT);
        one = node(state.database());
        other = node(state.database());
    }

    @BeforeEach
    void listen() {
        address = new AddressBlock("192.0.2.1 " + UUID.randomUUID());
        lines = new Lines();
        Logger.getLogger(Throttle.class.getName()).addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger(Throttle.class.getName()).removeHandler(lines);
    }

    @Test
    void addsUpWhatNodesCounted() {
        guess(one, LIMIT / 2);
        one.share();
        guess(other, LIMIT / 2);
        other.share();
        one.share();

        assertThat(isBlocked(one)).isTrue();
        assertThat(isBlocked(other)).isTrue();
        assertThat(lines.about(address)).hasSize(1);
    }

    @Test
    void tellsANodeThatNeverMetTheAddress() {
        guess(one, LIMIT);
        one.share();
        other.share();

        assertThat(isBlocked(other)).isTrue();
        assertThat(lines.about(address)).hasSize(1);
    }

    @Test
    void writesNothingForAttemptsThatAreHeldBack() {
        guess(one, 50 * LIMIT);
        one.share();
        one.share();

        assertThat(stored()).isEqualTo(LIMIT);
    }

    @Test
    void lifts() {
        guess(one, LIMIT);
        one.share();
        other.share();
        Blocks blocks = new Blocks(state.database(), state.settings(), state.clock());
        assertThat(blocks.all()).extracting(Blocks.Block::address).contains(address);

        assertThat(blocks.lift(address)).isTrue();
        one.share();
        other.share();

        assertThat(isBlocked(one)).isFalse();
        assertThat(isBlocked(other)).isFalse();
        assertThat(blocks.all()).extracting(Blocks.Block::address).doesNotContain(address);
        assertThat(blocks.lift(new AddressBlock("192.0.2.2"))).isFalse();
    }

    @Test
    void beginsAfreshWhenTheWindowIsOver() {
        guess(one, LIMIT);
        one.share();
        state.clock().advance(Duration.ofHours(6));
        guess(other, LIMIT / 2);
        other.share();

        assertThat(stored()).isEqualTo(LIMIT / 2);
        one.share();
        assertThat(isBlocked(one)).isFalse();

        state.clock().advance(Duration.ofHours(6));
        one.sweep();
        assertThat(stored()).isZero();
    }

    @Test
    void countsByItselfWhileTheDatabaseIsDown() {
        Throttle alone = node(new StateDatabase(new NoDatabase()));

        guess(alone, LIMIT);
        alone.share();
        alone.share();
        alone.sweep();

        assertThat(isBlocked(alone)).isTrue();
        assertThat(lines.about(address)).hasSize(1);
    }

    private Throttle node(StateDatabase database) {
        return new Throttle(database, state.settings(), state.clock());
    }

    private void guess(Throttle node, int times) {
        IntStream.range(0, times).forEach(at -> node.attempt(Act.BAD_TOKEN, address));
    }

    private boolean isBlocked(Throttle node) {
        return node.attempt(Act.BAD_TOKEN, address).isPresent();
    }

    private int stored() {
        return state.database()
                .one(
                        "select attempts from mcp_sql.throttle_count where subject = ?",
                        row -> row.getInt("attempts"),
                        new Subject(Act.BAD_TOKEN, address).key())
                .orElse(0);
    }

    private static final class Lines extends Handler {

        private final List<LogRecord> records = new java.util.concurrent.CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            records.add(line);
        }

        List<LogRecord> about(AddressBlock address) {
            return records.stream()
                    .filter(line -> List.of(line.getParameters()).contains(address.value()))
                    .toList();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
