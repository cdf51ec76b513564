// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import dev.mcpsql.audit.QueryLine;
import dev.mcpsql.audit.TrailReader;
import dev.mcpsql.vocabulary.Decision;
import dev.mcpsql.vocabulary.OutcomeReason;
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

/** The bean of {@code admin/queries.xhtml}: the query trail, newest first. */
@Named("queries")
@RequestScoped
public class QueriesPage {

    private static final Set<String> DECISIONS =
            Stream.of(Decision.values()).map(Decision::code).collect(Collectors.toCollection(LinkedHashSet::new));
    private static final Set<String> REASONS = Stream.of(OutcomeReason.values())
            .map(OutcomeReason::code)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private final FilterForm form;
    private final LazyDataModel<QueryLine> pages;

    /** Takes the filter from the request. */
    @Inject
    public QueriesPage(TrailReader trails, @RequestParameterMap Map<String, String> parameters) {
        this.form = new FilterForm(parameters, DECISIONS, REASONS);
        this.pages = new TrailPages<>(form.filter(), trails::queries, trails::countQueries);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected QueriesPage() {
        this.form = null;
        this.pages = null;
    }

    /** The filter. */
    public FilterForm form() {
        return form;
    }

    /** The rows. */
    public LazyDataModel<QueryLine> pages() {
        return pages;
    }

    /** What {@code decision} may be. */
    public List<String> decisions() {
        return List.copyOf(DECISIONS);
    }

    /** What {@code reason} may be. */
    public List<String> reasons() {
        return List.copyOf(REASONS);
    }
}
