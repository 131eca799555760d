package org.everspring.scoring;

import java.math.BigDecimal;
import java.util.SortedMap;

/** One version of each of the decision tables; the same question always gets the same answer. */
public interface ScoringRules {

    String GRADE_TABLE = "assessmentGrade";

    /** The version of each table by its key; 0 for one that is tried and not deployed. */
    SortedMap<String, Integer> versions();

    /** @throws IllegalStateException for a table that is none of them */
    default int version(String table) {
        Integer version = versions().get(table);
        if (version == null) {
            throw new IllegalStateException("No version of the table " + table + " is among " + versions());
        }
        return version;
    }

    /** @throws ScoringFailedException names unit, fact, table and values when not exactly one rule gives valid points */
    Points score(Fact fact);

    /**
     * @param total 0 to 100
     * @throws ScoringFailedException when not exactly one rule gives a grade
     */
    String grade(String unitName, BigDecimal total);
}
