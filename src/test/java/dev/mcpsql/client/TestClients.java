// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.testing.TestState;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** The parts of the room over a test's state; no document is ever reached. */
public final class TestClients {

    private TestClients() {}

    /** The rows. */
    public static Clients rows(TestState state) {
        return new Clients(state.database(), new SecureRandom(), state.clock());
    }

    /** Everybody who may ask. */
    public static ClientRegistry registry(TestState state) {
        return registry(state, new NoNetwork());
    }

    private static ConfiguredClients configured(TestState state) {
        return new ConfiguredClients(rows(state), state.settings());
    }

    /** The clients before an operator. */
    public static ClientRoll roll(TestState state) {
        return new ClientRoll(state.database(), configured(state), state.clock());
    }

    static ClientRegistry registry(TestState state, DocumentNetwork network) {
        return registry(state, new DocumentFetch(network, new DocumentTls()));
    }

    static ClientRegistry registry(TestState state, DocumentFetch fetch) {
        MetadataClients documents = new MetadataClients(
                rows(state), fetch, new FetchBudget(state.clock()), state.settings(), state.clock());
        return new ClientRegistry(rows(state), configured(state), documents);
    }

    private static final class NoNetwork implements DocumentNetwork {

        @Override
        public List<InetAddress> addresses(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }

        @Override
        public Socket dial(InetAddress address, int port, Duration patience) {
            throw new IllegalStateException("there is no network");
        }
    }
}
