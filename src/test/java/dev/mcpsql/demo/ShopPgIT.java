// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demo's database promises: the shop's data, a password for everybody, nobody from elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopPgIT {

    private DemoDatabase database;

    @BeforeAll
    void start(@TempDir Path directory) {
        database = DemoDatabase.start(directory.resolve("data"), LoopbackPort.free(), "test-only");
        database.runAlone("postgres", "create database shop");
        Shop.load(database, "shop");
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            100000 | select count(*) from public.orders
            5000   | select count(*) from public.customers
            200    | select count(*) from public.products
            0      | select count(*) from public.orders o join (select order_id, sum(qty * price) s from public.order_items group by 1) i on i.order_id = o.id where o.total <> i.s
            0      | select count(*) from public.orders o where not exists (select from public.order_items i where i.order_id = o.id)
            0      | select count(*) from public.customers where email not like '%@example.test'
            6      | select count(distinct status) from public.orders
            300    | select count(*) from public.mcp_ticket_summary
            1      | select count(*) from pg_class where relname = 'mcp_ticket_summary' and 'security_barrier=true' = any (reloptions)
            0      | select count(*) from information_schema.columns where table_name = 'mcp_ticket_summary' and column_name in ('name', 'email', 'staff_note')
            1      | select count(*) from public.mcp_ticket_summary where letter like '%</untrusted-data-%'
            4      | select count(*) from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
            0      | select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and obj_description(oid, 'pg_class') is null
            20     | select count(*) from public.secrets
            50     | select count(*) from audit.entry
            """)
    void holds(String count, String query) throws SQLException {
        assertThat(only(query)).isEqualTo(count);
    }

    @Test
    void isTheSameAtEveryLoad() throws SQLException {
        String digest = "select md5(string_agg(o::text, '' order by id)) from public.orders o";
        database.runAlone("postgres", "create database again");

        Shop.load(database, "again");

        assertThat(only("again", digest)).isEqualTo(only("shop", digest));
    }

    @Test
    void leavesALoadedShopAlone() throws SQLException {
        Shop.load(database, "shop");

        assertThat(only("select count(*) from public.orders")).isEqualTo("100000");
    }

    @Test
    void asksTheSuperuserForThePassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(database.url("shop"), DemoDatabase.SUPERUSER, "guess"))
                .isInstanceOf(SQLException.class)
                .extracting(failure -> ((SQLException) failure).getSQLState())
                .isEqualTo("28P01");
    }

    @Test
    void answersOnNoAddressBesideLoopback() throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();

        assertThat(others).noneMatch(this::answers);
    }

    private boolean answers(InetAddress address) {
        try (Socket socket = new Socket(address, database.port())) {
            return socket.isConnected();
        } catch (java.io.IOException refused) {
            return false;
        }
    }

    private String only(String query) throws SQLException {
        return only("shop", query);
    }

    private String only(String name, String query) throws SQLException {
        try (Connection connection = database.connect(name);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
