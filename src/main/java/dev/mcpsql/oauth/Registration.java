// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.client.ClientMetadata;
import java.util.function.Function;

/**
 * The body of a registration request (RFC 7591 §3.1), and the error that a faulty one is answered with (§3.2.2).
 *
 * @param metadata what the client says of itself
 */
record Registration(ClientMetadata metadata) {

    /** Reads the body. */
    static Registration of(String json) {
        return new Registration(ClientMetadata.of(json));
    }

    /** One branch for each ending. */
    <R> R match(Function<ClientMetadata.Wanted, R> onWanted, Function<OAuthError, R> onError) {
        return metadata.match(
                onWanted, faulty -> onError.apply(new OAuthError(code(faulty.fault()), faulty.sentence())));
    }

    private static OAuthError.Code code(ClientMetadata.Fault fault) {
        return switch (fault) {
            case INVALID_REDIRECT_URI -> OAuthError.Code.INVALID_REDIRECT_URI;
            case INVALID_CLIENT_METADATA -> OAuthError.Code.INVALID_CLIENT_METADATA;
        };
    }
}
