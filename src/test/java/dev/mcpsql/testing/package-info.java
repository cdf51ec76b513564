// SPDX-License-Identifier: MIT
/** A real PostgreSQL for tests, set up by the DBA's own scripts. */
@NullMarked
package dev.mcpsql.testing;

import org.jspecify.annotations.NullMarked;
