// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a client of each protocol era writes a request. */
enum Era {
    /** Initialization first, the version in a header afterwards. */
    LEGACY("2025-11-25", "initialize") {
        @Override
        ObjectNode parameters(Map<String, Object> parameters) {
            return JsonMapper.shared().valueToTree(parameters);
        }

        @Override
        void headers(HttpRequest.Builder request, String method, Optional<String> name) {
            if (!method.equals(opening())) {
                request.header("MCP-Protocol-Version", version());
            }
        }

        @Override
        Map<String, Object> openingParameters() {
            return Map.of("protocolVersion", version(), "capabilities", Map.of(), "clientInfo", CLIENT);
        }
    },
    /** No initialization: each request says who and which version it is (MCP 2026-07-28, basic/index "_meta"). */
    MODERN("2026-07-28", "server/discover") {
        @Override
        ObjectNode parameters(Map<String, Object> parameters) {
            ObjectNode node = JsonMapper.shared().valueToTree(parameters);
            node.putPOJO(
                    "_meta",
                    Map.of(
                            "io.modelcontextprotocol/protocolVersion", version(),
                            "io.modelcontextprotocol/clientInfo", CLIENT,
                            "io.modelcontextprotocol/clientCapabilities", Map.of()));
            return node;
        }

        @Override
        void headers(HttpRequest.Builder request, String method, Optional<String> name) {
            request.header("MCP-Protocol-Version", version()).header("Mcp-Method", method);
            name.ifPresent(tool -> request.header("Mcp-Name", tool));
        }

        @Override
        Map<String, Object> openingParameters() {
            return Map.of();
        }
    };

    private static final Map<String, Object> CLIENT = Map.of("name", "test-client", "version", "1.0.0");

    private final String version;
    private final String opening;

    Era(String version, String opening) {
        this.version = version;
        this.opening = opening;
    }

    String version() {
        return version;
    }

    /** The method a client begins with. */
    String opening() {
        return opening;
    }

    abstract ObjectNode parameters(Map<String, Object> parameters);

    abstract void headers(HttpRequest.Builder request, String method, Optional<String> name);

    abstract Map<String, Object> openingParameters();
}
