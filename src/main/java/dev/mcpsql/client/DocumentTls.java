// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.Component;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS as a browser would do it: a certificate that the machine trusts, for the name that was asked for (RFC 9110 §4.3.4). */
@Component
final class DocumentTls {

    private final SSLContext context;

    /** With the machine's trust, and without any key that could tell who asks. */
    @Inject
    DocumentTls() {
        this(null);
    }

    /** Trusting whom the test trusts; null for whom the machine trusts. */
    DocumentTls(TrustManager @Nullable [] trusted) {
        try {
            this.context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], trusted, null);
        } catch (GeneralSecurityException incomplete) {
            throw new IllegalStateException("this Java has no TLS", incomplete);
        }
    }

    /** The connection, secured and proved to be the host's. */
    SSLSocket over(Socket connection, String host, Duration patience) throws IOException {
        SSLSocket secured =
                (SSLSocket) context.getSocketFactory().createSocket(connection, host, DocumentAddress.PORT, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setServerNames(List.of(new SNIHostName(host)));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.setSoTimeout(Math.toIntExact(patience.toMillis()));
        secured.startHandshake();
        return secured;
    }
}
