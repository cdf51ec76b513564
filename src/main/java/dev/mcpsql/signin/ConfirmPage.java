// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.config.Component;
import dev.mcpsql.identity.Factors;
import dev.mcpsql.identity.SignInStep;
import dev.mcpsql.passkey.Passkey;
import dev.mcpsql.passkey.Passkeys;
import dev.mcpsql.passkey.RelyingParty;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.web.Destination;
import dev.mcpsql.web.Pages;
import dev.mcpsql.web.Parameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The question who is there, and what follows each answer. */
@Component
final class ConfirmPage {

    private final Visitors visitors;
    private final StateDatabase state;
    private final Passkeys passkeys;
    private final RelyingParty relyingParty;
    private final ProviderButton button;
    private final Pages pages;

    @Inject
    ConfirmPage(
            Visitors visitors,
            StateDatabase state,
            Passkeys passkeys,
            RelyingParty relyingParty,
            ProviderButton button,
            Pages pages) {
        this.button = button;
        this.visitors = visitors;
        this.state = state;
        this.passkeys = passkeys;
        this.relyingParty = relyingParty;
        this.pages = pages;
    }

    /** The change that waits for the confirmation. */
    static Optional<Change> to(Parameters parameters) {
        return parameters.get("to").flatMap(Change::of);
    }

    /** On to the change, or the question once more with the sentence for a wrong answer. */
    Response after(SignInStep step, Visitor visitor, Change change, String whenWrong) {
        return step.match(new SignInStep.Branches<>(
                done -> visitors.onwards(change.path(), done.cookie()),
                due -> signIn(),
                due -> signIn(),
                inactive -> signIn(),
                denied -> again(visitor, change, denied.why(), whenWrong)));
    }

    /** The question. */
    Response.ResponseBuilder show(int status, Visitor visitor, Change change, String problem) {
        UUID account = visitor.person().accountId();
        Factors factors = Factors.of(state, account);
        Map<String, Object> values = visitor.values();
        values.put("to", change.page());
        values.put("words", change.words());
        values.put("problem", problem);
        values.putAll(button.fields(Destination.HOME));
        values.put("hasPassword", factors.passwordSince().isPresent());
        values.put("totp", factors.totp());
        values.put("recoveryOnly", !factors.totp() && visitor.person().mfa());
        return relyingParty.possible() && passkeys.of(account).stream().anyMatch(Passkey::verifiesUser)
                ? pages.showScripted(status, Pages.Name.CONFIRM, values)
                : pages.show(status, Pages.Name.CONFIRM, values);
    }

    private Response again(Visitor visitor, Change change, SignInStep.Denied.Why why, String whenWrong) {
        return why == SignInStep.Denied.Why.EXPIRED
                ? signIn()
                : SignInPages.patient(
                        why, show(SignInPages.status(why), visitor, change, SignInPages.sentence(why, whenWrong)));
    }

    private Response signIn() {
        return visitors.go(Destination.HOME.signIn()).build();
    }
}
