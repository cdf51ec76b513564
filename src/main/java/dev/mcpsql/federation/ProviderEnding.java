// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import dev.mcpsql.identity.Standing;
import java.util.function.Function;

/** How the way to the provider and back ended. */
public sealed interface ProviderEnding {

    /** One branch for each ending. */
    <R> R match(Function<SignedIn, R> onSignedIn, Function<Inactive, R> onInactive, Function<Failed, R> onFailed);

    /**
     * A session is open.
     *
     * @param cookie the new session
     * @param destination what the page that began gave to keep
     */
    record SignedIn(String cookie, String destination) implements ProviderEnding {
        @Override
        public <R> R match(
                Function<SignedIn, R> onSignedIn, Function<Inactive, R> onInactive, Function<Failed, R> onFailed) {
            return onSignedIn.apply(this);
        }
    }

    /**
     * The provider knows the person, whose account was deactivated here.
     *
     * @param person whose it is
     * @param destination as above
     */
    record Inactive(Standing person, String destination) implements ProviderEnding {
        @Override
        public <R> R match(
                Function<SignedIn, R> onSignedIn, Function<Inactive, R> onInactive, Function<Failed, R> onFailed) {
            return onInactive.apply(this);
        }
    }

    /**
     * Nobody is signed in.
     *
     * @param why what the person is told
     * @param detail for {@link Why#NAME_TAKEN} the command that helps, else empty
     * @param destination as above, empty when the request is unknown
     */
    record Failed(Why why, String detail, String destination) implements ProviderEnding {

        /** What the person is told. */
        public enum Why {
            /** No such request of this browser waits: it took too long, was answered already, or began elsewhere. */
            EXPIRED,
            /** Another issuer answered (RFC 9700 §4.4, mix-up). */
            FOREIGN,
            /** The provider did not sign the person in. */
            DECLINED,
            /** What the provider sent proves nothing. */
            UNTRUSTED,
            /** The provider is out of reach. */
            UNAVAILABLE,
            /** An account of that name is here already, and nobody has said that it is this person's. */
            NAME_TAKEN,
            /** The provider gives no name that an account can have. */
            NAMELESS
        }

        @Override
        public <R> R match(
                Function<SignedIn, R> onSignedIn, Function<Inactive, R> onInactive, Function<Failed, R> onFailed) {
            return onFailed.apply(this);
        }
    }
}
