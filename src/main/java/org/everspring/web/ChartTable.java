package org.everspring.web;

import java.util.List;

/**
 * What a chart is drawn from and, for whoever sees no chart, the table: {@code fragments/chart}.
 *
 * @param kind {@code stack}, {@code bar} or {@code line}, whose values lie close together up to 100, or {@code course}, a
 *     line of any values
 * @param head what the first column names
 */
public record ChartTable(String kind, String title, String head, List<String> categories, List<Series> series) {

    /** @param values as many as categories, numbers as people write them; {@code —} where there is none */
    public record Series(String name, List<String> values) {}
}
