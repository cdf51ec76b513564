// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many connections to one server that want little of it, or take nothing. None of them needs a thread here. */
final class Crowd implements AutoCloseable {

    private static final int PATIENCE_MS = 60_000;

    /** So little is taken off a connection that the server's side of it is soon full. */
    private static final int SMALLEST_WINDOW = 2048;

    /** Answers of some kilobytes each: far more than the two systems keep for a connection. */
    private static final int UNREAD_ANSWERS = 100;

    private final URI origin;
    private final List<String> tokens;
    private final List<Socket> sockets = new ArrayList<>();

    /** Of the people with these tokens in turn. */
    Crowd(LiveServer server, List<String> tokens) {
        this.origin = URI.create(server.origin());
        this.tokens = tokens;
    }

    /** Opens a stream of changes and reads its first event; the status line where there is none. */
    String listen(int id) throws IOException {
        String body = """
                {"jsonrpc":"2.0","id":%d,"method":"subscriptions/listen","params":{"notifications":{"toolsListChanged":true},\
                "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}""".formatted(id);
        Socket socket = connect();
        send(
                socket,
                post("MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: subscriptions/listen\r\n", body.length()) + body);
        return readUntil(socket, "acknowledged");
    }

    /** Asks for a lot and takes nothing of it. */
    void askAndNotRead() throws IOException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALLEST_WINDOW);
        keep(socket);
        send(socket, (post("", body.length()) + body).repeat(UNREAD_ANSWERS));
    }

    /** Announces a body and sends the beginning of it. */
    void beginABody() throws IOException {
        send(connect(), post("", 1000) + "{\"a");
    }

    /** How many of them the server has not closed. */
    int open() throws IOException {
        int open = 0;
        for (Socket socket : sockets) {
            open += isOpen(socket) ? 1 : 0;
        }
        return open;
    }

    /** How many of them were told first that their time is over. */
    int tooSlow() throws IOException {
        int told = 0;
        for (Socket socket : sockets) {
            told += readUntil(socket, "\r\n").startsWith("HTTP/1.1 408 ") ? 1 : 0;
        }
        return told;
    }

    private static boolean isOpen(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            byte[] arrived = new byte[4096];
            while (socket.getInputStream().read(arrived) >= 0) {
                // Signs of life, or a last answer before the end.
            }
            return false;
        } catch (SocketTimeoutException quiet) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        return keep(new Socket());
    }

    private Socket keep(Socket socket) throws IOException {
        sockets.add(socket);
        socket.connect(new InetSocketAddress(origin.getHost(), origin.getPort()), PATIENCE_MS);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private String post(String lines, int length) {
        String token = tokens.get(sockets.size() % tokens.size());
        return "POST /mcp/sql HTTP/1.1\r\nHost: " + origin.getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\n"
                + lines
                + "Content-Type: application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readUntil(Socket socket, String sign) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] piece = new byte[4096];
        int length = 0;
        while (length >= 0 && text.indexOf(sign) < 0) {
            text.append(new String(piece, 0, length, StandardCharsets.UTF_8));
            length = text.indexOf(sign) < 0 ? socket.getInputStream().read(piece) : 0;
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
