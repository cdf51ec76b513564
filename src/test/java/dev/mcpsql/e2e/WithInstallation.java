// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import dev.mcpsql.demo.Installation;
import dev.mcpsql.demo.LoopbackPort;
import dev.mcpsql.demo.Throwaway;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Prepares the one {@link Installation} of the test run before a class begins; the end of the run stops it.
 *
 * <p>Named before {@code ArquillianExtension}, it is there when that one starts a server.
 */
final class WithInstallation implements BeforeAllCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(WithInstallation.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        installation(context);
    }

    static Installation installation(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Installation.class, key -> Throwaway.prepare(LoopbackPort.free()), Installation.class);
    }
}
