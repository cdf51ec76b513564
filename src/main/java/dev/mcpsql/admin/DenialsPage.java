// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import dev.mcpsql.audit.RecordedDenial;
import dev.mcpsql.audit.TrailReader;
import dev.mcpsql.vocabulary.DenialReason;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primefaces.model.LazyDataModel;

/** The bean of {@code admin/denials.xhtml}: the denial trail, newest first. */
@Named("denials")
@RequestScoped
public class DenialsPage {

    private static final Set<String> REASONS = Stream.of(DenialReason.values())
            .map(DenialReason::code)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private final FilterForm form;
    private final LazyDataModel<RecordedDenial> pages;

    /** Takes the filter from the request. */
    @Inject
    public DenialsPage(TrailReader trails, @RequestParameterMap Map<String, String> parameters) {
        this.form = new FilterForm(parameters, Set.of(), REASONS);
        this.pages = new TrailPages<>(form.filter(), trails::denials, trails::countDenials);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected DenialsPage() {
        this.form = null;
        this.pages = null;
    }

    /** The filter. */
    public FilterForm form() {
        return form;
    }

    /** The rows. */
    public LazyDataModel<RecordedDenial> pages() {
        return pages;
    }

    /** What {@code reason} may be. */
    public List<String> reasons() {
        return List.copyOf(REASONS);
    }
}
