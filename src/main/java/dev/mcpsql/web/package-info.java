// SPDX-License-Identifier: MIT
/**
 * The kit of the pages that this server writes itself: templates, forms, bodies, parameters.
 *
 * <h2>Responsibility</h2>
 * Pages that load nothing from elsewhere and cannot be framed; forms that prove they were shown to the browser that sends them;
 * bodies that end at their cap.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.web.Pages}, {@link dev.mcpsql.web.BrowserForms}, {@link dev.mcpsql.web.Parameters}.
 * <h2>Refuses</h2>
 * Forms without their token or from another site, bodies over 64 KiB.
 * <h2>Depends on</h2>
 * vocabulary, config, state, identity, access; JMustache.
 * <h2>Threading</h2>
 * All components are thread-safe and keep no state.
 * <h2>Sources</h2>
 * Content Security Policy 3; Fetch Metadata; OWASP cheat sheet "Cross-Site Request Forgery Prevention"; ADR 0009, 0023.
 */
@NullMarked
package dev.mcpsql.web;

import org.jspecify.annotations.NullMarked;
