package org.everspring.scoring.web;

import java.nio.charset.StandardCharsets;
import org.everspring.scoring.DecisionTables;

/** The table of the reports as its owner might change it. */
public final class ChangedTable {

    private static final String GOOD_AND_LATE = "max(0, 80 - 5 * min(timesReturned, 3))";

    private final String deployed;

    public ChangedTable(DecisionTables tables) {
        this.deployed = new String(tables.file("reportScore", 1), StandardCharsets.UTF_8);
    }

    public String unchanged() {
        return deployed;
    }

    /** A good report one or two days late counts 100 and not 80. */
    public String milder() {
        return replace(GOOD_AND_LATE, "max(0, 100 - 5 * min(timesReturned, 3))");
    }

    /** No rule for the report that 市公安局 has handed in late. */
    public String withGap() {
        return replace("<text>[1..2]</text>", "<text>2</text>");
    }

    public String withJuel() {
        return replace("<text>" + GOOD_AND_LATE, "<text>${''.getClass().forName('java.lang.Runtime')}")
                .replace("<outputEntry ", "<outputEntry expressionLanguage=\"juel\" ");
    }

    public String withTwoTables() {
        int from = deployed.indexOf("<decision ");
        int to = deployed.indexOf("</decision>") + "</decision>".length();
        String second = deployed.substring(from, to)
                .replaceFirst("id=\"reportScore\"", "id=\"summaryScore\"")
                .replaceAll("(?<= )id=\"(?!summaryScore\")", "id=\"second_");
        return deployed.substring(0, to) + second + deployed.substring(to);
    }

    public String ofAnotherName() {
        return deployed.replace("id=\"reportScore\"", "id=\"elsewhere\"");
    }

    private String replace(String one, String other) {
        if (!deployed.contains(one)) {
            throw new IllegalStateException("The table has changed: no " + one);
        }
        return deployed.replace(one, other);
    }
}
