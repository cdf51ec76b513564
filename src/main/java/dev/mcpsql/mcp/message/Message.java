// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.message;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One JSON-RPC message of a client (JSON-RPC 2.0 §4; MCP 2026-07-28, basic/index, "Messages"). */
public sealed interface Message {

    /** One branch for each kind. */
    <R> R match(
            Function<Request, R> onRequest,
            Function<Notification, R> onNotification,
            Function<Unreadable, R> onUnreadable);

    /**
     * Wants an answer.
     *
     * @param id a string or a whole number
     * @param method what to do
     * @param params an object, empty when none came
     */
    record Request(JsonNode id, String method, JsonNode params) implements Message {

        private static final String VERSION = "io.modelcontextprotocol/protocolVersion";

        /** The modern era's per-request metadata, a missing node when there is none. */
        public JsonNode meta() {
            return params.path("_meta");
        }

        /** The version that the metadata names. */
        public Optional<String> metaVersion() {
            return meta().path(VERSION).stringValueOpt();
        }

        /** What its progress is told by, in both eras (basic/patterns/progress); empty when nobody wants to know. */
        public Optional<JsonNode> progressToken() {
            return Optional.of(meta().path("progressToken")).filter(MessageReader::canBeSentBack);
        }

        /** Whether the metadata names a version, in whatever form: the mark of the modern era. */
        public boolean hasMetaVersion() {
            return meta().has(VERSION);
        }

        @Override
        public <R> R match(
                Function<Request, R> onRequest,
                Function<Notification, R> onNotification,
                Function<Unreadable, R> onUnreadable) {
            return onRequest.apply(this);
        }
    }

    /**
     * Wants none; what is to be done for an answer cannot be asked for in one.
     *
     * @param method what happened
     * @param params an object, or a missing node when none or something else came
     */
    record Notification(String method, JsonNode params) implements Message {
        @Override
        public <R> R match(
                Function<Request, R> onRequest,
                Function<Notification, R> onNotification,
                Function<Unreadable, R> onUnreadable) {
            return onNotification.apply(this);
        }
    }

    /**
     * Is none.
     *
     * @param error what is wrong with it
     * @param message one sentence for the client's developer
     * @param id its id, where one could be read all the same
     */
    record Unreadable(RpcError error, String message, Optional<JsonNode> id) implements Message {

        /** The answer to it. */
        public Reply reply() {
            return id.map(known -> Reply.error(known, error, error.status(), message))
                    .orElseGet(() -> Reply.error(error, message));
        }

        @Override
        public <R> R match(
                Function<Request, R> onRequest,
                Function<Notification, R> onNotification,
                Function<Unreadable, R> onUnreadable) {
            return onUnreadable.apply(this);
        }
    }
}
