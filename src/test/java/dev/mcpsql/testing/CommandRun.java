// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import dev.mcpsql.dba.ExitCode;

/**
 * How a command ended.
 *
 * @param code its exit code
 * @param printed what it wrote
 */
public record CommandRun(ExitCode code, String printed) {}
