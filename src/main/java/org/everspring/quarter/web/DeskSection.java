package org.everspring.quarter.web;

import java.util.Arrays;
import java.util.Locale;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** The lists of the desk. */
enum DeskSection {
    /** What the reader's units owe. */
    OWN,
    SUMMARIES,
    /** What is reported to the reader's units. */
    LED,
    /** Everything, for the office. */
    ALL;

    /** As an address has it, and the element that the browser scrolls to. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param code null for {@link #ALL}, which is as wide as can be */
    static DeskSection of(@Nullable String code) {
        return code == null
                ? ALL
                : Arrays.stream(values())
                        .filter(section -> section.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new InvalidInputException("没有“" + code + "”这个清单，请从“季度报送”重新进入。"));
    }
}
