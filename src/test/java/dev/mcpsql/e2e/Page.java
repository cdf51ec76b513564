// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a browser shows.
 *
 * @param address in the address bar
 * @param status of the answer
 * @param headers of the answer
 * @param body of the answer
 */
record Page(URI address, int status, HttpHeaders headers, String body) {

    Document document() {
        return Jsoup.parse(body, address.toString());
    }

    /** Where the answer sends the browser, made absolute. */
    Optional<URI> location() {
        return headers.firstValue("Location").map(address::resolve);
    }

    /** Whether a button of that name is there. */
    boolean offers(String button) {
        return button(button).isPresent();
    }

    Optional<Element> button(String name) {
        return document().select("form button, form input[type=submit]").stream()
                .filter(found -> name.equals(found.text()) || name.equals(found.attr("value")))
                .findFirst();
    }

    /** Whether a field of that purpose is there (HTML, "autofill detail tokens"). */
    boolean asksFor(String purpose) {
        return !document().select(field(purpose)).isEmpty();
    }

    static String field(String purpose) {
        return "input[autocomplete~=" + purpose + "]";
    }
}
