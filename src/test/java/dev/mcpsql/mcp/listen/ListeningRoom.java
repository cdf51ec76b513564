// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.listen;

import dev.mcpsql.access.AuthenticatedCaller;
import dev.mcpsql.access.Tenure;
import dev.mcpsql.access.TokenClaims;
import dev.mcpsql.config.ListenSettings;
import dev.mcpsql.mcp.message.Message.Request;
import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RequestHead;
import dev.mcpsql.mcp.stream.EventSink;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.testing.AdjustableClock;
import dev.mcpsql.tool.Sight;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Subscriptions with a clock that stands, two streams for a person and three in all, and databases that say what a test says. */
public final class ListeningRoom {

    /** When every token of these tests expires, counted from the beginning. */
    static final Duration LIFE = Duration.ofHours(1);

    private static final String BOTH = "application/json, text/event-stream";

    final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-11-22T12:00:00Z"));

    /** Whose token was asked about, in this order. */
    final List<String> asked = new ArrayList<>();

    private final Map<String, Tenure> tenures = new HashMap<>();
    private final Map<ProfileName, Optional<Sight>> sights = new HashMap<>();
    private final Subscriptions subscriptions =
            new Subscriptions(this::tenure, this::sight, new ListenSettings(2, 3), clock);

    /** What an endpoint needs. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** All messages of a stream of an analyst who is told that there is something else to see, until the server ends. */
    public List<String> wholeStream(Consumer<EventSink> begin) {
        RecordingSink sink = new RecordingSink();
        begin.accept(sink);
        shows("analyst", "public.customers");
        check();
        end();
        return sink.news().stream().filter(line -> !line.equals("end")).toList();
    }

    /** What the database says of the token from now on. */
    void says(String token, Tenure tenure) {
        tenures.put(token, tenure);
    }

    /** The person holds the profile from now on. */
    void moves(String person, String profile) {
        says(person, new Tenure.Holds(caller(person, person, profile)));
    }

    /** The profile sees one relation of that name from now on; nobody knows what it sees when there is none. */
    void shows(String profile, String... relations) {
        sights.put(new ProfileName(profile), relations.length == 0 ? Optional.empty() : Optional.of(sight(relations)));
    }

    /** Opens a stream about tools and resources, with a token named like the person. */
    RecordingSink open(String person) {
        return open(person, person);
    }

    /** The same with that token; the acknowledgment is read. */
    RecordingSink open(String person, String token) {
        RecordingSink sink = new RecordingSink();
        begin(listen(person, token, "1", "{\"toolsListChanged\":true,\"resourcesListChanged\":true}"), sink);
        sink.news();
        return sink;
    }

    /** Asks for a stream and says how it is answered. */
    Listening listen(String person, String token, String id, String filter) {
        return listen(person, token, id, filter, BOTH);
    }

    /** The same with that Accept. */
    Listening listen(String person, String token, String id, String filter, String accept) {
        JsonMapper json = JsonMapper.shared();
        RequestHead head = new RequestHead(name -> name.equals("Accept") ? Optional.of(accept) : Optional.empty());
        Request request = new Request(
                json.readTree(id), "subscriptions/listen", json.readTree("{\"notifications\":" + filter + "}"));
        return subscriptions.listen(
                new AuthenticatedCaller(caller(person, token, "analyst"), claims(token)),
                head,
                request,
                (out, meta) -> {
                    out.writeStringProperty("resultType", "complete");
                    out.writeObjectPropertyStart("_meta");
                    meta.accept(out);
                    out.writeEndObject();
                });
    }

    /** Begins a stream that must have been granted. */
    static void begin(Listening listening, RecordingSink sink) {
        listening.match(
                begin -> {
                    begin.accept(sink);
                    return sink;
                },
                reply -> {
                    throw new AssertionError(reply.json());
                });
    }

    /** The status of a refusal; 200 for a stream. */
    static int status(Listening listening) {
        return listening.match(granted -> 200, Reply::status);
    }

    void check() {
        subscriptions.check();
    }

    void tick() {
        subscriptions.tick();
    }

    void end() {
        subscriptions.end();
    }

    /** Time goes by without anybody looking. */
    void pass(Duration time) {
        clock.advance(time);
    }

    private Tenure tenure(AuthenticatedCaller who) {
        String token = who.caller().tokenId();
        asked.add(token);
        return tenures.getOrDefault(token, new Tenure.Holds(who.caller()));
    }

    private Optional<Sight> sight(ProfileName profile) {
        return sights.getOrDefault(profile, Optional.of(sight("public.orders")));
    }

    private static Sight sight(String... relations) {
        return new Sight(
                List.of(relations).stream().map(ListeningRoom::relation).toList());
    }

    private static RelationDescription relation(String name) {
        String[] parts = name.split("\\.", 2);
        return new RelationDescription(
                RelationName.of(parts[0], parts[1]),
                RelationDescription.Kind.TABLE,
                "",
                -1,
                List.of(),
                Extent.WHOLE,
                List.of(),
                List.of());
    }

    private static Caller caller(String person, String token, String profile) {
        UUID account = UUID.nameUUIDFromBytes(person.getBytes(StandardCharsets.UTF_8));
        return new Caller(account, person, new ProfileName(profile), "client", token, "127.0.0.1");
    }

    /** Of a token with that id. */
    public TokenClaims claims(String token) {
        Instant begun = Instant.parse("2026-11-22T12:00:00Z");
        return new TokenClaims(
                "http://localhost:8080",
                token,
                token,
                Set.of(),
                "client",
                Set.of(),
                token,
                begun,
                begun.plus(LIFE),
                "key");
    }
}
