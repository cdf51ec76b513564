// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** A browser without pictures: cookies, forms, redirects within the server's origin. */
final class Browser {

    private static final int MANY_REDIRECTS = 10;

    private final URI origin;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(URI origin) {
        this.origin = origin;
    }

    /** Types an address and follows redirects up to one that leaves the origin, which is not visited. */
    Page open(URI address) {
        return follow(visit(HttpRequest.newBuilder(address).GET()));
    }

    /** Fills fields, each named by its purpose, presses a button, and follows. */
    Page press(Page page, String button, Map<String, String> typed) {
        Element pressed =
                page.button(button).orElseThrow(() -> new AssertionError("no button " + button + " on " + page.body()));
        Element form = pressed.closest("form");
        if (form == null) {
            throw new AssertionError("the button " + button + " belongs to no form");
        }
        URI action = form.hasAttr("action") && !form.attr("action").isEmpty()
                ? page.address().resolve(form.attr("action"))
                : page.address();
        return follow(visit(posting(action, fields(form, pressed, typed)).header("Origin", origin.toString())));
    }

    /** What {@link #press} would send, for a test to spoil. */
    static Map<String, String> fields(Page page, String button) {
        Element pressed = page.button(button).orElseThrow(() -> new AssertionError(page.body()));
        return fields(Objects.requireNonNull(pressed.closest("form")), pressed, Map.of());
    }

    /** Where the button's form goes. */
    static URI action(Page page, String button) {
        Element pressed = page.button(button).orElseThrow(() -> new AssertionError(page.body()));
        return page.address()
                .resolve(Objects.requireNonNull(pressed.closest("form")).attr("action"));
    }

    /** A form as it goes onto the wire. */
    static HttpRequest.Builder posting(URI action, Map<String, String> fields) {
        return HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)));
    }

    /** Sends a request with the browser's cookies and goes nowhere else. */
    Page send(HttpRequest.Builder request) {
        return visit(request);
    }

    /** A browser that holds the same cookies, as if they had been stolen or planted. */
    Browser twin() {
        Browser twin = new Browser(origin);
        twin.cookies.putAll(cookies);
        return twin;
    }

    /** Types name, password and, when asked, the code. */
    Page signIn(Page page, Person person) {
        Page next =
                press(page, "Sign in", Map.of("username", person.username(), "current-password", person.password()));
        if (!next.asksFor("one-time-code")) {
            return next;
        }
        String button = next.document()
                .select("form:has(" + Page.field("one-time-code") + ") button")
                .text();
        return press(next, button, Map.of("one-time-code", person.code()));
    }

    /** The value of a cookie that the browser holds. */
    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    private static Map<String, String> fields(Element form, Element pressed, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name]:not([type=submit])").forEach(input -> fields.put(input.attr("name"), input.val()));
        typed.forEach((purpose, value) -> {
            Element input = form.selectFirst(Page.field(purpose));
            if (input == null) {
                throw new AssertionError("no field for " + purpose + " in " + form);
            }
            fields.put(input.attr("name"), value);
        });
        if (pressed.hasAttr("name")) {
            fields.put(pressed.attr("name"), pressed.val());
        }
        return fields;
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Page follow(Page first) {
        Page page = first;
        for (int i = 0; i < MANY_REDIRECTS; i++) {
            URI next = page.location().orElse(page.address());
            if (page.status() / 100 != 3 || !next.toString().startsWith(origin + "/")) {
                return page;
            }
            page = visit(HttpRequest.newBuilder(next).GET());
        }
        throw new AssertionError("redirects without end at " + page.address());
    }

    private Page visit(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = Http.send(request.build());
        response.headers().allValues("Set-Cookie").forEach(this::take);
        return new Page(response.uri(), response.statusCode(), response.headers(), response.body());
    }

    private void take(String header) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }
}
