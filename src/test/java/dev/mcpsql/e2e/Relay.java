// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import dev.mcpsql.demo.LoopbackPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to a port on loopback that is closed at first: a database that is down, until it is not. */
final class Relay implements AutoCloseable {

    private final int port = LoopbackPort.free();
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private ServerSocket listening;

    private Relay(int target) {
        this.target = target;
    }

    static Relay closedTo(int target) {
        return new Relay(target);
    }

    /** Where the way begins. */
    int port() {
        return port;
    }

    /** Lets connections through from now on. */
    void open() throws IOException {
        listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Ends every connection that came through, as a database does that starts again. */
    void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /** Lets nothing through any more. */
    void shut() throws IOException {
        listening.close();
        cut();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listening.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(near, far));
                threads.execute(() -> copy(near, far));
                threads.execute(() -> copy(far, near));
            }
        } catch (IOException closed) {
            threads.shutdownNow();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException ended) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        if (listening != null) {
            listening.close();
        }
        threads.shutdownNow();
    }
}
