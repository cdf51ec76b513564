// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.mcp.message.RequestHead;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes the header fields out of a request, which the container may have forgotten by the time that they are read. */
final class RequestFields {

    private RequestFields() {}

    static RequestHead of(HttpServletRequest request) {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            fields.put(name, String.join(",", Collections.list(request.getHeaders(name))));
        }
        return new RequestHead(name -> Optional.ofNullable(fields.get(name)));
    }
}
