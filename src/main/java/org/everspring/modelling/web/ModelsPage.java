package org.everspring.modelling.web;

import java.util.List;

/**
 * The models that are in force. Every text is ready to be read.
 *
 * @param changing whether the reader may try, migrate and go back
 */
record ModelsPage(boolean changing, List<Group> groups, List<String> goingOn) {

    record Group(String label, boolean process, List<Row> rows) {}

    /**
     * @param title the name; for a form the tasks that show it
     * @param running instances of the version in force; null for what has none
     * @param older instances of older versions
     * @param standstill what of it is suspended; null where nothing is
     */
    record Row(
            String key,
            String title,
            String file,
            int version,
            String deployedAt,
            String source,
            Integer running,
            int older,
            String standstill) {}
}
