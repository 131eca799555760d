package org.everspring.quarter.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names and texts of a page, without those that are empty. */
final class Facts {

    private final List<ReportPage.Fact> facts = new ArrayList<>();

    void add(String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            facts.add(new ReportPage.Fact(name, text));
        }
    }

    List<ReportPage.Fact> list() {
        return Collections.unmodifiableList(facts);
    }
}
