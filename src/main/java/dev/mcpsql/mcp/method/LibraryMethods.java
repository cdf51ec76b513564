// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.method;

import dev.mcpsql.mcp.message.Message.Request;
import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RpcError;
import dev.mcpsql.tool.LibraryAnswer.Found;
import dev.mcpsql.tool.LibraryMethod;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.Refusal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * Resources, prompts and completions, alike in both eras but for what the modern one adds to a result and for the error that
 * says that there is no such resource.
 */
final class LibraryMethods {

    /** The envelope is sound, so the answer is one of JSON-RPC and not of HTTP. */
    private static final int OK = 200;

    /** An address that is longer is none of ours, and is not sent back. */
    private static final int LONGEST_ADDRESS = 1_000;

    private final LibraryCaller library;
    private final RpcError noSuchResource;

    LibraryMethods(LibraryCaller library, RpcError noSuchResource) {
        this.library = library;
        this.noSuchResource = noSuchResource;
    }

    /** Empty when the method is none of these; then nothing happened. */
    Optional<Reply> answered(
            Caller caller, Request request, Function<LibraryMethod, Consumer<JsonGenerator>> addition) {
        return LibraryMethod.named(request.method()).map(method -> library.answer(caller, method, request.params())
                .match(
                        found -> found(request, method, found, addition.apply(method)),
                        refusal -> refused(request, method, refusal)));
    }

    private static Reply found(Request request, LibraryMethod method, Found found, Consumer<JsonGenerator> addition) {
        return Reply.result(request.id(), out -> {
            addition.accept(out);
            out.writeName(method.member());
            out.writeRawValue(found.json());
            if (!found.nextCursor().isEmpty()) {
                out.writeStringProperty("nextCursor", found.nextCursor());
            }
        });
    }

    /** With the reason and hint that a tool would answer, and the address that names nothing (server/resources, "Error Handling"). */
    private Reply refused(Request request, LibraryMethod method, Refusal refusal) {
        RpcError error = error(method, refusal.reason());
        return Reply.error(request.id(), error, OK, refusal.message(), out -> {
            out.writeObjectPropertyStart("data");
            String uri = request.params().path("uri").asString("");
            if (method == LibraryMethod.RESOURCES_READ && uri.length() <= LONGEST_ADDRESS) {
                out.writeStringProperty("uri", uri);
            }
            out.writeStringProperty("reason", refusal.reason().code());
            out.writeStringProperty("hint", refusal.reason().hint());
            out.writeEndObject();
        });
    }

    private RpcError error(LibraryMethod method, OutcomeReason reason) {
        return switch (reason) {
            case DISALLOWED_TABLE -> method == LibraryMethod.RESOURCES_READ ? noSuchResource : RpcError.INVALID_PARAMS;
            case INVALID_ARGUMENT, DISALLOWED_COLUMN -> RpcError.INVALID_PARAMS;
            case PARSE_ERROR,
                    MULTI_STATEMENT,
                    NON_SELECT_ROOT,
                    SELECT_STAR,
                    DISALLOWED_FUNCTION,
                    DISALLOWED_TYPE,
                    DISALLOWED_CONSTRUCT,
                    SYSTEM_SCHEMA,
                    WRITEABLE_CTE,
                    SELECT_INTO,
                    TOO_COMPLEX,
                    OVER_BUDGET,
                    OVER_QUOTA,
                    EXECUTION_ERROR,
                    TIMEOUT,
                    CANCELLED,
                    UNAVAILABLE,
                    MISCONFIGURED,
                    INTERNAL_ERROR -> RpcError.INTERNAL_ERROR;
        };
    }
}
