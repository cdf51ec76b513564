// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.mcpsql.config.ConfigurationException;
import dev.mcpsql.config.ExternalIssuer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Where the keys of an external issuer are (MicroProfile JWT 2.1 §9.2.3): a key set on a server, or keys in a file or setting. */
final class IssuerKeys {

    /** A key that the issuer took out of its set is good for so long at most. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    /** Tokens with invented key ids make the set be fetched so often at most. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    private static final int TIMEOUT_MS = 3000;

    private static final int MOST_BYTES = 256 * 1024;

    private IssuerKeys() {}

    /**
     * The keys.
     *
     * @throws ConfigurationException when a file or setting holds no key
     */
    static JWKSource<SecurityContext> of(ExternalIssuer issuer) {
        Optional<URI> remote = issuer.keyLocation().filter(uri -> !"file".equals(uri.getScheme()));
        if (remote.isPresent()) {
            return fetched(remote.get());
        }
        try {
            String text = issuer.keyLocation().isPresent()
                    ? Files.readString(Path.of(issuer.keyLocation().get()))
                    : issuer.keyText().orElseThrow();
            return written(text.strip(), issuer.algorithm());
        } catch (IOException | ParseException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw new ConfigurationException(
                    List.of("mp.jwt.verify.publickey: no public key, JWK or JWK set was found there"));
        }
    }

    private static JWKSource<SecurityContext> fetched(URI location) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(location.toURL(), new Straight())
                    .cache(KEPT.toMillis(), TIMEOUT_MS * 2L)
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .build();
        } catch (IOException impossible) {
            throw new IllegalStateException("the location was checked when it was read", impossible);
        }
    }

    private static JWKSource<SecurityContext> written(String text, String algorithm)
            throws ParseException, GeneralSecurityException {
        if (!text.startsWith("{")) {
            return only(pem(text, algorithm));
        }
        return text.contains("\"keys\"")
                ? new ImmutableJWKSet<>(JWKSet.parse(text))
                : only(ofType(KeyType.forAlgorithm(JWSAlgorithm.parse(algorithm)), JWK.parse(text)));
    }

    /** The one key is meant whatever id a token names: PEM has no place for an id (MicroProfile JWT 2.1 §9.2.2). */
    private static JWKSource<SecurityContext> only(JWK key) {
        return (selector, context) -> List.of(key);
    }

    private static JWK ofType(KeyType type, JWK key) {
        if (!type.equals(key.getKeyType())) {
            throw new IllegalArgumentException("a key of another algorithm");
        }
        return key;
    }

    /** RFC 7468 §13. */
    private static JWK pem(String text, String algorithm) throws GeneralSecurityException {
        String body = text.replaceAll("-----(?:BEGIN|END) PUBLIC KEY-----|\\s", "");
        X509EncodedKeySpec key = new X509EncodedKeySpec(Base64.getDecoder().decode(body));
        return algorithm.startsWith("RS")
                ? new RSAKey.Builder(
                                (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(key))
                        .build()
                : new ECKey.Builder(Curve.P_256, (ECPublicKey)
                                KeyFactory.getInstance("EC").generatePublic(key))
                        .build();
    }

    /** Goes where the configuration says and not where an answer says. */
    private static final class Straight extends DefaultResourceRetriever {

        Straight() {
            super(TIMEOUT_MS, TIMEOUT_MS, MOST_BYTES);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL address) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(address);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
