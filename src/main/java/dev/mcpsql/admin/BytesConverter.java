// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.util.Locale;

/** Shows an amount of bytes in the units of the configuration (KiB, MiB, GiB); nothing is typed through it. */
@FacesConverter("bytes")
public final class BytesConverter implements Converter<Number> {

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

    /** Made by Jakarta Faces. */
    public BytesConverter() {}

    @Override
    public Number getAsObject(FacesContext faces, UIComponent component, String typed) {
        throw new ConverterException("shown only");
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, Number bytes) {
        return spoken(bytes.longValue());
    }

    static String spoken(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double amount = bytes / 1024.0;
        int unit = 0;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, amount < 10 ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
    }
}
