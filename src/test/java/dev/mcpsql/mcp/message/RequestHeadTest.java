// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stream goes to nobody who did not ask for one. */
class RequestHeadTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            true  | application/json, text/event-stream
            true  | application/json,TEXT/Event-Stream;q=0.001
            true  | text/event-stream; q=1, */*; q=0
            false | application/json
            false | */*
            false | text/*
            false | application/json, text/event-stream;q=0
            false | application/json, text/event-stream ; Q = 0.000 ; x=1
            false | application/json, text/event-streams
            """)
    void takesEventsWhereTheyAreNamed(boolean taken, String accept) {
        RequestHead head = new RequestHead(name -> Optional.of(accept));

        assertThat(head.takesEvents()).isEqualTo(taken);
    }

    @Test
    void takesNoEventsWhereNothingIsNamed() {
        assertThat(new RequestHead(name -> Optional.empty()).takesEvents()).isFalse();
    }
}
