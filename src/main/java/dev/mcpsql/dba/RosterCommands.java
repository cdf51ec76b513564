// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.identity.RosterEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows the people; changes nothing. */
final class RosterCommands {

    private static final String NONE = "-";

    private final CommandContext context;
    private final PeopleDesk desk;

    RosterCommands(CommandContext context) {
        this.context = context;
        this.desk = new PeopleDesk(context);
    }

    /** One line for each person. */
    ExitCode list() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("username", "active", "rank", "factors", "profile", "last sign-in"));
        for (RosterEntry person : desk.roster().everybody()) {
            lines.add(List.of(
                    person.standing().username(),
                    active(person),
                    rank(person),
                    joined(person.credentials().words()),
                    joined(person.standing().profiles()),
                    lastSignIn(person)));
        }
        TextTable.print(context.out(), lines);
        return ExitCode.DONE;
    }

    /** One person, a line for each fact. */
    ExitCode show() throws UnfitArgumentException {
        RosterEntry person = desk.roster()
                .find(context.first())
                .orElseThrow(() -> new UnfitArgumentException("no account is named " + context.first()));
        TextTable.print(
                context.out(),
                List.of(
                        List.of("username", person.standing().username()),
                        List.of("account id", person.standing().accountId().toString()),
                        List.of("active", active(person)),
                        List.of("rank", rank(person)),
                        List.of("factors", joined(person.credentials().words())),
                        List.of("provider", person.credentials().provider().orElse(NONE)),
                        List.of("profile", joined(person.standing().profiles())),
                        List.of("created", seconds(person.createdAt())),
                        List.of("last sign-in", lastSignIn(person)),
                        List.of("web sessions", String.valueOf(person.sessions())),
                        List.of("access tokens", String.valueOf(person.tokens()))));
        return ExitCode.DONE;
    }

    private static String active(RosterEntry person) {
        return person.standing().active() ? "yes" : "no";
    }

    private static String rank(RosterEntry person) {
        return person.rank().name().toLowerCase(Locale.ROOT);
    }

    private static String joined(List<String> words) {
        return words.isEmpty() ? NONE : String.join(",", words);
    }

    private static String lastSignIn(RosterEntry person) {
        return person.lastSignInAt().map(RosterCommands::seconds).orElse("never");
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
