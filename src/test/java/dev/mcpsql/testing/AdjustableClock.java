// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when a test says so. */
public final class AdjustableClock extends Clock {

    private volatile Instant now;

    /** Standing at the given instant. */
    public AdjustableClock(Instant start) {
        this.now = start;
    }

    /** Moves on. */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("tests think in UTC");
    }
}
