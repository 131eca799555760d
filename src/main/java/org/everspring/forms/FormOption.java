package org.everspring.forms;

import java.util.Objects;

/** One choice in a form: what is submitted, and what people read. */
public record FormOption(String value, String label) {

    public FormOption {
        Objects.requireNonNull(value);
        Objects.requireNonNull(label);
    }
}
