// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the browser brought back (RFC 6749 §4.1.2, RFC 9207 §2).
 *
 * @param state of the request
 * @param issuer who answers, when told
 * @param code when the person is signed in there
 * @param error when not
 */
record ProviderAnswer(String state, Optional<String> issuer, Optional<String> code, Optional<String> error) {

    private static final List<String> ONCE = List.of("state", "iss", "code", "error");

    /** Empty when it is none: without a state, or with a parameter twice (RFC 6749 §3.1). */
    static Optional<ProviderAnswer> of(Map<String, List<String>> parameters) {
        boolean repeated = ONCE.stream()
                .anyMatch(name -> parameters.getOrDefault(name, List.of()).size() > 1);
        return repeated
                ? Optional.empty()
                : value(parameters, "state")
                        .map(state -> new ProviderAnswer(
                                state,
                                value(parameters, "iss"),
                                value(parameters, "code"),
                                value(parameters, "error")));
    }

    private static Optional<String> value(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
