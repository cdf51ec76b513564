// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

/** The provider does not answer, or not as one that can be used; its message has no secret in it. */
final class ProviderUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    ProviderUnavailableException(String sentence) {
        super(sentence);
    }

    ProviderUnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
