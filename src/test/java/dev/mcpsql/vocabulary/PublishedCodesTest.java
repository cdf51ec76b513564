// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Trails, answers and alerts key on these: a code is added at will and renamed never. */
class PublishedCodesTest {

    @Test
    void outcomeReasonsKeepTheirCodes() {
        assertThat(Stream.of(OutcomeReason.values()).map(OutcomeReason::code))
                .containsExactlyInAnyOrder(
                        "parse_error",
                        "multi_statement",
                        "non_select_root",
                        "select_star",
                        "disallowed_table",
                        "disallowed_function",
                        "disallowed_construct",
                        "system_schema",
                        "writeable_cte",
                        "select_into",
                        "execution_error",
                        "timeout",
                        "misconfigured",
                        "disallowed_column",
                        "disallowed_type",
                        "too_complex",
                        "over_budget",
                        "over_quota",
                        "cancelled",
                        "unavailable",
                        "invalid_argument",
                        "internal_error");
    }

    @Test
    void denialReasonsKeepTheirCodes() {
        assertThat(Stream.of(DenialReason.values()).map(DenialReason::code))
                .containsExactlyInAnyOrder(
                        "bad_application",
                        "bad_scope",
                        "inactive_or_non_staff",
                        "no_mfa",
                        "no_perm",
                        "ambiguous_profile",
                        "no_session",
                        "session_logout",
                        "bad_audience",
                        "revoked");
    }

    @Test
    void everyReasonHasAHintThatEndsAsASentence() {
        assertThat(OutcomeReason.values())
                .allSatisfy(reason -> assertThat(reason.hint()).matches("[A-Z].*\\."));
    }
}
