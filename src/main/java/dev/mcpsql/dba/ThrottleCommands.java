// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.state.StateDataSource;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.throttle.Blocks;
import dev.mcpsql.vocabulary.AddressBlock;
import dev.mcpsql.vocabulary.IpAddress;
import java.time.Clock;

/** The addresses that are held back, and their release. */
final class ThrottleCommands {

    private final CommandContext context;
    private final Blocks blocks;

    ThrottleCommands(CommandContext context) {
        this.context = context;
        StateDatabase state =
                new StateDatabase(new StateDataSource(context.settings().state()));
        this.blocks = new Blocks(state, context.settings(), Clock.systemUTC());
    }

    ExitCode list() {
        blocks.all().forEach(block -> context.out()
                .println("%s %s attempts=%d until=%s"
                        .formatted(block.address().value(), block.act().code(), block.attempts(), block.endsAt())));
        return ExitCode.DONE;
    }

    ExitCode lift() throws UnfitArgumentException {
        String written = context.first();
        AddressBlock address = AddressBlock.of(written);
        if (IpAddress.of(address.value().replace("/64", "")).isEmpty()) {
            throw new UnfitArgumentException("an address is written 192.0.2.1 or 2001:db8:0:1::/64, got " + written);
        }
        boolean lifted = blocks.lift(address);
        context.out()
                .println(address.value()
                        + (lifted ? " is free again, on all nodes within seconds" : " was not counted"));
        return ExitCode.DONE;
    }
}
