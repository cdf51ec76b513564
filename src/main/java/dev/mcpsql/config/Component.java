// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A stateless part of the program that the container makes once.
 *
 * <p>{@code @Singleton} is a pseudo-scope: no proxy, so the class can be final and take everything in its one
 * constructor (CDI 4.0 §2.4). The stereotype makes it discoverable under {@code bean-discovery-mode="annotated"}.
 */
@Stereotype
@Singleton
@Documented
@Target(TYPE)
@Retention(RUNTIME)
public @interface Component {}
