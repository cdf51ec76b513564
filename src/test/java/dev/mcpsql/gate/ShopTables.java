// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

/** The shop in a database: what {@link Shop} lists is granted, and each table has columns that nobody may know of. */
final class ShopTables {

    static final String CREATE = """
            CREATE ROLE reader LOGIN;
            CREATE TABLE customers (id int PRIMARY KEY, name text, email text, country text,
                created_at timestamptz, ssn text, x int, month text, bucket text, token text);
            CREATE TABLE orders (id int PRIMARY KEY, customer_id int, placed_at timestamptz, status text,
                total numeric, ssn text, x int, n int, week text, revenue numeric);
            CREATE TABLE order_items (order_id int, product_id int, qty int, price numeric, ssn text, x int);
            CREATE TABLE products (id int PRIMARY KEY, sku text, title text, price numeric, ssn text, x int);
            CREATE TABLE secrets (id int, token text);
            CREATE TABLE plans (id int, name text);
            CREATE TABLE seats (id int, owner text);
            GRANT SELECT (id, name) ON plans TO reader;
            GRANT SELECT (id, owner) ON seats TO reader;
            GRANT SELECT (id, name, email, country, created_at) ON customers TO reader;
            GRANT SELECT (id, customer_id, placed_at, status, total) ON orders TO reader;
            GRANT SELECT (order_id, product_id, qty, price) ON order_items TO reader;
            GRANT SELECT (id, sku, title, price) ON products TO reader;
            """;

    private ShopTables() {}
}
