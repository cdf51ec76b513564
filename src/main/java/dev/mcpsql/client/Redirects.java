// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.CloudClient;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where one client may be answered. */
public sealed interface Redirects {

    /** The URI that a request names, if the client may be answered there. */
    Optional<RedirectUri> admitted(String requested);

    /** Each address as it was registered or configured, for a person to read. */
    List<String> shown();

    /**
     * On the person's own machine.
     *
     * @param uris as registered; the port of a request does not matter
     */
    record OnLoopback(List<RedirectUri> uris) implements Redirects {
        /** Copies the list. */
        public OnLoopback {
            uris = List.copyOf(uris);
        }

        @Override
        public Optional<RedirectUri> admitted(String requested) {
            return RedirectUri.of(requested)
                    .filter(uri -> uris.stream().anyMatch(registered -> registered.admits(uri)));
        }

        @Override
        public List<String> shown() {
            return uris.stream().map(RedirectUri::value).toList();
        }
    }

    /**
     * On somebody's server, as the reviewed file says (ADR 28).
     *
     * <p>Strings are compared, so scheme, host, port and path agree to the letter without a parser in between. A prefix is
     * longer by one segment of letters, digits, {@code _} and {@code -}: nothing that could name another place.
     */
    record OnTheWeb(CloudClient client) implements Redirects {

        private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

        @Override
        public Optional<RedirectUri> admitted(String requested) {
            boolean admitted =
                    switch (client.match()) {
                        case EXACT -> requested.equals(client.redirect());
                        case PREFIX -> isBelow(requested);
                    };
            return admitted ? Optional.of(new RedirectUri(requested)) : Optional.empty();
        }

        private boolean isBelow(String requested) {
            String base = client.redirect();
            return requested.startsWith(base)
                    && SEGMENT.matcher(requested.substring(base.length())).matches();
        }

        @Override
        public List<String> shown() {
            return List.of(client.match() == CloudClient.Match.PREFIX ? client.redirect() + "…" : client.redirect());
        }
    }
}
