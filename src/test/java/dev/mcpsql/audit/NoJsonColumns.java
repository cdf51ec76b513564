// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/** Takes the place of JSON-B, whose API is on the test class path without an implementation; the trails have no JSON. */
final class NoJsonColumns implements FormatMapper {

    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
        throw new UnsupportedOperationException("no column of the trails is JSON");
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        throw new UnsupportedOperationException("no column of the trails is JSON");
    }
}
