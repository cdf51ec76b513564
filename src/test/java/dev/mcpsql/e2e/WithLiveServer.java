// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import dev.mcpsql.demo.Installation;
import dev.mcpsql.demo.LoopbackPort;
import dev.mcpsql.demo.Throwaway;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one {@link LiveServer} of the test run to tests; the first that asks starts it, the end of the run stops it. */
final class WithLiveServer implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(WithLiveServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LiveServer.class;
    }

    @Override
    public LiveServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        LiveServer.class, key -> LiveServer.start(installation(context)), LiveServer.class);
    }

    private static Installation installation(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Installation.class, key -> Throwaway.prepare(LoopbackPort.free()), Installation.class);
    }
}
