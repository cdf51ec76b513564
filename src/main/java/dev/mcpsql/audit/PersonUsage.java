// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

/**
 * What one person used, over three windows that all end at the same instant.
 *
 * @param username the person's name at sign-in
 * @param hour the last hour
 * @param day the last 24 hours
 * @param week the last seven days
 */
public record PersonUsage(String username, Usage hour, Usage day, Usage week) {}
