// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.identity.Standing;
import dev.mcpsql.state.StateUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The one authentication mechanism (Jakarta Security 3.0 §2.2), asked at every request: bearer tokens under {@code /mcp}, web
 * sessions under {@code /admin}, nothing elsewhere.
 *
 * <p>The branch is taken on the path the container dispatches by — decoded, normalized, without path parameters — so a
 * spelling that reaches the endpoint reaches this check too. Nothing is registered in an {@code HttpSession}.
 */
@ApplicationScoped
public class AccessMechanism implements HttpAuthenticationMechanism {

    private static final System.Logger LOG = System.getLogger(AccessMechanism.class.getName());

    private final McpEntrance mcp;
    private final AdminEntrance admin;
    private final ClientAddresses addresses;

    /** With both entrances. */
    @Inject
    public AccessMechanism(McpEntrance mcp, AdminEntrance admin, ClientAddresses addresses) {
        this.mcp = mcp;
        this.admin = admin;
        this.addresses = addresses;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccessMechanism() {
        this(null, null, null);
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        addresses.note(request);
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        try {
            if (isUnder(path, "/mcp")) {
                return mcp.of(request)
                        .match(
                                principal -> context.notifyContainerAboutLogin(principal, Set.of("mcp")),
                                answer -> send(answer, response));
            }
            return isUnder(path, "/admin") ? adminPage(path, request, response, context) : elsewhere(context);
        } catch (StateUnavailableException unreachable) {
            LOG.log(Level.ERROR, "nobody can be authenticated", unreachable);
            return send(DenialAnswer.unavailable(), response);
        }
    }

    /** What a constraint closes outside the two entrances is closed to everyone; without a status it would look like an empty file. */
    private static AuthenticationStatus elsewhere(HttpMessageContext context) {
        return context.isProtected() ? context.responseNotFound() : context.doNothing();
    }

    private static boolean isUnder(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    private AuthenticationStatus adminPage(
            String path, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<Standing> person = admin.person(request);
        if (person.isEmpty()) {
            AnswerHeaders.add(response);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", admin.signIn(path));
            response.setHeader("Cache-Control", "no-store");
            return AuthenticationStatus.SEND_CONTINUE;
        }
        return context.notifyContainerAboutLogin(
                new CallerPrincipal(person.get().username()), admin.groups(person.get()));
    }

    private static AuthenticationStatus send(DenialAnswer answer, HttpServletResponse response) {
        AnswerHeaders.add(response);
        response.setStatus(answer.status());
        answer.challenge().ifPresent(challenge -> response.setHeader("WWW-Authenticate", challenge.header()));
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        try {
            response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }
}
