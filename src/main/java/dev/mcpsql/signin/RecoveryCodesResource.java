// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.identity.FactorChanges;
import dev.mcpsql.identity.RecoveryCodes;
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
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Makes new recovery codes, and says after one was used how many are left. */
@Path("recovery-codes")
@ApplicationScoped
public class RecoveryCodesResource {

    private final Visitors visitors;
    private final BrowserForms forms;
    private final RecoveryCodes codes;
    private final FactorChanges changes;
    private final FactorPages factorPages;
    private final Pages pages;

    /** Over the codes. */
    @Inject
    public RecoveryCodesResource(
            Visitors visitors,
            BrowserForms forms,
            RecoveryCodes codes,
            FactorChanges changes,
            FactorPages factorPages,
            Pages pages) {
        this.visitors = visitors;
        this.forms = forms;
        this.codes = codes;
        this.changes = changes;
        this.factorPages = factorPages;
        this.pages = pages;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RecoveryCodesResource() {
        this(null, null, null, null, null, null);
    }

    /** The question before older codes stop working. */
    @GET
    public Response page(@Context HttpServletRequest request) {
        return visitors.at(
                request,
                Destination.HOME,
                Visitors.SIGNED_IN,
                visitor -> visitors.changing(
                        visitor, Change.RECOVERY_CODES, changing -> show(changing, Pages.Name.NEW_CODES)));
    }

    /** Makes and shows them. */
    @POST
    public Response renew(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(form -> visitors.with(form, Visitors.SIGNED_IN, this::renew), foreign -> foreign);
    }

    /** After a sign-in by a code. */
    @GET
    @Path("used")
    public Response used(@Context HttpServletRequest request, @Context UriInfo uri) {
        return visitors.at(
                request,
                Destination.of(Parameters.of(uri.getQueryParameters())),
                Visitors.SIGNED_IN,
                visitor -> show(visitor, Pages.Name.RECOVERED));
    }

    private Response renew(Visitor visitor) {
        return changes.renewCodes(visitor.cookie())
                .match(
                        done -> factorPages.codes(Destination.HOME.path(), done),
                        why -> factorPages.denied(visitor, Change.RECOVERY_CODES, why));
    }

    private Response show(Visitor visitor, Pages.Name page) {
        int left = codes.left(visitor.person().accountId());
        Map<String, Object> values = visitor.values();
        values.put("left", left);
        values.put("one", left == 1);
        values.put("none", left == 0);
        values.put("onwards", visitor.destination().path());
        return pages.show(200, page, values).build();
    }
}
