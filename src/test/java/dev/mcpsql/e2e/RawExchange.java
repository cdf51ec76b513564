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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection of bytes, for requests that no library sends. */
final class RawExchange implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;
    private static final int SMALL_WINDOW_BYTES = 4 * 1024;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)");
    private static final Pattern CHUNKED = Pattern.compile("(?i)\r\nTransfer-Encoding: *chunked");

    private final Socket socket;
    private final String authority;

    private RawExchange(Socket socket, String authority) {
        this.socket = socket;
        this.authority = authority;
    }

    static RawExchange with(LiveServer server) throws IOException {
        return over(new Socket(), server);
    }

    /** The same with little room for what the server sends ahead of its reader. */
    static RawExchange withSmallWindow(LiveServer server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_WINDOW_BYTES);
        return over(socket, server);
    }

    private static RawExchange over(Socket socket, LiveServer server) throws IOException {
        URI origin = URI.create(server.origin());
        socket.connect(new InetSocketAddress(origin.getHost(), origin.getPort()), PATIENCE_MS);
        // Each piece goes when it is written, as HTTP clients have it.
        socket.setTcpNoDelay(true);
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

    /** The next answer with its body, whether its length is announced or it comes in chunks (RFC 9112 §6.3). */
    String whole() throws IOException {
        String head = answer();
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            return head + bytes(Integer.parseInt(length.group(1)));
        }
        return CHUNKED.matcher(head).find() ? head + chunks() : head;
    }

    private String chunks() throws IOException {
        StringBuilder text = new StringBuilder();
        String chunk;
        do {
            chunk = bytes(Integer.parseInt(line(), 16));
            text.append(chunk);
            line();
        } while (!chunk.isEmpty());
        return text.toString();
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n") < 0) {
            text.append(bytes(1));
        }
        return text.substring(0, text.length() - 2);
    }

    private String bytes(int count) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("the answer ended in its middle");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
