package org.everspring.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.everspring.bench.Results.Row;

/** The time of each operation beside the tuned engine's, which is 1, as a drawing (SVG): one part a database and size. */
final class Chart {

    private static final Map<String, String> COLOURS =
            Map.of(Side.EVERSPRING, "#2b5f9e", Side.TUNED, "#8aa9c9", Side.AS_IT_COMES, "#d0d4d9");
    private static final int LEFT = 250;
    private static final int UNIT = 130;
    private static final double MOST = 4;
    private static final int BAR = 13;

    private final Results results;

    Chart(Results results) {
        this.results = results;
    }

    String draw() {
        Map<String, List<Row>> parts = new LinkedHashMap<>();
        for (Row row : results.rows()) {
            if (row.measure().equals("time") && Double.isFinite(results.times(row, Side.EVERSPRING, Side.TUNED))) {
                parts.computeIfAbsent(row.database() + ": " + row.size() + " obligations", title -> new ArrayList<>())
                        .add(row);
            }
        }
        StringBuilder body = new StringBuilder();
        int y = 46;
        for (Map.Entry<String, List<Row>> part : parts.entrySet()) {
            body.append(text(10, y, "font-weight=\"bold\"", part.getKey()));
            y += 12;
            int top = y;
            for (Row row : part.getValue()) {
                body.append(text(10, y + 25, "", row.what()));
                for (String side : List.of(Side.EVERSPRING, Side.TUNED, Side.AS_IT_COMES)) {
                    body.append(bar(y, row, side));
                    y += BAR;
                }
                y += 10;
            }
            body.append(
                    "<line x1=\"%1$d\" y1=\"%2$d\" x2=\"%1$d\" y2=\"%3$d\" stroke=\"#888\" stroke-dasharray=\"3 3\"/>\n"
                            .formatted(LEFT + UNIT, top, y - 8));
            y += 26;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" font-family="sans-serif" font-size="12">
                <rect width="%1$d" height="%2$d" fill="#fff"/>
                %3$s%4$s</svg>
                """.formatted(LEFT + (int) (UNIT * MOST) + 120, y, legend(), body);
    }

    private static String legend() {
        StringBuilder legend = new StringBuilder();
        int x = LEFT;
        for (String side : List.of(Side.EVERSPRING, Side.TUNED, Side.AS_IT_COMES)) {
            legend.append("<rect x=\"%d\" y=\"10\" width=\"12\" height=\"12\" fill=\"%s\"/>\n"
                    .formatted(x, COLOURS.get(side)));
            legend.append(text(x + 17, 20, "", side.equals(Side.EVERSPRING) ? side : "bare engine, " + side));
            x += side.equals(Side.EVERSPRING) ? 110 : 160;
        }
        return legend.toString();
    }

    private String bar(int y, Row row, String side) {
        double median = Results.median(results.windows(row, side));
        double times = median / Results.median(results.windows(row, Side.TUNED));
        if (!Double.isFinite(times)) {
            return "";
        }
        double width = Math.min(times, MOST) * UNIT;
        return "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"%d\" fill=\"%s\"/>\n"
                        .formatted(LEFT, y, width, BAR - 2, COLOURS.get(side))
                + text(
                        LEFT + (int) width + 5,
                        y + BAR - 3,
                        "fill=\"#444\" font-size=\"10\"",
                        "%s %s%s"
                                .formatted(
                                        Report.number(median),
                                        row.unit(),
                                        times > MOST ? " (%.1f times)".formatted(times) : ""));
    }

    private static String text(int x, int y, String style, String text) {
        return "<text x=\"%d\" y=\"%d\" %s>%s</text>\n"
                .formatted(x, y, style, text.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
