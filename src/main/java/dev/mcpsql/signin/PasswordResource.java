// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.identity.PasswordChange;
import dev.mcpsql.identity.PasswordWish;
import dev.mcpsql.identity.Passwords;
import dev.mcpsql.identity.SignInBackOff;
import dev.mcpsql.web.BrowserForms;
import dev.mcpsql.web.Destination;
import dev.mcpsql.web.Pages;
import dev.mcpsql.web.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;

/** Changes a person's own password (OWASP authentication cheat sheet, "Change Password Feature"). */
@Path("password")
@ApplicationScoped
public class PasswordResource {

    /** What is not right about a form that came back; both fields of the new password share one. */
    private enum Fault {
        NONE,
        CURRENT,
        NEXT,
        PATIENCE
    }

    private final Visitors visitors;
    private final BrowserForms forms;
    private final Passwords passwords;
    private final Pages pages;

    /** Over the passwords. */
    @Inject
    public PasswordResource(Visitors visitors, BrowserForms forms, Passwords passwords, Pages pages) {
        this.visitors = visitors;
        this.forms = forms;
        this.passwords = passwords;
        this.pages = pages;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PasswordResource() {
        this(null, null, null, null);
    }

    /** The page. */
    @GET
    public Response page(@Context HttpServletRequest request) {
        return visitors.at(
                request,
                Destination.HOME,
                Visitors.SIGNED_IN,
                visitor -> visitors.changing(visitor, Change.PASSWORD, changing -> show(200, changing, Fault.NONE, "")
                        .build()));
    }

    /** The change. */
    @POST
    public Response change(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(
                        form -> visitors.with(
                                form,
                                Visitors.SIGNED_IN,
                                visitor -> visitors.changing(
                                        visitor,
                                        Change.PASSWORD,
                                        changing -> change(changing, form.parameters(), ClientAddress.of(request)))),
                        foreign -> foreign);
    }

    private Response change(Visitor visitor, Parameters parameters, String address) {
        String current = parameters.get("password").orElse("");
        String next = parameters.get("new_password").orElse("");
        if (!next.equals(parameters.get("new_password_again").orElse(""))) {
            return show(400, visitor, Fault.NEXT, "The new password was typed in two ways.")
                    .build();
        }
        return passwords
                .change(visitor.person(), new PasswordWish(visitor.cookie(), current, next, address))
                .match(new PasswordChange.Branches<>(
                        changed -> visitors.onwards(Destination.HOME.path(), changed.cookie()),
                        () -> show(400, visitor, Fault.CURRENT, "The current password is not right.")
                                .build(),
                        weak -> show(400, visitor, Fault.NEXT, sentence(weak)).build(),
                        () -> show(429, visitor, Fault.PATIENCE, "Too many attempts. Wait a minute, then try again.")
                                .header("Retry-After", SignInBackOff.LONGEST_WAIT.toSeconds())
                                .build()));
    }

    /** The rule as a sentence of its own. */
    private static String sentence(PasswordChange.Weak weak) {
        String rule = weak.sentence();
        return rule.substring(0, 1).toUpperCase(Locale.ROOT) + rule.substring(1) + ".";
    }

    private Response.ResponseBuilder show(int status, Visitor visitor, Fault fault, String problem) {
        Map<String, Object> values = visitor.values();
        values.put("problem", problem);
        values.put("wrongCurrent", fault == Fault.CURRENT);
        values.put("weak", fault == Fault.NEXT);
        values.put("shortest", Passwords.SHORTEST);
        return pages.show(status, Pages.Name.PASSWORD, values);
    }
}
