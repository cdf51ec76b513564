// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.OutcomeReason;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line: what an SQLSTATE means inside the door, and before it. */
class SqlStateTest {

    @ParameterizedTest(name = "SQLSTATE {0}")
    @CsvSource(textBlock = """
            57014, TIMEOUT,         TIMEOUT
            25P04, TIMEOUT,         TIMEOUT
            25P03, UNAVAILABLE,     UNAVAILABLE
            08006, UNAVAILABLE,     UNAVAILABLE
            08001, UNAVAILABLE,     UNAVAILABLE
            57P01, UNAVAILABLE,     UNAVAILABLE
            57P02, UNAVAILABLE,     UNAVAILABLE
            57P03, UNAVAILABLE,     UNAVAILABLE
            53300, UNAVAILABLE,     UNAVAILABLE
            53100, UNAVAILABLE,     UNAVAILABLE
            58030, UNAVAILABLE,     UNAVAILABLE
            55P03, UNAVAILABLE,     UNAVAILABLE
            40001, UNAVAILABLE,     UNAVAILABLE
            40P01, UNAVAILABLE,     UNAVAILABLE
            '',    UNAVAILABLE,     UNAVAILABLE
            53400, EXECUTION_ERROR, EXECUTION_ERROR
            22P02, EXECUTION_ERROR, EXECUTION_ERROR
            25006, EXECUTION_ERROR, EXECUTION_ERROR
            XX000, EXECUTION_ERROR, EXECUTION_ERROR
            42P01, EXECUTION_ERROR, MISCONFIGURED
            42501, EXECUTION_ERROR, MISCONFIGURED
            42883, EXECUTION_ERROR, MISCONFIGURED
            3F000, EXECUTION_ERROR, MISCONFIGURED
            3D000, EXECUTION_ERROR, MISCONFIGURED
            28P01, EXECUTION_ERROR, MISCONFIGURED
            28000, EXECUTION_ERROR, MISCONFIGURED
            """)
    void means(String code, OutcomeReason inside, OutcomeReason before) {
        SqlState state = new SqlState(code);

        assertThat(state.whileRunning()).isEqualTo(inside);
        assertThat(state.beforeRunning()).isEqualTo(before);
    }

    @Test
    void isThatOfTheFirstCauseThatHasOne() {
        SQLException wrapped = new SQLException("pool", new IllegalStateException(new SQLException("driver", "08001")));

        assertThat(SqlState.of(wrapped)).isEqualTo(new SqlState("08001"));
        assertThat(SqlState.of(new SQLException("pool"))).isEqualTo(new SqlState(""));
    }

    @ParameterizedTest
    @CsvSource({"42703,true", "42501,false", "0A000,true", "54001,true", "22P02,true", "P0001,false", "23505,false"})
    void speaksOfTheTextOrOfRows(String code, boolean ofTheText) {
        assertThat(new SqlState(code).speaksOfTheText()).isEqualTo(ofTheText);
    }
}
