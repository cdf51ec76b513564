// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

/** Why a client's document is not used. What the network said is one reason, or strangers could survey names and ports through us. */
enum DocumentFault {
    ADDRESS("its id is not an https address that this server reads documents from"),
    BUSY("too many documents are being read; try again in a minute"),
    UNREACHABLE("its document cannot be read"),
    STATUS("its document was not delivered with status 200"),
    TYPE("its document was not delivered as plain JSON"),
    SIZE("its document is too large"),
    MALFORMED("its document is not a JSON object, or has a member twice"),
    FOREIGN("its document names another client_id"),
    NAMELESS("its document has no client_name"),
    CONFIDENTIAL("its document asks for client authentication, and clients of this server are public"),
    METADATA("its document asks for what this server does not grant"),
    REDIRECTS("its document has no redirect URI on the loopback");

    private final String words;

    DocumentFault(String words) {
        this.words = words;
    }

    /** As a sentence for the person. */
    String sentence() {
        return "This client cannot be served here: " + words + ".";
    }
}
