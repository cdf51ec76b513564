// SPDX-License-Identifier: MIT
package dev.mcpsql.throttle;

import dev.mcpsql.config.Settings;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.AddressBlock;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The blocks of all nodes, in an operator's hands. Not for the running server, which has {@link Throttle}. */
public final class Blocks {

    /**
     * An address that is held back.
     *
     * @param act from what
     * @param address which
     * @param attempts it made
     * @param endsAt when it is free again
     */
    public record Block(Act act, AddressBlock address, int attempts, Instant endsAt) {}

    private final SharedCounts shared;
    private final Clock clock;

    /** Over the state database. */
    public Blocks(StateDatabase state, Settings settings, Clock clock) {
        this.shared = new SharedCounts(state, settings.throttle());
        this.clock = clock;
    }

    /** All of them, those that end first at the top. */
    public List<Block> all() {
        return shared.blocks(clock.instant()).entrySet().stream()
                .map(entry -> new Block(
                        entry.getKey().act(),
                        entry.getKey().address(),
                        entry.getValue().attempts(),
                        entry.getValue().endsAt()))
                .sorted(Comparator.comparing(Block::endsAt)
                        .thenComparing(block -> block.address().value()))
                .toList();
    }

    /** Forgets what the address did, of every kind; nodes follow within two seconds. False when nothing was counted. */
    public boolean lift(AddressBlock address) {
        return Stream.of(Act.values())
                .map(act -> shared.lift(new Subject(act, address)))
                .reduce(false, Boolean::logicalOr);
    }
}
