// SPDX-License-Identifier: MIT
package dev.mcpsql.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;

/** What fuzzing took: how many texts, the slowest of them, the most heap. For one thread. */
public final class FuzzingCost {

    /** Several times the gate's own patience with a text, so that a slow machine breaks nothing. */
    private static final Duration MOST = Duration.ofSeconds(20);

    /** The first ones load classes. */
    private static final int WARM_UP = 200;

    private static final int SHOWN = 200;

    private long texts;
    private long slowest;
    private String slowestText = "";

    /** Does something with a text and notes how long that took. */
    public void of(String text, Runnable work) {
        long started = System.nanoTime();
        work.run();
        long took = System.nanoTime() - started;
        texts++;
        if (texts > WARM_UP && took > slowest) {
            slowest = took;
            slowestText = text;
        }
        if (took > MOST.toNanos()) {
            throw new AssertionError("a text takes longer than " + MOST);
        }
    }

    /** Writes it to the log of the run. */
    public void print(String what) {
        System.out.printf(
                "fuzz: %s: %,d texts, slowest %,d ms (%,d characters: %s), at most %,d MiB of heap%n",
                what, texts, slowest / 1_000_000, slowestText.length(), shown(), heap() / 1024 / 1024);
    }

    private String shown() {
        return slowestText
                .substring(0, Math.min(SHOWN, slowestText.length()))
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** Garbage included, so this depends on how much the machine gives. */
    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
