// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import com.nimbusds.jwt.JWT;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.ProviderSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.federation.ProviderEnding.Failed.Why;
import dev.mcpsql.identity.ProviderAccounts;
import dev.mcpsql.identity.ProviderIdentity;
import dev.mcpsql.identity.ProviderStep;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sends people to the provider by the authorization code flow, and signs them in when they come back (OpenID Connect Core 1.0 §3.1). */
@Component
public final class ProviderSignIn {

    /** Where the provider sends the browser back to; registered there. */
    public static final String CALLBACK = "/account/sso/callback";

    private static final System.Logger LOG = System.getLogger(ProviderSignIn.class.getName());

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/|+=-]*");

    private final Settings settings;
    private final Discovery discovery;
    private final ProviderHttp http;
    private final SignInRequests requests;
    private final ProviderAccounts accounts;
    private final Clock clock;

    @Inject
    ProviderSignIn(
            Settings settings,
            Discovery discovery,
            ProviderHttp http,
            SignInRequests requests,
            ProviderAccounts accounts,
            Clock clock) {
        this.settings = settings;
        this.discovery = discovery;
        this.http = http;
        this.requests = requests;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What people call the provider; empty when none is configured. */
    public Optional<String> name() {
        return settings.provider().map(ProviderSettings::name);
    }

    /**
     * Where the browser goes; empty when the provider is out of reach.
     *
     * @param cookie of the browser
     * @param destination given back at the end
     */
    public Optional<URI> begin(String cookie, String destination) {
        try {
            Provider provider = discovery.provider();
            SignInRequest request = requests.begin(cookie, destination);
            return Optional.of(new AuthorizationUrl(configured(), callback()).of(request, provider));
        } catch (ProviderUnavailableException unreachable) {
            return Optional.empty();
        }
    }

    /** What becomes of the answer. A request is used up by the first answer that names it, whatever that says. */
    public ProviderEnding finish(Map<String, List<String>> parameters, String cookie) {
        Optional<ProviderAnswer> answer = ProviderAnswer.of(parameters);
        if (answer.isEmpty()) {
            return failed(Why.EXPIRED, "");
        }
        try {
            Provider provider = discovery.provider();
            Optional<SignInRequest> request = requests.take(answer.get().state(), cookie);
            return request.isEmpty() ? failed(Why.EXPIRED, "") : judged(answer.get(), request.get(), provider);
        } catch (ProviderUnavailableException unreachable) {
            LOG.log(Level.WARNING, "a sign-in at the provider could not end: {0}", unreachable.getMessage());
            return failed(Why.UNAVAILABLE, "");
        }
    }

    /** Where a person signs out at the provider too (RP-Initiated Logout 1.0 §2); empty when it offers no such page. */
    public Optional<URI> signOut() {
        if (settings.provider().isEmpty()) {
            return Optional.empty();
        }
        try {
            AuthorizationUrl url = new AuthorizationUrl(configured(), callback());
            return discovery.provider().endSession().map(url::ofSignOut);
        } catch (ProviderUnavailableException unreachable) {
            return Optional.empty();
        }
    }

    private ProviderEnding judged(ProviderAnswer answer, SignInRequest request, Provider provider)
            throws ProviderUnavailableException {
        boolean own = answer.issuer().map(configured().issuer()::equals).orElse(!provider.namesItself());
        if (!own) {
            LOG.log(Level.WARNING, "an answer to a sign-in came from another issuer than the provider");
            return failed(Why.FOREIGN, request.destination());
        }
        if (answer.error().isPresent() || answer.code().isEmpty()) {
            return failed(Why.DECLINED, request.destination());
        }
        Optional<JWT> token = new CodeExchange(configured(), http, callback())
                .redeem(answer.code().get(), request, provider);
        Optional<ProviderIdentity> person = token.isEmpty()
                ? Optional.empty()
                : new IdTokens(configured(), clock).verified(token.get(), request.nonce(), provider);
        return person.map(identity -> signedIn(identity, request.destination()))
                .orElseGet(() -> failed(Why.UNTRUSTED, request.destination()));
    }

    private ProviderEnding signedIn(ProviderIdentity identity, String destination) {
        ProviderStep step = accounts.signIn(identity);
        return step.match(
                opened -> new ProviderEnding.SignedIn(opened.cookie(), destination),
                inactive -> new ProviderEnding.Inactive(inactive.person(), destination),
                nameless -> nameless.taken().isEmpty()
                        ? failed(Why.NAMELESS, destination)
                        : taken(nameless.taken(), identity, destination));
    }

    private static ProviderEnding taken(String name, ProviderIdentity identity, String destination) {
        String command =
                "account link " + name + " --issuer " + identity.issuer() + " --subject " + quoted(identity.subject());
        LOG.log(
                Level.WARNING,
                "a newcomer at the provider bears the name of an account; if they are one: {0}",
                command);
        return new ProviderEnding.Failed(Why.NAME_TAKEN, command, destination);
    }

    /** One word of a shell's command line, whatever it holds (POSIX XCU §2.2.2). */
    private static String quoted(String subject) {
        return PLAIN.matcher(subject).matches() ? subject : "'" + subject.replace("'", "'\\''") + "'";
    }

    private static ProviderEnding failed(Why why, String destination) {
        return new ProviderEnding.Failed(why, "", destination);
    }

    private ProviderSettings configured() {
        return settings.provider().orElseThrow();
    }

    private URI callback() {
        return URI.create(settings.publicUrl().path(CALLBACK));
    }
}
