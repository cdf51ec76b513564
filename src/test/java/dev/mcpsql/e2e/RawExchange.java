// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection of bytes, for requests that no library sends. */
final class RawExchange implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;

    private final Socket socket;
    private final String authority;

    private RawExchange(Socket socket, String authority) {
        this.socket = socket;
        this.authority = authority;
    }

    static RawExchange with(LiveServer server) throws IOException {
        URI origin = URI.create(server.origin());
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(origin.getHost(), origin.getPort()), PATIENCE_MS);
        socket.setSoTimeout(PATIENCE_MS);
        return new RawExchange(socket, origin.getAuthority());
    }

    /** Sends a head with the server's own Host; each further line ends with a line end. */
    RawExchange head(String method, String path, String lines) throws IOException {
        return lines(method + " " + path + " HTTP/1.1\r\nHost: " + authority + "\r\n" + lines + "\r\n");
    }

    /** Sends the text as it is. */
    RawExchange lines(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return this;
    }

    /** Sends so many bytes in chunks (RFC 9112 §7.1), without the last one; an end of the connection is no failure. */
    RawExchange chunks(int kibibytes) {
        try {
            for (int sent = 0; sent < kibibytes; sent += 16) {
                lines("4000\r\n" + "x".repeat(16 * 1024) + "\r\n");
            }
        } catch (IOException ended) {
            return this;
        }
        return this;
    }

    /** Says that nothing more comes. */
    RawExchange breakOff() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The status line and headers of the next answer; empty when the connection ended. */
    String answer() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        String text = "";
        while (!text.endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                return text;
            }
            head.write(one);
            text = head.toString(StandardCharsets.ISO_8859_1);
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
