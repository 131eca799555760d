package org.everspring.kernel;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.format.support.FormattingConversionService;
import org.springframework.stereotype.Component;

/**
 * Typed values as staff read them, in notices and documents; pages write {@code ${{value}}} for the same. A module says how
 * its own values are shown by a bean of {@link org.springframework.format.Printer}; everything else is shown by its {@code
 * toString()}, and null by nothing.
 */
@Component
public class Shown {

    private final FormattingConversionService printers = new FormattingConversionService();

    /** @param beans with the printers; the others among them do not matter */
    public Shown(ListableBeanFactory beans) {
        ApplicationConversionService.addBeans(printers, beans);
    }

    public String text(@Nullable Object value) {
        return value == null
                ? ""
                : printers.canConvert(value.getClass(), String.class)
                        ? printers.convert(value, String.class)
                        : value.toString();
    }
}
