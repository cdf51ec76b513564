// SPDX-License-Identifier: MIT
/**
 * The pages on which administrators watch: usage, query trail, denial trail.
 *
 * <h2>Responsibility</h2>
 * Showing what the trails hold, as text and never as markup. Nothing here changes anything.
 * <h2>Entry</h2>
 * The pages under {@code src/main/webapp/admin}; each names its bean.
 * <h2>Refuses</h2>
 * Everyone who is not an administrator at this very request ({@link dev.mcpsql.admin.PageGuard}).
 * <h2>Depends on</h2>
 * config, audit; Jakarta Faces, PrimeFaces.
 * <h2>Threading</h2>
 * Beans live for one request; views are stateless, so that no HttpSession and no sticky routing is needed.
 * <h2>Sources</h2>
 * Jakarta Faces 4.0; ADR 0011; Content Security Policy Level 3.
 */
@NullMarked
package dev.mcpsql.admin;

import org.jspecify.annotations.NullMarked;
