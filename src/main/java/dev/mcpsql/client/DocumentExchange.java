// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** One GET and its answer (RFC 9112): 200, JSON as it is, no more than the limit; everything else is a fault. */
final class DocumentExchange {

    /** The draft recommends 5 KiB (§8.7); real documents with many addresses of a logo and redirects are larger. */
    static final int MAX_BYTES = 16 * 1024;

    private static final int OK = 200;

    private static final int MAX_HEADERS = 64;

    private static final int MAX_LINE = 8 * 1024;

    private static final Pattern JSON =
            Pattern.compile("application/(?:[a-z0-9.-]+\\+)?json(?:\\s*;\\s*charset=\"?utf-8\"?)?");

    private static final Http1Config BOUNDS = Http1Config.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxLineLength(MAX_LINE)
            .setMaxEmptyLineCount(1)
            .build();

    /** The parser is told of the bounds too: the one that a connection makes by itself has none. */
    private static final DefaultBHttpClientConnectionFactory CONNECTIONS = DefaultBHttpClientConnectionFactory.builder()
            .http1Config(BOUNDS)
            .responseParserFactory(new DefaultHttpResponseParserFactory(BOUNDS))
            .build();

    private DocumentExchange() {}

    /** Whatever is left of an answer stays unread: the library's way of closing a body would read it to its end. */
    static Fetched over(SSLSocket secured, DocumentAddress document) throws IOException {
        DefaultBHttpClientConnection connection = CONNECTIONS.createConnection(secured);
        try {
            connection.sendRequestHeader(request(document));
            connection.flush();
            ClassicHttpResponse response = connection.receiveResponseHeader();
            return response.getCode() == OK
                    ? delivered(connection, response)
                    : new Fetched.Failed(DocumentFault.STATUS);
        } catch (HttpException malformed) {
            throw new IOException("not HTTP", malformed);
        } finally {
            connection.close(CloseMode.IMMEDIATE);
        }
    }

    private static BasicClassicHttpRequest request(DocumentAddress document) {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("GET", document.path());
        request.setHeader("Host", document.host());
        request.setHeader("Accept", "application/json");
        request.setHeader("Accept-Encoding", "identity");
        request.setHeader("User-Agent", "jakarta-mcp-sql");
        request.setHeader("Connection", "close");
        return request;
    }

    private static Fetched delivered(DefaultBHttpClientConnection connection, ClassicHttpResponse response)
            throws IOException, HttpException {
        if (!isPlainJson(response)) {
            return new Fetched.Failed(DocumentFault.TYPE);
        }
        connection.receiveResponseEntity(response);
        byte[] bytes = body(response);
        if (bytes.length > MAX_BYTES) {
            return new Fetched.Failed(DocumentFault.SIZE);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Fetched.Document(text, CacheLifetime.of(values(response, "Cache-Control")));
        } catch (CharacterCodingException notUtf8) {
            return new Fetched.Failed(DocumentFault.MALFORMED);
        }
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        return response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(MAX_BYTES + 1);
    }

    /** A coded body could unfold to any size, so none is asked for and none is taken (RFC 9110 §8.4). */
    private static boolean isPlainJson(ClassicHttpResponse response) {
        List<String> types = values(response, "Content-Type");
        return types.size() == 1
                && JSON.matcher(types.get(0).strip().toLowerCase(Locale.ROOT)).matches()
                && values(response, "Content-Encoding").stream().allMatch("identity"::equalsIgnoreCase);
    }

    private static List<String> values(ClassicHttpResponse response, String name) {
        return Arrays.stream(response.getHeaders(name))
                .map(DocumentExchange::value)
                .toList();
    }

    private static String value(Header header) {
        @Nullable String value = header.getValue();
        return Objects.requireNonNullElse(value, "");
    }
}
