// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.Component;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** The machine's resolver and plain sockets. */
@Component
final class Internet implements DocumentNetwork {

    /** Over the machine. */
    Internet() {}

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    /** A socket made without a word about proxies would ask {@code socksProxyHost} for one. */
    @Override
    public Socket dial(InetAddress address, int port, Duration patience) throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
            socket.connect(new InetSocketAddress(address, port), Math.toIntExact(patience.toMillis()));
            return socket;
        } catch (IOException | RuntimeException unreachable) {
            socket.close();
            throw unreachable;
        }
    }
}
