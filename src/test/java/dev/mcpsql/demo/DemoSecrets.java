// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/** What the demo makes up at its first start and keeps: passwords, the encryption key, the secret of the second factor. */
final class DemoSecrets {

    private static final String FILE = "secrets.properties";

    private final DemoDirectory directory;
    private final SecureRandom random;
    private final Properties kept = new Properties();

    /** Reads what an earlier start kept. */
    DemoSecrets(DemoDirectory directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
        Path file = directory.file(FILE);
        if (Files.exists(file)) {
            read(file);
        }
    }

    private void read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The password of that name, made at its first use: 96 bits in hexadecimal, so that no shell and no URL touches it. */
    String password(String name) {
        return kept(name, 12);
    }

    /** 32 bytes in Base64, as {@code MCP_SQL_ENCRYPTION_KEY} takes them. */
    String encryptionKey() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(kept("encryption-key", 32)));
    }

    private String kept(String name, int bytes) {
        String known = kept.getProperty(name);
        if (known != null) {
            return known;
        }
        byte[] fresh = new byte[bytes];
        random.nextBytes(fresh);
        return keep(name, HexFormat.of().formatHex(fresh));
    }

    /** A secret that an earlier start kept. */
    Optional<String> known(String name) {
        return Optional.ofNullable(kept.getProperty(name));
    }

    /** Keeps a secret that another made, so that the next start can print it again. */
    String keep(String name, String secret) {
        kept.setProperty(name, secret);
        StringWriter text = new StringWriter();
        try {
            kept.store(text, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        directory.write(FILE, text.toString());
        return secret;
    }
}
