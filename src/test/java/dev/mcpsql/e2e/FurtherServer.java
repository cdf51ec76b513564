// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Starts a server beside the one that the other tests share: with another configuration, or to end it. Each costs a start, so
 * {@code mvn verify} leaves these tests to {@code mvn -Pfurther-servers}.
 */
@Tag("further-server")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface FurtherServer {}
