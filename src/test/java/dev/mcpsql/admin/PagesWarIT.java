// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.WarDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the packaged application: who gets in by which spelling, and what a hostile row can do. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PagesWarIT {

    /** Each person's cookie is the name, filled up with x; the table holds its SHA-256. */
    private static final String PEOPLE = """
            insert into mcp_sql.account (username, password_hash, active, staff, administrator) values
                ('admin', '-', true, true, true), ('staff', '-', true, true, false),
                ('outsider', '-', true, false, true), ('gone', '-', false, true, true);

            insert into mcp_sql.web_session (session_hash, account_id, expires_at)
            select sha256(convert_to(rpad(username, 43, 'x'), 'UTF8')), account_id, now() + interval '1 hour'
              from mcp_sql.account;
            """;

    private static final String HOSTILE =
            "<script>alert(1)</script> #{usage.summary()} ' \" &amp; </textarea><b> \u202e\u200b\ufe00";

    private static final String ROWS = """
            insert into mcp_sql.query_trail (call_id, account_id, username, profile, client_id, token_id, address, tool,
                raw_sql, executed_sql, decision, reason, sqlstate, row_count, answer_bytes, truncated, duration_ms)
            select ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, gen_random_uuid(), hostile, hostile, hostile,
                hostile, hostile, 'run_query', hostile, hostile, 'rejected', 'select_star', '', 0, 0, false, 1
              from generate_series(1, 30) as i, (values ($hostile$%1$s$hostile$)) as t (hostile);

            insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from)
            select h, h, array['http://localhost/cb'], h from (values ($hostile$%1$s$hostile$)) as t (h);

            insert into mcp_sql.denial_trail
                (account_id, username, reason, client_id, token_id, redirect_uri, address, detail)
            select gen_random_uuid(), h, 'no_perm', h, h, h, h, h from (values ($hostile$%1$s$hostile$)) as t (h);
            """.formatted(HOSTILE);

    private final HttpClient browser = HttpClient.newHttpClient();

    @ArquillianResource
    private URL deployed;

    @Deployment(testable = false)
    static WebArchive war() {
        TestDatabase database = WarDatabase.prepare();
        database.run(PEOPLE);
        database.run(ROWS);
        return WarDatabase.archive();
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            stranger | /admin/index.xhtml              | 303
            stranger | /admin/queries.xhtml            | 303
            stranger | /admin/denials.xhtml            | 303
            stranger | /admin/clients.xhtml            | 303
            stranger | /admin/query.xhtml              | 303
            stranger | /admin/nothing.xhtml            | 303
            stranger | /admin/                         | 303
            stranger | //admin/index.xhtml             | 303
            stranger | /admin/index.xhtml;a=b          | 303
            stranger | /%61dmin/index.xhtml            | 303
            stranger | /o/../admin/index.xhtml         | 303
            stranger | /ADMIN/index.xhtml              | 403
            stranger | /index.xhtml                    | 403
            stranger | /WEB-INF/admin/page.xhtml       | 404
            stranger | /WEB-INF/web.xml                | 404
            stranger | /META-INF/persistence.xml       | 404
            gone     | /admin/index.xhtml              | 303
            staff    | /admin/index.xhtml              | 403
            staff    | /admin/queries.xhtml            | 403
            staff    | /admin/clients.xhtml            | 403
            staff    | //admin/index.xhtml             | 403
            staff    | /%61dmin/index.xhtml            | 403
            staff    | /admin/index.xhtml;a=b          | 403
            outsider | /admin/index.xhtml              | 403
            admin    | /admin/                         | 200
            admin    | /admin/index.xhtml              | 200
            admin    | /admin/queries.xhtml            | 200
            admin    | /admin/denials.xhtml            | 200
            admin    | /admin/clients.xhtml            | 200
            admin    | /admin/query.xhtml              | 200
            admin    | /admin/query.xhtml?call=nothing | 200
            admin    | /WEB-INF/admin/page.xhtml       | 404
            """)
    void aPageOpensToAdministratorsOnly(String person, String path, int status) throws Exception {
        assertThat(get(person, path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/index.xhtml",
                "/admin/queries.xhtml",
                "/admin/denials.xhtml",
                "/admin/clients.xhtml",
                "/admin/query.xhtml?call=00000000-0000-4000-8000-000000000001"
            })
    void nothingHidesInWhatTheTrailHolds(String path) throws Exception {
        String page = get("admin", path).body();

        assertThat(Jsoup.parse(page).text()).contains("\\u202e\\u200b\\ufe00");
        assertThat(page).doesNotContain("\u202e").doesNotContain("\u200b").doesNotContain("\ufe00");
    }

    @Test
    void aStrangerIsSentToTheSignInOfThePublicUrl() throws Exception {
        assertThat(get("stranger", "/admin/queries.xhtml").headers().firstValue("Location"))
                .contains(WarDatabase.PUBLIC_URL + "/account/sign-in?next=%2Fadmin%2Fqueries.xhtml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/index.xhtml",
                "/admin/queries.xhtml",
                "/admin/denials.xhtml",
                "/admin/clients.xhtml",
                "/admin/query.xhtml?call=00000000-0000-4000-8000-000000000001"
            })
    void whatTheTrailHoldsIsTextNeverMarkup(String path) throws Exception {
        HttpResponse<String> answer = get("admin", path);
        Document page = Jsoup.parse(answer.body());

        assertThat(page.text()).contains("<script>alert(1)</script> #{usage.summary()}");
        assertThat(page.select("main script").eachAttr("src")).isEmpty();
        assertThat(page.select("main b, main textarea")).isEmpty();
        assertThat(page.select("[style], [onclick], [onload], [onerror]")).isEmpty();
        assertThat(page.select("[src], link[href]"))
                .allSatisfy(element ->
                        assertThat(element.attr("src") + element.attr("href")).startsWith("/"));
    }

    @Test
    void aPageIsKeptNowhereFramedByNobodyAndOpensNoSession() throws Exception {
        var headers = get("admin", "/admin/queries.xhtml").headers();

        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self' 'nonce-")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aPlainFormGetsNoPage() throws Exception {
        HttpResponse<String> answer = post("admin", "jakarta.faces.ViewState=stateless&primefaces.nonce=eCc7", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("<script", "eCc7", "Exception");
    }

    @Test
    void theTablesScriptTurnsThePage() throws Exception {
        String turn =
                "jakarta.faces.ViewState=stateless&trail=trail&primefaces.nonce=eCc7&jakarta.faces.partial.ajax=true"
                        + "&jakarta.faces.source=calls&jakarta.faces.partial.execute=calls&jakarta.faces.partial.render=calls"
                        + "&calls=calls&calls_pagination=true&calls_first=25&calls_rows=25&calls_encodeFeature=true";

        HttpResponse<String> answer = post("admin", turn, "partial/ajax");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<partial-response>", "<tr");
        assertThat(post("staff", turn, "partial/ajax").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/dev", "/resources"})
    void noRedirectRepeatsTheHostOfTheRequest(String path) throws Exception {
        HttpResponse<String> answer = get("stranger", path);

        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("127.0.0.1");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /dev/mcpsql/dba/WarLauncher.class      | 403
            //dev/mcpsql/dba/WarLauncher.class     | 404
            /o/../dev/mcpsql/dba/WarLauncher.class | 404
            /%64ev/mcpsql/dba/WarLauncher.class    | 404
            /o/application.wadl                    | 404
            /.well-known/application.wadl          | 404
            """)
    void whatIsForNobodySaysSo(String path, int status) throws Exception {
        assertThat(get("stranger", path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/o/register", "/o/token", "/account/sign-in", "/.well-known/oauth-authorization-server"})
    void optionsDescribesNothing(String path) throws Exception {
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(at(path))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).doesNotContainIgnoringCase("jersey", "<resource");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            application/json                  | 201
            application/json; charset=utf-8   | 201
            text/plain                        | 400
            text/plain; application/json      | 400
            application/x-www-form-urlencoded | 400
            """)
    void aClientRegistersWithWhatNoForeignPageCanSend(String type, int status) throws Exception {
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(at("/o/register"))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"redirect_uris\":[\"http://127.0.0.1/cb\"]}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void aFilterFromTheAddressNarrowsTheTable() throws Exception {
        Document everything = Jsoup.parse(get("admin", "/admin/queries.xhtml").body());
        Document nobody =
                Jsoup.parse(get("admin", "/admin/queries.xhtml?person=nobody").body());
        Document faulty =
                Jsoup.parse(get("admin", "/admin/queries.xhtml?reason=none").body());

        assertThat(everything.select("#calls_data tr")).hasSize(25);
        assertThat(everything.select(".ui-paginator-current").text()).isEqualTo("1–25 of 30");
        assertThat(nobody.select("#calls_data").text())
                .contains("No row matches")
                .contains("clear the filter");
        assertThat(faulty.select("[role=alert]").text()).isEqualTo("There is no such reason.");
    }

    private HttpResponse<String> get(String person, String path) throws IOException, InterruptedException {
        return browser.send(request(person, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String person, String form, String facesRequest)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(person, "/admin/queries.xhtml")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!facesRequest.isEmpty()) {
            request.header("Faces-Request", facesRequest);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String person, String path) {
        return HttpRequest.newBuilder(at(path))
                .header("Cookie", "mcp_sql_session=" + (person + "x".repeat(43)).substring(0, 43));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + deployed.getPort() + path);
    }
}
