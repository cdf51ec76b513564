// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.ProxySettings;
import dev.mcpsql.config.ProxySettings.Header;
import dev.mcpsql.vocabulary.AddressBlock;
import dev.mcpsql.vocabulary.AddressRange;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forwarded headers are what anyone can write; each line is a request and where it is taken to come from. */
class ClientAddressesTest {

    private static final List<AddressRange> PROXIES =
            Stream.of("10.0.0.0/29", "2001:db8:f::/64").map(AddressRange::of).toList();

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.1 | 203.0.113.9                                   | 203.0.113.9
            10.0.0.1 | 198.51.100.1, 203.0.113.9                     | 203.0.113.9
            10.0.0.1 | 198.51.100.2, 203.0.113.9                     | 203.0.113.9
            10.0.0.1 | 203.0.113.9, 10.0.0.2                         | 203.0.113.9
            10.0.0.1 | 198.51.100.1, 203.0.113.9, 10.0.0.2, 10.0.0.3 | 203.0.113.9
            10.0.0.1 | 10.0.0.2, 203.0.113.9                         | 203.0.113.9
            10.0.0.1 | 203.0.113.9:4711                              | 203.0.113.9
            10.0.0.1 | [2001:db8:1:2::5]:4711                        | 2001:db8:1:2:0:0:0:5
            10.0.0.1 | [2001:db8:1:2::5]                             | 2001:db8:1:2:0:0:0:5
            10.0.0.1 | 2001:db8:1:2::5                               | 2001:db8:1:2:0:0:0:5
            10.0.0.1 | ::ffff:203.0.113.9                            | 203.0.113.9
            10.0.0.1 | 203.0.113.9, ::ffff:10.0.0.2                  | 203.0.113.9
            10.0.0.1 | evil, unknown, 203.0.113.9                    | 203.0.113.9
            10.0.0.1 | ,,, 203.0.113.9                               | 203.0.113.9
            ::ffff:10.0.0.1 | 203.0.113.9                            | 203.0.113.9
            2001:db8:f::1   | 203.0.113.9                            | 203.0.113.9
            """)
    void believesDeclaredProxies(String peer, String header, String client) {
        ClientAddress found = addresses(Header.ANY).of(peer, List.of(header), List.of());

        assertThat(found.text()).isEqualTo(client);
        assertThat(found.counted()).contains(AddressBlock.of(client));
    }

    /** The address of a proxy stands for everybody behind it. */
    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                "",
                "unknown",
                "_hidden",
                "localhost",
                "example.com",
                "203.0.113",
                "203.0.113.256",
                "0313.0.113.9",
                "3405803785",
                "203.0.113.9 evil",
                "203.0.113.9, ",
                "203.0.113.9:port",
                "[203.0.113.9",
                "2001:db8::1::2",
                "[2001:db8::1]4711",
                "203.0.113.9/24",
                "203.0.113.9, unknown, 10.0.0.2",
                "\u0662\u0660\u0663.0.113.9"
            })
    void fallsBackToTheConnectionWhenAProxyWritesNoAddress(String header) {
        ClientAddress found = addresses(Header.ANY).of("10.0.0.1", List.of(header), List.of());

        assertThat(found.text()).isEqualTo("10.0.0.1");
        assertThat(found.counted()).isEmpty();
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            for=203.0.113.9                                                      | 203.0.113.9
            For="203.0.113.9:4711";proto=https;by=10.0.0.1                       | 203.0.113.9
            for="[2001:db8:1:2::5]:4711"                                         | 2001:db8:1:2:0:0:0:5
            for="[2001:db8:1:2::5]:_port"                                        | 2001:db8:1:2:0:0:0:5
            for=198.51.100.1, for=203.0.113.9                                    | 203.0.113.9
            for=198.51.100.1, for=203.0.113.9;by=10.0.0.2, for=10.0.0.2          | 203.0.113.9
            for="evil, for=203.0.113.9                                           | 203.0.113.9
            for="evil\\", for=203.0.113.9                                         | 203.0.113.9
            for=203.0.113.9;host="a, for=198.51.100.1"                           | 203.0.113.9
            for=203.0.113.9;host="a\\", for=198.51.100.1;b=\\""                    | 203.0.113.9
            for=unknown                                                          | 10.0.0.1
            for=_hidden                                                          | 10.0.0.1
            proto=https                                                          | 10.0.0.1
            for=203.0.113.9;for=198.51.100.1                                     | 10.0.0.1
            203.0.113.9                                                          | 10.0.0.1
            """)
    void readsTheStandardHeader(String header, String client) {
        ClientAddress found = addresses(Header.ANY).of("10.0.0.1", List.of(), List.of(header));

        assertThat(found.text()).isEqualTo(client);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            198.51.100.7  | 203.0.113.9
            198.51.100.7  | 10.0.0.1
            198.51.100.7  | 127.0.0.1
            198.51.100.7  | unknown
            10.0.0.8      | 203.0.113.9
            """)
    void believesNobodyElseAndDoesNotCountThem(String peer, String header) {
        for (boolean standard : new boolean[] {true, false}) {
            ClientAddress found = addresses(Header.ANY)
                    .of(peer, standard ? List.of() : List.of(header), standard ? List.of("for=" + header) : List.of());

            assertThat(found.text()).isEqualTo(peer);
            assertThat(found.counted()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            198.51.100.7             | 198.51.100.7         | 198.51.100.7
            ::ffff:198.51.100.7      | 198.51.100.7         | 198.51.100.7
            2001:db8:1:2:3:4:5:6     | 2001:db8:1:2:3:4:5:6 | 2001:db8:1:2::/64
            2001:db8:1:2::           | 2001:db8:1:2:0:0:0:0 | 2001:db8:1:2::/64
            fe80::1%eth0             | fe80:0:0:0:0:0:0:1   | fe80:0:0:0::/64
            """)
    void countsConnectionsByAddressOrBlock(String peer, String text, String block) {
        ClientAddress found = addresses(Header.ANY).of(peer, List.of(), List.of());

        assertThat(found.text()).isEqualTo(text);
        assertThat(found.counted()).contains(new AddressBlock(block));
    }

    @Test
    void neverCountsAProxyThatSpeaksForItself() {
        assertThat(addresses(Header.ANY).of("10.0.0.1", List.of(), List.of()).counted())
                .isEmpty();
        assertThat(addresses(Header.ANY)
                        .of("10.0.0.1", List.of("10.0.0.2"), List.of())
                        .counted())
                .isEmpty();
    }

    @Test
    void walksNoLongerChainThanThereAre() {
        String chain = "203.0.113.9" + ", 10.0.0.2".repeat(17);

        assertThat(addresses(Header.ANY)
                        .of("10.0.0.1", List.of(chain), List.of())
                        .text())
                .isEqualTo("10.0.0.1");
    }

    @Test
    void joinsTheLinesOfAHeader() {
        assertThat(addresses(Header.ANY)
                        .of("10.0.0.1", List.of("198.51.100.1", "203.0.113.9"), List.of())
                        .text())
                .isEqualTo("203.0.113.9");
    }

    /** A proxy hands on what it does not write; a client behind it may have written the other header. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ANY             | 203.0.113.9
            X_FORWARDED_FOR | 203.0.113.9
            FORWARDED       | 198.51.100.1
            """)
    void readsOneHeader(Header header, String client) {
        ClientAddress found = addresses(header).of("10.0.0.1", List.of("203.0.113.9"), List.of("for=198.51.100.1"));

        assertThat(found.text()).isEqualTo(client);
    }

    private static ClientAddresses addresses(Header header) {
        return new ClientAddresses(new ProxySettings(PROXIES, header));
    }
}
