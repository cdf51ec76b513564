// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import dev.mcpsql.audit.TrailReader;
import dev.mcpsql.audit.UsageSummary;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The bean of {@code admin/index.xhtml}: what everyone used lately. */
@Named("usage")
@RequestScoped
public class UsagePage {

    private final UsageSummary summary;

    /** Reads once, so that all numbers of a page belong together. */
    @Inject
    public UsagePage(TrailReader trails) {
        this.summary = trails.usage();
    }

    /** For the container's proxy. */
    protected UsagePage() {
        this.summary = new UsageSummary(Instant.EPOCH, List.of());
    }

    /** The numbers. */
    public UsageSummary summary() {
        return summary;
    }

    /** When a window of so many hours began, as the filter of the query trail spells it. */
    public String since(int hours) {
        return UtcTime.typed(summary.at().minus(Duration.ofHours(hours)));
    }
}
