// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.time.Instant;

/** Shows an instant in UTC; nothing is typed through it. */
@FacesConverter("utc")
public final class InstantConverter implements Converter<Instant> {

    /** Made by Jakarta Faces. */
    public InstantConverter() {}

    @Override
    public Instant getAsObject(FacesContext faces, UIComponent component, String typed) {
        throw new ConverterException("shown only");
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, Instant instant) {
        return UtcTime.spoken(instant);
    }
}
