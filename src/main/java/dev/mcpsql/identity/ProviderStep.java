// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.util.function.Function;

/** How a sign-in at the provider ends here. */
public sealed interface ProviderStep {

    /** One branch for each ending. */
    <R> R match(Function<Opened, R> onOpened, Function<Inactive, R> onInactive, Function<Nameless, R> onNameless);

    /**
     * A session is open; whether a factor of this server's own is still due is the session's stage.
     *
     * @param cookie the new session
     */
    record Opened(String cookie) implements ProviderStep {
        @Override
        public <R> R match(
                Function<Opened, R> onOpened, Function<Inactive, R> onInactive, Function<Nameless, R> onNameless) {
            return onOpened.apply(this);
        }
    }

    /**
     * The account was deactivated here.
     *
     * @param person whose it is
     */
    record Inactive(Standing person) implements ProviderStep {
        @Override
        public <R> R match(
                Function<Opened, R> onOpened, Function<Inactive, R> onInactive, Function<Nameless, R> onNameless) {
            return onInactive.apply(this);
        }
    }

    /**
     * A newcomer who cannot be given a name: each is somebody's already, or none can be a name here.
     *
     * @param taken the name that is somebody's, empty when there was none to try
     */
    record Nameless(String taken) implements ProviderStep {
        @Override
        public <R> R match(
                Function<Opened, R> onOpened, Function<Inactive, R> onInactive, Function<Nameless, R> onNameless) {
            return onNameless.apply(this);
        }
    }
}
