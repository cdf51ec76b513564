// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;

/** The end of connections that must not be used again. */
final class Connections {

    private static final System.Logger LOG = System.getLogger(Connections.class.getName());

    private Connections() {}

    /** Ends the connection and takes it out of its pool: {@code abort} does both, {@code close} alone would give it back. */
    static void discard(Connection connection) {
        try (connection) {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            LOG.log(Level.DEBUG, "a discarded connection was gone already");
        }
    }
}
