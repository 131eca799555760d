package org.everspring.modelling.web;

import java.util.List;
import org.everspring.modelling.ModelKind;
import org.everspring.modelling.ModelVersion;
import org.jspecify.annotations.Nullable;

/**
 * The models that are in force.
 *
 * @param changing whether the reader may try, migrate and go back
 * @param goingOn migrations that have not ended, a sentence each
 */
record ModelsPage(boolean changing, List<Group> groups, List<String> goingOn) {

    record Group(ModelKind kind, boolean process, List<Row> rows) {}

    /**
     * @param title the name; for a form the tasks that show it
     * @param source who has deployed it, in words
     * @param running instances of the version in force; null for what has none
     * @param older instances of older versions
     * @param standstill what of it is suspended; null where nothing is
     */
    record Row(
            ModelVersion model,
            String title,
            String source,
            @Nullable Integer running,
            int older,
            @Nullable String standstill) {}
}
