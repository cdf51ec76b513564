// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The shop's data, {@code src/test/resources/demo/shop.sql}: 100,000 orders, the same at every load. */
public final class Shop {

    private static final String LOADED = "select from pg_class where oid = to_regclass('audit.entry')";

    private Shop() {}

    /** Loads the shop into the database, unless an earlier start did. */
    public static void load(DemoDatabase database, String name) {
        if (!database.has(name, LOADED)) {
            database.run(name, script());
        }
    }

    private static String script() {
        try (InputStream file = Shop.class.getResourceAsStream("/demo/shop.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
