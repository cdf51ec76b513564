// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import java.util.Map;

/** What every JAX-RS application of this archive sets (Jakarta REST 3.1, {@code Application.getProperties}). */
public final class JaxRsProperties {

    /** Jersey would describe every endpoint, and itself with its version, to whoever asks; others do not know the name. */
    public static final Map<String, Object> ALL = Map.of("jersey.config.server.wadl.disableWadl", true);

    private JaxRsProperties() {}
}
