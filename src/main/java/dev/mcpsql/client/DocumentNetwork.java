// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** The two things that reading a document asks of the network, apart so that what was checked is what is dialled. */
interface DocumentNetwork {

    /** Every address of the name; asked once for each reading. */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** A connection to that very address; no name is looked up and no proxy asked. */
    Socket dial(InetAddress address, int port, Duration patience) throws IOException;
}
