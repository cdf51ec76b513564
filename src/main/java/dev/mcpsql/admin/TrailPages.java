// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import dev.mcpsql.audit.Page;
import dev.mcpsql.audit.TrailFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * Feeds a PrimeFaces table one page at a time. The table sorts and filters nothing by itself.
 *
 * <p>Lives as long as one request; it is never stored, although its base class says it could be.
 *
 * @param <T> a row
 */
final class TrailPages<T> extends LazyDataModel<T> {

    private static final long serialVersionUID = 1L;

    private final transient Optional<TrailFilter> filter;
    private final transient BiFunction<TrailFilter, Page, List<T>> rows;
    private final transient ToLongFunction<TrailFilter> count;

    /** An empty filter has no rows. */
    TrailPages(
            Optional<TrailFilter> filter,
            BiFunction<TrailFilter, Page, List<T>> rows,
            ToLongFunction<TrailFilter> count) {
        this.filter = filter;
        this.rows = rows;
        this.count = count;
    }

    @Override
    public int count(Map<String, FilterMeta> unused) {
        return filter.map(f -> Math.toIntExact(Math.min(count.applyAsLong(f), Integer.MAX_VALUE)))
                .orElse(0);
    }

    @Override
    public List<T> load(
            int first, int pageSize, Map<String, SortMeta> unusedSort, Map<String, FilterMeta> unusedFilter) {
        return filter.map(f -> rows.apply(f, new Page(first, pageSize))).orElseGet(List::of);
    }
}
