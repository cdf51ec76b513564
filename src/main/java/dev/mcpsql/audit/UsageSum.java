// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

/** One person's sums as the database makes them. */
record UsageSum(String username, long allowed, long rejected, long rows, long bytes) {

    Usage usage() {
        return new Usage(allowed, rejected, rows, bytes);
    }
}
