package org.everspring.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The other decision tables that owners edit: asked like those of the scores, without a trace in the engine's history. */
public interface RuleTables {

    /**
     * Of the version that was deployed last.
     *
     * @return empty where there is none, or it cannot be used
     */
    Optional<RuleTable> latest(String key);

    /** One version of a table. It remembers what it has answered. */
    interface RuleTable {

        int version();

        /** In the order of the table. */
        List<Line> lines();

        /** Empty when no rule gives a valid answer. */
        Optional<Answer> ask(Map<String, ?> values);
    }

    /**
     * What a rule says of itself.
     *
     * @param annotation empty where its owner has written none
     * @param outputs the text of each cell by the name of its column, without the quotation marks
     */
    record Line(int number, String annotation, Map<String, String> outputs) {}

    /** @param outputs a column whose cell is empty is not there */
    record Answer(int number, String annotation, Map<String, Object> outputs) {}
}
