// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.passkey.AssertionAnswer;
import dev.mcpsql.passkey.RegistrationAnswer;
import dev.mcpsql.web.Parameters;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** What our script sends and gets. What is left out counts as empty, which is no passkey. */
final class PasskeyAnswers {

    private PasskeyAnswers() {}

    static AssertionAnswer assertion(Parameters form) {
        return new AssertionAnswer(
                field(form, "credential_id"),
                field(form, "user_handle"),
                field(form, "client_data"),
                field(form, "authenticator_data"),
                field(form, "signature"));
    }

    static RegistrationAnswer registration(Parameters form) {
        return new RegistrationAnswer(
                field(form, "client_data"),
                field(form, "attestation"),
                field(form, "transports"),
                field(form, "label"));
    }

    /** The options as JSON; 404 where there are none. */
    static Response options(Optional<String> json) {
        return json.map(options -> Response.ok(options, MediaType.APPLICATION_JSON))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String field(Parameters form, String name) {
        return form.get(name).orElse("");
    }
}
