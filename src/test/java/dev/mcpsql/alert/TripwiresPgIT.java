// SPDX-License-Identifier: MIT
package dev.mcpsql.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.audit.QueryEntry;
import dev.mcpsql.audit.StoredQueryTrail;
import dev.mcpsql.config.TripwireSettings;
import dev.mcpsql.config.TripwireSettings.Threshold;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.Decision;
import dev.mcpsql.vocabulary.ProfileName;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two nodes over one database. */
class TripwiresPgIT {

    private static final TripwireSettings THREE_AN_HOUR = new TripwireSettings(
            List.of(new Threshold(Duration.ofHours(1), 3)), List.of(new Threshold(Duration.ofHours(1), 1)));

    private static TestDatabase database;
    private static StateDatabase state;

    private final Logger logger = Logger.getLogger(Tripwires.class.getName());
    private final Lines lines = new Lines();
    private final String person = "p" + UUID.randomUUID();
    private final Tripwires one = node(Duration.ZERO);
    private final Tripwires other = node(Duration.ZERO);

    @BeforeAll
    static void migrate() {
        database = TestPostgres.shared().shop();
        database.migrate();
        state = new StateDatabase(database.login("mcp_sql_app", TestDatabase.STATE_PASSWORD));
    }

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(lines);
    }

    @Test
    void saysACrossingOnceForAllNodes() {
        calls(Decision.ALLOWED, 3);
        one.look();
        other.look();
        assertThat(lines.errors).isEmpty();

        calls(Decision.ALLOWED, 1);
        one.look();
        other.look();
        calls(Decision.ALLOWED, 2);
        other.look();
        one.look();

        assertThat(lines.errors)
                .singleElement()
                .asString()
                .isEqualTo("tripwire: " + person + " made 4 allowed calls within PT1H, more than 3");
    }

    @Test
    void countsDecisionsApart() {
        calls(Decision.ALLOWED, 1);
        calls(Decision.REJECTED, 2);
        one.look();

        assertThat(lines.errors).singleElement().asString().contains("2 rejected calls");
    }

    @Test
    void saysItAgainAfterTheVolumeFellBelow() {
        calls(Decision.ALLOWED, 4);
        one.look();
        one.settle();
        assertThat(open()).isEqualTo(1);

        node(Duration.ofHours(2)).settle();
        assertThat(open()).isZero();

        calls(Decision.ALLOWED, 1);
        one.look();
        assertThat(lines.errors).hasSize(2);
    }

    @Test
    void forgetsNobodyWhileTheDatabaseIsDown() {
        StateDatabase down =
                new StateDatabase(new TestDatabase("jdbc:postgresql://127.0.0.1:1/nowhere").login("mcp_sql_app", ""));
        Tripwires cut = new Tripwires(down, THREE_AN_HOUR, Clock.systemUTC());
        calls(Decision.ALLOWED, 4);
        cut.observe(caller(), Decision.ALLOWED);

        cut.look();
        cut.look();
        cut.settle();

        assertThat(lines.errors).isEmpty();
        assertThat(lines.warnings).hasSize(3);
    }

    @Test
    void looksAtNobodyWhoDidNotCall() {
        calls(Decision.ALLOWED, 9);

        node(Duration.ZERO).look();

        assertThat(lines.errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "run_query, 1",
        "list_tables, 1",
        "resources/read, 1",
        "prompts/get, 1",
        "resources/list, 0",
        "resources/templates/list, 0",
        "prompts/list, 0",
        "completion/complete, 0"
    })
    void countsWhatIsReadAndNotWhatClientsListByThemselves(String asked, int crossings) {
        calls(asked, Decision.ALLOWED, 4);

        one.look();

        assertThat(lines.errors).hasSize(crossings);
    }

    @Test
    void closesACrossingWhateverIsListedMeanwhile() {
        calls(Decision.ALLOWED, 4);
        one.look();
        calls("completion/complete", Decision.ALLOWED, 9);

        node(Duration.ofHours(2)).settle();

        assertThat(open()).isZero();
    }

    private void calls(Decision decision, int count) {
        calls("run_query", decision, count);
    }

    private void calls(String asked, Decision decision, int count) {
        StoredQueryTrail trail = new StoredQueryTrail(state);
        for (int i = 0; i < count; i++) {
            trail.append(new QueryEntry(
                    UUID.randomUUID(),
                    caller(),
                    asked,
                    "select secret",
                    "",
                    decision,
                    Optional.empty(),
                    "",
                    0,
                    0,
                    false,
                    Duration.ZERO));
            one.observe(caller(), decision);
            other.observe(caller(), decision);
        }
    }

    private Caller caller() {
        return new Caller(
                UUID.fromString("00000000-0000-4000-8000-0000000000aa"),
                person,
                new ProfileName("analyst"),
                "client",
                "token",
                "127.0.0.1");
    }

    private static Tripwires node(Duration later) {
        return new Tripwires(state, THREE_AN_HOUR, Clock.offset(Clock.systemUTC(), later));
    }

    private int open() {
        return state.one(
                        "select count(*) from mcp_sql.tripwire_crossing where username = ? and cleared_at is null",
                        row -> row.getInt(1),
                        person)
                .orElseThrow();
    }

    private static final class Lines extends Handler {
        private final List<String> errors = new CopyOnWriteArrayList<>();
        private final List<String> warnings = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            List<String> kept = line.getLevel().equals(Level.SEVERE) ? errors : warnings;
            kept.add(new MessageFormat(line.getMessage(), java.util.Locale.ROOT)
                    .format(line.getParameters() == null ? new Object[0] : line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
