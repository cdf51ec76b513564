// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import java.util.regex.Pattern;

/** Who reads the answers of an endpoint. */
enum Audience {
    /** Somebody before a browser. */
    PERSON,
    /** A client, our script, or the provider. */
    PROGRAM;

    private static final Pattern PAGES = Pattern.compile("/account(?:/.*)?|/o/(?:authorize|consent)/?");

    private static final Pattern PROGRAMS_AMONG_THEM =
            Pattern.compile("/account/(?:sso/backchannel-logout|(?:.*/)?passkeys?/options)/?");

    /** Of the endpoint at a path, as it came. */
    static Audience of(String path) {
        boolean page = PAGES.matcher(path).matches()
                && !PROGRAMS_AMONG_THEM.matcher(path).matches();
        return page ? PERSON : PROGRAM;
    }
}
