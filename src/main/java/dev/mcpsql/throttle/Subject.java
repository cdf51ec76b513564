// SPDX-License-Identifier: MIT
package dev.mcpsql.throttle;

import dev.mcpsql.vocabulary.AddressBlock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who did what.
 *
 * @param act what
 * @param address from where
 */
record Subject(Act act, AddressBlock address) {

    /** The row's key. */
    String key() {
        return act.code() + " " + address.value();
    }

    /** What a key says; empty for one that an older or newer version wrote. */
    static Optional<Subject> of(String key) {
        String[] parts = key.split(" ", 2);
        return Stream.of(Act.values())
                .filter(act -> parts.length == 2 && act.code().equals(parts[0]))
                .findFirst()
                .map(act -> new Subject(act, new AddressBlock(parts[1])));
    }
}
