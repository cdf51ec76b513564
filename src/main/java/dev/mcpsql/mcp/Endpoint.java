// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.access.AuthenticatedCaller;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.mcp.listen.Subscriptions;
import dev.mcpsql.mcp.message.Era;
import dev.mcpsql.mcp.message.HttpRefusal;
import dev.mcpsql.mcp.message.Message.Notification;
import dev.mcpsql.mcp.message.Message.Request;
import dev.mcpsql.mcp.message.MessageReader;
import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RequestHead;
import dev.mcpsql.mcp.method.CallWatch;
import dev.mcpsql.mcp.method.LegacyEra;
import dev.mcpsql.mcp.method.ModernEra;
import dev.mcpsql.mcp.method.ServerFace;
import dev.mcpsql.mcp.method.ToolCaller;
import dev.mcpsql.tool.ToolDescription;
import dev.mcpsql.tool.Tools;
import dev.mcpsql.vocabulary.Caller;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * From an HTTP message of a known caller to its answer: media types, size, JSON, era. The first that does not hold is told.
 */
@Component
public final class Endpoint {

    /** Far beyond the longest query that the gate reads. */
    static final int MAX_BODY_BYTES = 1024 * 1024;

    private static final String LISTEN = "subscriptions/listen";

    private final MessageReader reader = new MessageReader();
    private final ServerFace face;
    private final LegacyEra legacy;
    private final ModernEra modern;
    private final Subscriptions subscriptions;

    /** Over the tools and streams of the running server. */
    @Inject
    public Endpoint(Tools tools, Subscriptions subscriptions, Settings settings) {
        this(tools.all(), tools::call, subscriptions, settings.resourceName());
    }

    Endpoint(List<ToolDescription> descriptions, ToolCaller tools, Subscriptions subscriptions, String resourceName) {
        this.face = new ServerFace(descriptions, resourceName);
        this.legacy = new LegacyEra(face, tools);
        this.modern = new ModernEra(face, tools);
        this.subscriptions = subscriptions;
    }

    /** What is wrong with the head alone; nothing of the body is read then. */
    Optional<Reply> refusal(RequestHead head) {
        if (!head.takesJson()) {
            return refused(HttpRefusal.NOT_ACCEPTABLE, "This server answers in application/json; say so in Accept.");
        }
        if (!head.bringsJson()) {
            return refused(HttpRefusal.UNSUPPORTED_MEDIA_TYPE, "Send application/json in UTF-8, not compressed.");
        }
        return head.length().orElse(0) > MAX_BODY_BYTES ? Optional.of(tooLarge()) : Optional.empty();
    }

    /** The answer to a body of more than {@link #MAX_BODY_BYTES}. */
    static Reply tooLarge() {
        return Reply.refused(HttpRefusal.CONTENT_TOO_LARGE, "A message may have " + MAX_BODY_BYTES + " bytes.");
    }

    /**
     * Answers one message.
     *
     * @param watching who is told when a request turns out to be a call of a tool
     */
    Answer answer(AuthenticatedCaller who, RequestHead head, byte[] body, Function<Request, CallWatch> watching) {
        return reader.read(body)
                .match(
                        request -> answer(who, head, request, watching.apply(request)),
                        notification -> new Answer.Whole(notified(who.caller(), head, notification)),
                        unreadable -> new Answer.Whole(unreadable.reply()));
    }

    private Answer answer(AuthenticatedCaller who, RequestHead head, Request request, CallWatch watch) {
        return switch (Era.of(head, request)) {
            case LEGACY -> new Answer.Whole(legacy.answer(who.caller(), request, watch));
            case MODERN ->
                request.method().equals(LISTEN)
                        ? listening(who, head, request)
                        : new Answer.Whole(modern.answer(who.caller(), head, request, watch));
        };
    }

    /** The one method whose answer does not end by itself. */
    private Answer listening(AuthenticatedCaller who, RequestHead head, Request request) {
        return ModernEra.faultyEnvelope(head, request)
                .<Answer>map(Answer.Whole::new)
                .orElseGet(() -> subscriptions
                        .listen(who, head, request, face::writeComplete)
                        .match(Answer.Stream::new, Answer.Whole::new));
    }

    /** In the modern era a client cancels by closing the stream and sends none (basic/patterns/cancellation). */
    private Reply notified(Caller caller, RequestHead head, Notification notification) {
        return switch (Era.of(head)) {
            case LEGACY -> legacy.notified(caller, notification);
            case MODERN -> Reply.accepted();
        };
    }

    private static Optional<Reply> refused(HttpRefusal refusal, String message) {
        return Optional.of(Reply.refused(refusal, message));
    }
}
