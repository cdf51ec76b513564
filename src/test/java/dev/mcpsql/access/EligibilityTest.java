// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.testing.TestSettings;
import dev.mcpsql.vocabulary.ProfileName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line is a person and what comes of it; where several reasons apply, the first in the published order wins. */
class EligibilityTest {

    @ParameterizedTest(name = "{0} {1} {2} {3} [{4}]: {5}")
    @CsvSource(delimiter = '|', textBlock = """
            ACTIVE   | STAFF | USER  | MFA  | analyst          | analyst
            ACTIVE   | STAFF | ADMIN | MFA  | support          | support
            INACTIVE | STAFF | USER  | MFA  | analyst          | inactive_or_non_staff
            ACTIVE   | GUEST | USER  | MFA  | analyst          | inactive_or_non_staff
            INACTIVE | GUEST | USER  | NONE | ''               | inactive_or_non_staff
            ACTIVE   | STAFF | USER  | NONE | analyst          | no_mfa
            ACTIVE   | STAFF | USER  | NONE | analyst,support  | no_mfa
            ACTIVE   | STAFF | ADMIN | MFA  | ''               | no_perm
            ACTIVE   | STAFF | USER  | MFA  | retired          | no_perm
            ACTIVE   | STAFF | USER  | MFA  | Not a Profile!   | no_perm
            ACTIVE   | STAFF | USER  | MFA  | analyst,support  | ambiguous_profile
            ACTIVE   | STAFF | USER  | MFA  | analyst,retired  | ambiguous_profile
            """)
    void asksForExactlyOneConfiguredProfile(
            String active, String staff, String admin, String mfa, String profiles, String expected) {
        Standing person = person(active, staff, admin, mfa, profiles);

        assertThat(outcome(person, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"NONE", "MFA"})
    void leavesTheSecondFactorOutWhereItIsNotRequired(String mfa) {
        Standing person = person("ACTIVE", "STAFF", "USER", mfa, "analyst");

        assertThat(outcome(person, "mcp-sql.mfa-required=false")).isEqualTo("analyst");
    }

    private static String outcome(Standing person, String configuration) {
        Settings settings = TestSettings.with("http://localhost:8080", configuration);
        return new Eligibility(new Profiles(settings), settings)
                .of(person)
                .match(ProfileName::value, reason -> reason.code());
    }

    private static Standing person(String active, String staff, String admin, String mfa, String profiles) {
        return new Standing(
                UUID.randomUUID(),
                "ada",
                active.equals("ACTIVE"),
                staff.equals("STAFF"),
                admin.equals("ADMIN"),
                mfa.equals("MFA"),
                profiles.isEmpty() ? List.of() : List.of(profiles.split(",", -1)),
                Optional.empty());
    }
}
