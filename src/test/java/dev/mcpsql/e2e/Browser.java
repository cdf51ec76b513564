// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** A browser without pictures: cookies, forms, redirects within the origins that it is meant to visit. */
final class Browser {

    private static final int MANY_REDIRECTS = 10;

    private final List<URI> origins;
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    Browser(URI... origins) {
        this.origins = List.of(origins);
    }

    /** Types an address and follows redirects up to one that leaves the origins, which is not visited. */
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
        return follow(visit(posting(action, fields(form, pressed, typed))
                .header("Origin", action.resolve("/").toString().replaceAll("/$", ""))));
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
        Browser twin = new Browser(origins.toArray(URI[]::new));
        cookies.forEach((host, held) -> twin.cookies.put(host, new LinkedHashMap<>(held)));
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

    /** The cookies that the browser holds for the first of its origins. */
    Map<String, String> cookies() {
        return Map.copyOf(cookiesOf(origins.get(0)));
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
            if (page.status() / 100 != 3 || !visits(next)) {
                return page;
            }
            page = visit(HttpRequest.newBuilder(next).GET());
        }
        throw new AssertionError("redirects without end at " + page.address());
    }

    private boolean visits(URI address) {
        return origins.stream().anyMatch(origin -> address.toString().startsWith(origin + "/"));
    }

    private Map<String, String> cookiesOf(URI address) {
        return cookies.computeIfAbsent(address.getAuthority(), authority -> new LinkedHashMap<>());
    }

    private Page visit(HttpRequest.Builder request) {
        Map<String, String> held = cookiesOf(request.copy().build().uri());
        if (!held.isEmpty()) {
            request.header(
                    "Cookie",
                    held.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = Http.send(request.build());
        response.headers().allValues("Set-Cookie").forEach(header -> take(header, held));
        return new Page(response.uri(), response.statusCode(), response.headers(), response.body());
    }

    private static void take(String header, Map<String, String> held) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            if (cookie.getMaxAge() == 0) {
                held.remove(cookie.getName());
            } else {
                held.put(cookie.getName(), cookie.getValue());
            }
        }
    }
}
