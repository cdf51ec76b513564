// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.access.SessionCookie;
import dev.mcpsql.identity.SignOut;
import dev.mcpsql.web.BrowserForms;
import dev.mcpsql.web.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Ends the web session and everything the person granted; only by a form, so that no link does it. */
@Path("sign-out")
@ApplicationScoped
public class SignOutResource {

    private final Visitors visitors;
    private final BrowserForms forms;
    private final SignOut signOut;
    private final SessionCookie cookie;
    private final Pages pages;
    private final ProviderButton button;

    /** Over the sign-out. */
    @Inject
    public SignOutResource(
            Visitors visitors,
            BrowserForms forms,
            SignOut signOut,
            SessionCookie cookie,
            Pages pages,
            ProviderButton button) {
        this.visitors = visitors;
        this.forms = forms;
        this.signOut = signOut;
        this.cookie = cookie;
        this.pages = pages;
        this.button = button;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SignOutResource() {
        this(null, null, null, null, null, null);
    }

    /** Signs out. */
    @POST
    public Response signOut(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(form -> signedOut(signOut.end(form.cookie(), ClientAddress.of(request))), foreign -> foreign);
    }

    /** Signs out in every browser. */
    @POST
    @Path("everywhere")
    public Response everywhere(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(
                        form -> visitors.with(
                                form, Visitors.SIGNED_IN, visitor -> everywhere(visitor, ClientAddress.of(request))),
                        foreign -> foreign);
    }

    private Response everywhere(Visitor visitor, String address) {
        signOut.everywhere(visitor.person(), address);
        return signedOut(SignOut.Effect.GRANTS_REVOKED);
    }

    private Response signedOut(SignOut.Effect effect) {
        boolean revoked = effect == SignOut.Effect.GRANTS_REVOKED;
        Map<String, Object> model = button.signOutFields();
        model.put("revoked", revoked);
        return pages.show(200, Pages.Name.SIGNED_OUT, model)
                .header("Set-Cookie", cookie.cleared())
                .build();
    }
}
