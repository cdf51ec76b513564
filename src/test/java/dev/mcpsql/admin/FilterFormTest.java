// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.audit.TrailFilter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterFormTest {

    private static final TrailFilter EVERYTHING = TrailFilter.everything();

    private static FilterForm form(Map<String, String> typed) {
        return new FilterForm(typed, Set.of("allowed", "rejected"), Set.of("timeout", "select_star"));
    }

    private static FilterForm form(String name, String value) {
        return form(Map.of(name, value));
    }

    @Test
    void anEmptyFormAsksForEverything() {
        FilterForm form = form(Map.of());

        assertThat(form.narrows()).isFalse();
        assertThat(form.filter()).contains(EVERYTHING);
    }

    @Test
    void everyFieldReachesTheFilter() {
        Map<String, String> typed = new HashMap<>();
        typed.put("person", " Ada ");
        typed.put("decision", "rejected");
        typed.put("reason", "select_star");
        typed.put("from", "2026-01-31T08:30");
        typed.put("until", "2026-01-31T09:30:15");

        assertThat(form(typed).filter())
                .contains(new TrailFilter(
                        "ada",
                        "rejected",
                        "select_star",
                        Instant.parse("2026-01-31T08:30:00Z"),
                        Instant.parse("2026-01-31T09:30:15Z")));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            decision | maybe
            decision | ALLOWED
            decision | ' or true --
            reason   | no_such_reason
            from     | yesterday
            from     | 2026-02-30T00:00
            from     | 1969-12-31T23:59
            until    | 2026-01-31
            until    | 2026-01-31T08:30:00Z
            until    | 10000-01-01T00:00
            until    | -999999999-01-01T00:00
            until    | +999999999-01-01T00:00
            """)
    void whatCannotBeUnderstoodIsSaidAndShowsNothing(String field, String typed) {
        FilterForm form = form(field, typed);

        assertThat(form.filter()).isEmpty();
        assertThat(form.faults()).hasSize(1);
        assertThat(form.narrows()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            <script>alert(1)</script>
            ' or true --
            %
            #{usage}
            """)
    void aPersonIsOnlyEverComparedWith(String typed) {
        assertThat(form("person", typed).filter()).contains(EVERYTHING.withPerson(typed));
    }

    @Test
    void namesOfOtherParametersAreNotRead() {
        assertThat(form("jakarta.faces.ViewState", "stateless").filter()).contains(EVERYTHING);
    }
}
