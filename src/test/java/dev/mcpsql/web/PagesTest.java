// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Promises that every template keeps: with hostile values in every place and every section shown, and with none. */
class PagesTest {

    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)> ' {{username}}";

    static Stream<Arguments> pages() {
        return Arrays.stream(Pages.Name.values())
                .flatMap(page -> Stream.of(Arguments.of(page, HOSTILE), Arguments.of(page, "")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void escapesEveryValue(Pages.Name page, String value) {
        Document shown = rendered(page, value, Set.of());

        assertThat(shown.select("img, style, [style], [onerror]")).isEmpty();
        assertThat(shown.select("script")).allSatisfy(script -> assertThat(script.outerHtml())
                .isEqualTo("<script src=\"/account/passkey.js\" defer></script>"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isAnAccessiblePage(Pages.Name page, String value) {
        Document shown = rendered(page, value, Set.of());

        assertThat(shown.select("html[lang]")).hasSize(1);
        assertThat(shown.select("title")).hasSize(1);
        assertThat(shown.select("h1")).hasSize(1);
        assertThat(shown.select("main")).hasSize(1);
        assertThat(shown.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        for (Element field : shown.select("input:not([type=hidden])")) {
            assertThat(shown.select("label[for=" + field.id() + "]")).hasSize(1);
        }
        for (Element pointing : shown.select("[aria-describedby], [aria-labelledby]")) {
            assertThat(targets(pointing)).isNotEmpty().allSatisfy(id -> assertThat(shown.getElementById(id))
                    .as(id)
                    .isNotNull());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tellsWhichLinkAndButtonIsWhich(Pages.Name page, String value) {
        Document shown = rendered(page, value, Set.of());

        assertThat(shown.select("a, button").eachText())
                .hasSameSizeAs(shown.select("a, button"))
                .doesNotHaveDuplicates();
        assertThat(shown.select("svg[role=img]:not([aria-label])")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void asksNoOtherHostForAnything(Pages.Name page, String value) {
        for (Element element : rendered(page, value, Set.of()).select("[href], [src], [action]")) {
            String target = element.attr("href") + element.attr("src") + element.attr("action");
            assertThat(target).matches("/|/[^/].*|otpauth://totp/.*");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void bindsEveryFormToTheCookie(Pages.Name page, String value) {
        for (Element form : rendered(page, value, Set.of()).select("form")) {
            assertThat(form.attr("method")).isEqualTo("post");
            assertThat(form.select("input[type=hidden][name=form_token]")).hasSize(1);
        }
    }

    @Test
    void offersPasskeysOnlyWithTheScript() {
        for (Pages.Name page : List.of(Pages.Name.SIGN_IN, Pages.Name.CODE, Pages.Name.CONFIRM)) {
            assertThat(rendered(page, "x", Set.of()).select("form[data-passkey][hidden]"))
                    .hasSize(1);
            assertThat(rendered(page, "x", Set.of("script")).select("script, [data-passkey]"))
                    .isEmpty();
        }
    }

    /** A field's limit counts UTF-16 units and cuts without a word; the rule for passwords counts characters and says so. */
    @Test
    void cutsNoPasswordThatTheRulesAdmit() {
        for (Pages.Name page : List.of(Pages.Name.SIGN_IN, Pages.Name.CONFIRM, Pages.Name.PASSWORD)) {
            assertThat(rendered(page, "x", Set.of())
                            .select("input[type=password]")
                            .eachAttr("maxlength"))
                    .isNotEmpty()
                    .allMatch("1024"::equals);
        }
    }

    @Test
    void saysInTheTitleThatSomethingWasNotAccepted() {
        for (Pages.Name page : List.of(
                Pages.Name.SIGN_IN,
                Pages.Name.CODE,
                Pages.Name.RECOVERY,
                Pages.Name.AUTHENTICATOR,
                Pages.Name.CONFIRM,
                Pages.Name.PASSKEY,
                Pages.Name.PASSWORD)) {
            assertThat(rendered(page, "x", Set.of()).title()).startsWith("Not accepted: ");
            assertThat(rendered(page, "x", Set.of("problem")).title()).doesNotContain("Not accepted");
        }
    }

    @Test
    void tellsEnrolmentFromReplacement() {
        assertThat(heading(Pages.Name.AUTHENTICATOR, Set.of())).isEqualTo("Set up a second factor");
        assertThat(heading(Pages.Name.AUTHENTICATOR, Set.of("forced"))).isEqualTo("Replace your authenticator");
        assertThat(heading(Pages.Name.AUTHENTICATOR, Set.of("forced", "replacing")))
                .isEqualTo("Add an authenticator");
    }

    private static String heading(Pages.Name page, Set<String> absent) {
        return rendered(page, "x", absent).select("h1").text();
    }

    private static List<String> targets(Element pointing) {
        return Stream.of((pointing.attr("aria-describedby") + " " + pointing.attr("aria-labelledby"))
                        .strip()
                        .split("\\s+"))
                .toList();
    }

    @Test
    void asksAPersonWithoutAPasswordForWhatThereIs() {
        Document shown = rendered(Pages.Name.CONFIRM, "x", Set.of("hasPassword"));

        assertThat(shown.select("form[data-passkey]")).hasSize(1);
        assertThat(shown.select("a[href=/account/sso]")).hasSize(1);
        assertThat(shown.select("input[type=password], form[action=/account/sign-out]"))
                .isEmpty();
    }

    private static Document rendered(Pages.Name page, String value, Set<String> absent) {
        return Jsoup.parse(Pages.compiler()
                .compile(new InputStreamReader(
                        Objects.requireNonNull(Pages.class.getResourceAsStream(page.file + ".mustache")),
                        StandardCharsets.UTF_8))
                .execute(new Everything(value, absent)));
    }

    /** Has every variable, with one value for all but those that the server itself makes addresses of. */
    private static final class Everything extends AbstractMap<String, Object> {

        private static final Map<String, String> ADDRESSES = Map.of(
                "uri", "otpauth://totp/x:y?secret=A",
                "codePage", "/account/sign-in/code",
                "recoveryPage", "/account/sign-in/recovery",
                "passkeyPage", "/account/passkeys",
                "enrolmentPage", "/account/authenticator",
                "onwards", "/account/",
                "query", "?next=/admin/",
                "providerSignOut", "/",
                "action", "/account/authenticator/remove");

        private final String value;
        private final Set<String> absent;

        Everything(String value, Set<String> absent) {
            this.value = value;
            this.absent = absent;
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return true;
        }

        @Override
        public Object get(@Nullable Object name) {
            String variable = String.valueOf(name);
            return absent.contains(variable) ? "" : ADDRESSES.getOrDefault(variable, value);
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return Set.of();
        }
    }
}
