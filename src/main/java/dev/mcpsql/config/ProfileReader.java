// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import dev.mcpsql.vocabulary.Extension;
import dev.mcpsql.vocabulary.FunctionName;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.QueryRules.Syntax;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads one profile's members, {@code mcp-sql.profile.NAME.MEMBER}. One use each. */
final class ProfileReader {

    /** Each member that may stand in the file; all but the first two have a default. */
    static final Set<String> MEMBERS = Set.of(
            "role",
            "relations",
            "select-star",
            "offset",
            "fetch",
            "recursion-depth",
            "set-returning-rows",
            "max-text-bytes",
            "max-in-list",
            "functions",
            "extensions",
            "budget-cost",
            "budget-rows",
            "session-bound");

    private static final Map<String, Syntax> SWITCHES =
            Map.of("select-star", Syntax.STAR, "offset", Syntax.OFFSET, "fetch", Syntax.FETCH);

    private final ProfileName name;
    private final ConfiguredValues values;
    private final List<String> faults = new ArrayList<>();

    ProfileReader(ProfileName name, ConfiguredValues values) {
        this.name = name;
        this.values = values;
    }

    /** The profile; empty when something is wrong with it. */
    Optional<ProfileSettings> profile() {
        Optional<Identifier> role = required("role", ValueReader::role);
        Optional<List<RelationSettings>> relations = required("relations", RelationListReader::read);
        Optional<QueryRules> rules = rules();
        Optional<PlannerBudget> budget = budget();
        boolean sessionBound = member("session-bound", false, ValueReader::bool);
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ProfileSettings(
                name,
                role.orElseThrow(),
                relations.orElseThrow(),
                rules.orElseThrow(),
                budget.orElseThrow(),
                sessionBound));
    }

    /** What is wrong with it. */
    List<String> faults() {
        return faults;
    }

    private Optional<QueryRules> rules() {
        Set<Syntax> syntax = EnumSet.noneOf(Syntax.class);
        SWITCHES.forEach((member, construct) -> {
            if (member(member, false, ValueReader::bool)) {
                syntax.add(construct);
            }
        });
        QueryRules usual = QueryRules.DEFAULT;
        int depth = member("recursion-depth", usual.recursionDepth(), ValueReader::number);
        int rows = member("set-returning-rows", usual.setReturningRows(), ValueReader::number);
        int bytes = member("max-text-bytes", usual.maxTextBytes(), ValueReader::number);
        int elements = member("max-in-list", usual.maxInList(), ValueReader::number);
        Set<FunctionName> functions = member("functions", Set.of(), QualifiedNames::functions);
        Set<Extension> extensions = member("extensions", Set.of(), QualifiedNames::extensions);
        return checked(() -> new QueryRules(syntax, depth, rows, bytes, elements, functions, extensions));
    }

    private Optional<PlannerBudget> budget() {
        OptionalLong cost = member("budget-cost", OptionalLong.empty(), ProfileReader::amount);
        OptionalLong rows = member("budget-rows", OptionalLong.empty(), ProfileReader::amount);
        return checked(() -> new PlannerBudget(cost, rows));
    }

    private static OptionalLong amount(String text) {
        return OptionalLong.of(ValueReader.number(text));
    }

    private <T> Optional<T> required(String member, Function<String, T> reader) {
        Optional<String> value = values.value(key(member));
        if (value.isEmpty()) {
            faults.add(key(member) + " is missing");
        }
        return value.flatMap(text -> read(member, text, reader));
    }

    private <T> T member(String member, T usual, Function<String, T> reader) {
        return values.value(key(member))
                .flatMap(text -> read(member, text, reader))
                .orElse(usual);
    }

    private <T> Optional<T> read(String member, String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException wrong) {
            faults.add(key(member) + ": " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private <T> Optional<T> checked(Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (IllegalArgumentException wrong) {
            faults.add("mcp-sql.profile." + name + ": " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private String key(String member) {
        return SettingKey.PREFIX + "profile." + name + "." + member;
    }
}
