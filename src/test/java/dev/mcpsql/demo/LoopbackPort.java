// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** A TCP port on the loopback addresses of this machine. */
public final class LoopbackPort {

    private static final int ONE_SECOND = 1_000;

    private LoopbackPort() {}

    /** 127.0.0.1, and ::1 where the machine has it. */
    static List<InetAddress> addresses() {
        return List.of(address("127.0.0.1"), address("::1")).stream()
                .filter(LoopbackPort::exists)
                .toList();
    }

    /** Refuses with a sentence when something listens there already. */
    static void requireFree(int port) {
        for (InetAddress address : addresses()) {
            if (answers(address, port) || !bindable(address, port)) {
                throw new DemoRefusedException("Port " + port + " on " + address.getHostAddress()
                        + " is in use; stop what listens there or choose another by -Ddemo.port=8090.");
            }
        }
    }

    /** A port that was free a moment ago. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, address("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new DemoRefusedException("This machine has no free port on 127.0.0.1.");
        }
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (IOException notALiteral) {
            throw new IllegalStateException(notALiteral);
        }
    }

    private static boolean exists(InetAddress address) {
        return bindable(address, 0);
    }

    private static boolean bindable(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, address)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), ONE_SECOND);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
