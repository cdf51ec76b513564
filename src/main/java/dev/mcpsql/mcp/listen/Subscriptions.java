// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.listen;

import static java.util.stream.Collectors.groupingBy;

import dev.mcpsql.access.AuthenticatedCaller;
import dev.mcpsql.access.Tenure;
import dev.mcpsql.access.Tenures;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.ListenSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.mcp.message.HttpRefusal;
import dev.mcpsql.mcp.message.Message.Request;
import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RequestHead;
import dev.mcpsql.mcp.message.RpcError;
import dev.mcpsql.tool.Sight;
import dev.mcpsql.tool.Sights;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.ProfileName;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code subscriptions/listen}: who listens on this node, what they are told, and when it ends. Thread-safe.
 *
 * <p>A stream says no more than that something changed; what it is now, the client asks like anything else. Still it ends with
 * the right that it was begun with: by a check of each token, by the token's expiry, or when the checks find no database.
 */
@Component
public final class Subscriptions {

    private static final int OK = 200;

    private final Function<AuthenticatedCaller, Tenure> tenures;
    private final Function<ProfileName, Optional<Sight>> sights;
    private final Clock clock;
    private final Listeners listeners;

    /** Over the running server. */
    @Inject
    public Subscriptions(Tenures tenures, Sights sights, Settings settings, Clock clock) {
        this(tenures::of, sights::of, settings.listening(), clock);
    }

    Subscriptions(
            Function<AuthenticatedCaller, Tenure> tenures,
            Function<ProfileName, Optional<Sight>> sights,
            ListenSettings limits,
            Clock clock) {
        this.tenures = tenures;
        this.sights = sights;
        this.clock = clock;
        this.listeners = new Listeners(limits);
    }

    /** Grants a stream, or says what is wrong with the request; its envelope is sound. */
    public Listening listen(AuthenticatedCaller who, RequestHead head, Request request, Completion completion) {
        if (!head.takesEvents()) {
            return refused(
                    request,
                    RpcError.INVALID_REQUEST,
                    HttpRefusal.NOT_ACCEPTABLE.status(),
                    "Say text/event-stream in Accept too.");
        }
        return Topic.askedBy(request.params().path("notifications"))
                .map(topics -> listen(who, topics, request, completion))
                .orElseGet(
                        () -> refused(
                                request,
                                RpcError.INVALID_PARAMS,
                                OK,
                                "params.notifications must be an object of true and false, such as {\"toolsListChanged\":true}."));
    }

    private Listening listen(AuthenticatedCaller who, List<Topic> topics, Request request, Completion completion) {
        Listener listener = new Listener(
                who,
                topics,
                new Notices(request.id(), completion),
                sights.apply(who.caller().profile()),
                clock.instant(),
                listeners::leave);
        return switch (listeners.enter(listener)) {
            case TAKEN -> new Listening.Granted(listener::open);
            case PERSON_FULL -> {
                knock(who.caller());
                yield refused(
                        request,
                        RpcError.INVALID_REQUEST,
                        HttpRefusal.TOO_MANY_REQUESTS.status(),
                        "You listen on as many streams as one person may. Close one, and try again.");
            }
            case NODE_FULL ->
                refused(
                        request,
                        RpcError.INTERNAL_ERROR,
                        HttpRefusal.SERVICE_UNAVAILABLE.status(),
                        "No more streams can be opened here. Try again in a while.");
        };
    }

    /** Of streams whose clients went without a word, the next attempt will find fewer. */
    private void knock(Caller caller) {
        Instant now = clock.instant();
        listeners.of(caller.accountId()).forEach(listener -> listener.comment(now));
    }

    /** Ends what is overdue and gives the others their sign of life. Never waits for a database. */
    void tick() {
        Instant now = clock.instant();
        for (Listener listener : listeners.all()) {
            if (listener.isOverdue(now)) {
                listener.finish();
            } else {
                listener.keepAlive(now);
            }
        }
    }

    /** Asks about each token once, and tells its streams what differs. A database that does not answer is not asked on. */
    void check() {
        for (List<Listener> ofOneToken : listeners.all().stream()
                .filter(Listener::listens)
                .collect(groupingBy(Listener::tokenId))
                .values()) {
            if (!answered(ofOneToken)) {
                return;
            }
        }
    }

    private boolean answered(List<Listener> ofOneToken) {
        return tenures.apply(ofOneToken.get(0).who())
                .match(
                        caller -> {
                            confirm(ofOneToken, caller);
                            return true;
                        },
                        () -> {
                            ofOneToken.forEach(Listener::finish);
                            return true;
                        },
                        () -> false);
    }

    private void confirm(List<Listener> ofOneToken, Caller caller) {
        Instant now = clock.instant();
        Optional<Sight> sight = sights.apply(caller.profile());
        ofOneToken.forEach(listener -> listener.confirm(now, caller.profile(), sight));
    }

    /** Ends all streams, and lets none begin any more. */
    public void end() {
        listeners.close().forEach(Listener::finish);
    }

    private static Listening refused(Request request, RpcError error, int status, String message) {
        return new Listening.Refused(Reply.error(request.id(), error, status, message));
    }
}
