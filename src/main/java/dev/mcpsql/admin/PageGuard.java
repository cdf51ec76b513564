// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import jakarta.faces.FacesException;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.faces.render.ResponseStateManager;
import java.io.IOException;

/**
 * Asks again, before any page does anything, whether the person is an administrator, and gives every page its headers.
 *
 * <p>The constraint in {@code web.xml} is keyed to an address; this one is not, so no spelling of an address leads around
 * it. The content security policy is PrimeFaces' ({@code web.xml}), which knows the nonce.
 */
public final class PageGuard implements PhaseListener {

    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    /** Made by the server. */
    public PageGuard() {}

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        ExternalContext external = faces.getExternalContext();
        protect(external);
        if (!external.isUserInRole("administrator")) {
            deny(external, FORBIDDEN, "administrators only");
            faces.responseComplete();
        } else if (isPlainForm(external)) {
            deny(external, BAD_REQUEST, "a page is turned by its own script");
            faces.responseComplete();
        }
    }

    /**
     * Whether a plain form asks for a page again. Nothing here has one, PrimeFaces would leave the content security policy off
     * and take its nonce from the form; the header of the table's script is one that no foreign page can send unasked (WHATWG
     * Fetch, CORS-safelisted request-header).
     */
    private static boolean isPlainForm(ExternalContext external) {
        return external.getRequestParameterMap().containsKey(ResponseStateManager.VIEW_STATE_PARAM)
                && !"partial/ajax".equals(external.getRequestHeaderMap().get("Faces-Request"));
    }

    /**
     * Makes the view stateless before anything asks for a place to keep things: PrimeFaces would otherwise open an
     * {@code HttpSession} to remember its nonce.
     */
    @Override
    public void afterPhase(PhaseEvent event) {
        UIViewRoot view = event.getFacesContext().getViewRoot();
        if (view != null) {
            view.setTransient(true);
        }
    }

    /** RFC 9111 §5.2.2.5; WHATWG Fetch (nosniff); Referrer Policy §3.1. Frame denial is repeated for old browsers. */
    private static void protect(ExternalContext external) {
        external.setResponseHeader("Cache-Control", "no-store");
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        external.setResponseHeader("X-Frame-Options", "DENY");
        external.setResponseHeader("Referrer-Policy", "no-referrer");
        external.setResponseHeader("Cross-Origin-Opener-Policy", "same-origin");
    }

    private static void deny(ExternalContext external, int status, String sentence) {
        try {
            external.responseSendError(status, sentence);
        } catch (IOException gone) {
            throw new FacesException(gone);
        }
    }
}
