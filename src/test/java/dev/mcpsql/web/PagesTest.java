// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises that every template keeps, with hostile values in every place. */
class PagesTest {

    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)> ' {{username}}";

    @ParameterizedTest
    @ValueSource(strings = {"sign-in", "code", "consent", "denied", "problem", "home", "signed-out"})
    void escapesEveryValue(String template) {
        Document page = rendered(template);

        assertThat(page.select("script, img, style, [style], [onerror]")).isEmpty();
        assertThat(page.text()).doesNotContain("evil-username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign-in", "code", "consent", "denied", "problem", "home", "signed-out"})
    void isAnAccessiblePage(String template) {
        Document page = rendered(template);

        assertThat(page.select("html[lang]")).hasSize(1);
        assertThat(page.select("title")).hasSize(1);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main")).hasSize(1);
        for (Element field : page.select("input:not([type=hidden])")) {
            assertThat(page.select("label[for=" + field.id() + "]")).hasSize(1);
            assertThat(page.select("#" + field.attr("aria-describedby").replace(" ", ", #")))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign-in", "code", "consent", "denied", "problem", "home", "signed-out"})
    void asksNoOtherHostForAnything(String template) {
        for (Element element : rendered(template).select("[href], [src], [action]")) {
            String target = element.attr("href") + element.attr("src") + element.attr("action");
            assertThat(target).startsWith("/").doesNotStartWith("//");
        }
    }

    private static Document rendered(String template) {
        Map<String, Object> values = new HashMap<>();
        for (String name : new String[] {
            "resourceName",
            "problem",
            "formToken",
            "request",
            "next",
            "clientName",
            "redirectHost",
            "scope",
            "resource",
            "profile",
            "advice",
            "reason",
            "sentence",
            "providerName",
            "query",
            "providerSignOut"
        }) {
            values.put(name, HOSTILE);
        }
        values.put("username", HOSTILE.replace("{{username}}", "evil"));
        values.put("mfaOff", true);
        values.put("hasProfile", false);
        values.put("administrator", true);
        values.put("revoked", false);
        values.put("provider", true);
        values.put("passwords", true);
        values.put("atProvider", false);
        return Jsoup.parse(Mustache.compiler()
                .escapeHTML(true)
                .strictSections(true)
                .withLoader(PagesTest::source)
                .loadTemplate(template)
                .execute(values));
    }

    private static Reader source(String name) {
        return new InputStreamReader(
                Objects.requireNonNull(Pages.class.getResourceAsStream(name + ".mustache")), StandardCharsets.UTF_8);
    }
}
