// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.demo.Installation;
import dev.mcpsql.demo.LoopbackPort;
import dev.mcpsql.demo.Throwaway;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.vocabulary.DenialReason;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff sign in at a real OpenID provider, and lose their access when they lose it there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakSsoIT {

    private static final String HARMLESS = "SELECT id FROM orders WHERE id = 1";

    private Installation installation;
    private LiveServer server;
    private Keycloak keycloak;

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        int port = LoopbackPort.free();
        keycloak = Keycloak.start(LoopbackPort.free(), "http://localhost:" + port);
        installation = Throwaway.prepare(port);
        server = LiveServer.start(
                installation,
                directory,
                """
                mcp-sql.sso.issuer=%s
                mcp-sql.sso.client-id=mcp-sql
                mcp-sql.sso.name=Example Login
                mcp-sql.sso.mfa-amr=otp
                mcp-sql.sso.group.analyst=data-analysts
                mcp-sql.sso.group.support=data-support
                """.formatted(keycloak.issuer()),
                Map.of("MCP_SQL_SSO_CLIENT_SECRET", Keycloak.CLIENT_SECRET));
        keycloak.awaitReady();
    }

    @AfterAll
    void stop() {
        keycloak.close();
        server.close();
        installation.close();
    }

    @Test
    void makesAnAccountAtTheFirstSignInAndLetsAClientIn() {
        McpClient mcp = McpClient.open(server, Era.MODERN, token("ada"));

        mcp.query(HARMLESS).isAnswered();

        Standing ada = server.accounts().standing("ada").orElseThrow();
        assertThat(ada.profiles()).containsExactly("analyst");
        assertThat(ada.mfa()).isTrue();
        assertThat(ada.administrator()).isFalse();
    }

    @Test
    void followsChangedGroupsAtTheNextSignIn() {
        McpClient mcp = McpClient.open(server, Era.MODERN, token("grace"));
        keycloak.move("grace", "data-analysts", "data-support");
        mcp.query(HARMLESS).isAnswered();

        signedIn(browser(), "grace");

        assertThat(server.accounts().standing("grace").orElseThrow().profiles()).containsExactly("support");
        assertThat(mcp.tryQuery(HARMLESS).body()).contains("\"isError\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alan NO_PERM", "joan AMBIGUOUS_PROFILE"})
    void letsNobodyInWithoutExactlyOneProfile(String line) {
        String name = line.split(" ", -1)[0];
        DenialReason reason = DenialReason.valueOf(line.split(" ", -1)[1]);
        Browser browser = browser();
        OAuthDance dance = new OAuthDance(server);

        Page page = atProvider(browser, browser.open(dance.authorizationUrl(dance.register())), name);

        assertThat(page.offers("Allow")).isFalse();
        assertThat(server.trails().denials(Person.of(name))).containsExactly(reason.code());
    }

    @Test
    void asksForAFactorOfItsOwnWhereTheProviderSawNone() {
        server.accounts().standing("edsger").ifPresent(known -> {
            throw new AssertionError(known);
        });

        signedIn(browser(), "edsger");

        assertThat(server.accounts().standing("edsger").orElseThrow().mfa()).isFalse();
        String secret = server.accounts().enrolTotp("edsger").base32();
        Browser browser = browser();
        Page code = atProvider(browser, browser.open(server.at("/account/sign-in")), "edsger");
        assertThat(code.asksFor("one-time-code")).isTrue();
        String button = code.document()
                .select("form:has(" + Page.field("one-time-code") + ") button")
                .text();
        Page home = browser.press(
                code,
                button,
                Map.of("one-time-code", Person.of("edsger").with(secret).code()));
        assertThat(home.address().getPath()).isEqualTo("/account/");
    }

    @Test
    void endsTheVeryNextCallWhenTheProviderSignsThePersonOut() {
        Browser browser = browser();
        McpClient mcp = McpClient.open(server, Era.MODERN, token("tony", browser));
        mcp.query(HARMLESS).isAnswered();

        keycloak.signOut("tony");

        HttpResponse<String> denied = mcp.tryQuery(HARMLESS);
        assertThat(denied.statusCode()).as(denied.body()).isEqualTo(401);
        assertThat(server.trails().denials(Person.of("tony")))
                .containsExactly(DenialReason.SESSION_LOGOUT.code(), DenialReason.SESSION_LOGOUT.code());
        assertThat(browser.open(server.at("/account/")).address().getPath()).isNotEqualTo("/account/");
    }

    @Test
    void letsNobodyBackInWhoWasDeactivatedThere() {
        McpClient mcp = McpClient.open(server, Era.MODERN, token("barbara"));
        keycloak.deactivate("barbara");
        keycloak.signOut("barbara");

        assertThat(mcp.tryQuery(HARMLESS).statusCode()).isEqualTo(401);
        Browser browser = browser();
        Page page = atProvider(browser, browser.open(server.at("/account/sign-in")), "barbara");
        assertThat(page.address().toString()).startsWith(keycloak.issuer());
    }

    @Test
    void takesOverNoLocalAccount() {
        server.accounts().create("local", "a password of the local account", Rank.STAFF);
        Browser browser = browser();

        Page page = atProvider(browser, browser.open(server.at("/account/sign-in")), "local");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.document().text()).contains("account link local --issuer " + keycloak.issuer() + " --subject ");
        assertThat(browser.open(server.at("/account/")).address().getPath()).isNotEqualTo("/account/");
    }

    @Test
    void leadsToTheSignOutOfTheProvider() {
        Browser browser = browser();
        Page home = signedIn(browser, "robin");

        Page out = browser.press(home, "Sign out", Map.of());
        Element link =
                out.document().select("a[href^=" + keycloak.issuer() + "]").first();

        assertThat(link).isNotNull();
        Page there = browser.open(URI.create(link.attr("href")));
        assertThat(there.status()).isEqualTo(200);
    }

    @Test
    void answersNoOtherBrowserNoOtherIssuerAndNothingTwice() {
        Browser own = server.browser();
        Page away = own.open(server.at("/account/sso"));
        Browser there = new Browser(keycloak.origin());
        Page callback = there.press(
                there.open(away.location().orElseThrow()),
                "Sign In",
                Map.of("username", "ada", "current-password", Keycloak.password("ada")));
        URI answer = callback.location().orElseThrow();
        assertThat(answer.toString())
                .startsWith(server.origin() + "/account/sso/callback?")
                .contains("iss=");

        Browser other = server.browser();
        other.open(server.at("/account/sign-in"));
        assertThat(other.open(answer).status()).isEqualTo(400);
        assertThat(own.open(answer).address().getPath()).isEqualTo("/account/");
        assertThat(own.open(answer).status()).isEqualTo(400);

        Browser victim = server.browser();
        String state =
                parameter(victim.open(server.at("/account/sso")).location().orElseThrow(), "state");
        URI foreign = server.at("/account/sso/callback?code=x&iss=https%3A%2F%2Fevil.example&state=" + state);
        assertThat(victim.open(foreign).status()).isEqualTo(400);

        String next =
                parameter(victim.open(server.at("/account/sso")).location().orElseThrow(), "state");
        URI replayed = URI.create(answer.toString().replaceAll("state=[^&]*", "state=" + next));
        assertThat(victim.open(replayed).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "logout_token=",
                "logout_token=garbage",
                "logout_token=eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.",
                "logout_token=a&logout_token=b"
            })
    void followsNoForgedOrder(String body) {
        HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(server.at("/account/sso/backchannel-logout"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    /** Last, since there is no provider afterwards. */
    @Test
    @Order(Integer.MAX_VALUE)
    void saysWhenTheProviderIsOutOfReachAndLosesNothing() {
        Browser browser = server.browser();
        URI away =
                browser.open(server.at("/account/sso?next=/admin/")).location().orElseThrow();
        keycloak.close();

        Page page = browser.open(server.at(
                "/account/sso/callback?code=x&state=" + parameter(away, "state") + "&iss=" + keycloak.issuer()));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.document().text()).contains("does not answer");
    }

    private Browser browser() {
        return server.browser(keycloak.origin());
    }

    private String token(String name) {
        return token(name, browser());
    }

    private String token(String name, Browser browser) {
        OAuthDance dance = new OAuthDance(server);
        String client = dance.register();
        Page consent = atProvider(browser, browser.open(dance.authorizationUrl(client)), name);
        Map<String, String> callback = OAuthDance.parameters(browser.press(consent, "Allow", Map.of()));
        return dance.redeem(client, callback.get("code"))
                .required("access_token")
                .asString();
    }

    private Page signedIn(Browser browser, String name) {
        return atProvider(browser, browser.open(server.at("/account/sign-in")), name);
    }

    /** From our sign-in page over the provider's, and wherever that leads. */
    private Page atProvider(Browser browser, Page signIn, String name) {
        Element link = signIn.document().select("a[href^=/account/sso]").first();
        assertThat(link).as(signIn.body()).isNotNull();
        assertThat(link.text()).isEqualTo("Sign in with Example Login");
        Page there = browser.open(signIn.address().resolve(link.attr("href")));
        return browser.press(there, "Sign In", Map.of("username", name, "current-password", Keycloak.password(name)));
    }

    private static String parameter(URI address, String name) {
        return List.of(address.getRawQuery().split("&", -1)).stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
