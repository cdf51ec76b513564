// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.FactorChange;
import dev.mcpsql.identity.Factors;
import dev.mcpsql.identity.RecoveryCode;
import dev.mcpsql.identity.TotpSecret;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.passkey.Passkey;
import dev.mcpsql.passkey.RelyingParty;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.web.Pages;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** What a change of the second factors shows at each of its endings. */
@Component
final class FactorPages {

    private static final String HOME = "/account/";

    private final Pages pages;
    private final Visitors visitors;
    private final StateDatabase state;
    private final RelyingParty relyingParty;
    private final Settings settings;

    @Inject
    FactorPages(Pages pages, Visitors visitors, StateDatabase state, RelyingParty relyingParty, Settings settings) {
        this.relyingParty = relyingParty;
        this.pages = pages;
        this.visitors = visitors;
        this.state = state;
        this.settings = settings;
    }

    /** The secret as a code to scan and as text, and a field for the first code. */
    Response authenticator(Visitor visitor, TotpSecret secret, int status, String problem) {
        boolean forced = visitor.session().stage() == WebSession.Stage.ENROLMENT_DUE;
        boolean replacing = !forced && factors(visitor).totp();
        String uri = secret.uri(settings.resourceName(), visitor.person().username());
        QrDrawing drawing = QrDrawing.of(uri);
        Map<String, Object> values = visitor.values();
        values.put("forced", forced);
        values.put("replacing", replacing);
        values.put("qrSize", drawing.size());
        values.put("qrPath", drawing.path());
        values.put("secret", secret.grouped());
        values.put("uri", uri);
        values.put(
                "passkeyPage",
                forced && relyingParty.possible() ? visitor.destination().passkey() : "");
        values.put("problem", problem);
        return pages.show(status, Pages.Name.AUTHENTICATOR, values).build();
    }

    /** A name for the new passkey, and the button that makes it. */
    Response passkey(Visitor visitor, int status, String label, String problem) {
        Map<String, Object> values = visitor.values();
        values.put("forced", visitor.session().stage() == WebSession.Stage.ENROLMENT_DUE);
        values.put("enrolmentPage", visitor.destination().enrolment());
        values.put("label", label);
        values.put("problem", problem);
        return pages.showScripted(status, Pages.Name.PASSKEY, values).build();
    }

    /** A factor was added or replaced: on, by way of the recovery codes if there are new ones. */
    Response enrolled(Visitor visitor, FactorChange.Done done) {
        String onwards = visitor.destination().path();
        return done.codes().isEmpty() ? visitors.onwards(onwards, done.cookie()) : codes(onwards, done);
    }

    /** The only time that these codes are shown. */
    Response codes(String onwards, FactorChange.Done done) {
        Map<String, Object> values =
                Map.of("codes", done.codes().stream().map(RecoveryCode::grouped).toList(), "onwards", onwards);
        return visitors.under(done.cookie(), pages.show(200, Pages.Name.RECOVERY_CODES, values));
    }

    /** The question before a removal; the form goes to the page of the change. */
    Response removal(Visitor visitor, String what, Change change) {
        return removal(visitor, what, change, "");
    }

    /** The same for one passkey of several. */
    Response removal(Visitor visitor, Passkey passkey) {
        return removal(visitor, "the passkey “" + passkey.label() + "”", Change.PASSKEY_REMOVAL, passkey.id());
    }

    private Response removal(Visitor visitor, String what, Change change, String passkey) {
        Map<String, Object> values = visitor.values();
        values.put("passkey", passkey);
        values.put("what", what);
        values.put("action", change.path());
        values.put("last", !factors(visitor).moreThanOne());
        values.put(
                "mayRemove",
                !settings.signIn().mfaRequired() || factors(visitor).moreThanOne());
        return pages.show(200, Pages.Name.REMOVE, values).build();
    }

    /** A factor is gone. */
    Response removed(FactorChange.Done done) {
        return visitors.onwards(HOME, done.cookie());
    }

    /** Nothing changed. */
    Response denied(Visitor visitor, Change change, FactorChange.Why why) {
        return switch (why) {
            case STALE, EXPIRED -> visitors.confirmFirst(visitor, change);
            case LAST ->
                pages.problem(
                        409, "This is your only second factor, and this server requires one. Add another one first.");
            case WRONG -> pages.problem(409, "There was nothing to change any more. Look at your account page.");
        };
    }

    private Factors factors(Visitor visitor) {
        return Factors.of(state, visitor.person().accountId());
    }
}
