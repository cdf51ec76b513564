// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import dev.mcpsql.vocabulary.VisibleText;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;

/** Shows text that strangers chose, with what cannot be seen written out; nothing is typed through it. */
@FacesConverter("visible")
public final class VisibleConverter implements Converter<Object> {

    /** Made by Jakarta Faces. */
    public VisibleConverter() {}

    @Override
    public Object getAsObject(FacesContext faces, UIComponent component, String typed) {
        throw new ConverterException("shown only");
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, Object text) {
        return VisibleText.of(String.valueOf(text));
    }
}
