package org.everspring.assessment;

import java.math.BigDecimal;
import java.util.Map;
import org.everspring.plan.UnitId;

/**
 * What a unit's lines amount to.
 *
 * @param group the name of the group in which the unit is ranked; null when it is not ranked
 * @param quarters in how many quarters of the period it had a report or a summary to hand in
 * @param averages of the lines with points, by part, to 4 places; a part without a duty is not there
 * @param adjustment what is added to the weighted average, after the caps
 * @param total 0 to 100, to 2 places
 * @param rank from 1, equal totals share a rank; null when it is not ranked
 * @param listed null on neither list
 */
public record UnitScore(
        UnitId unit,
        String group,
        int quarters,
        Map<Part, BigDecimal> averages,
        BigDecimal adjustment,
        BigDecimal total,
        String grade,
        Integer rank,
        Listed listed) {

    public enum Listed {
        RED("红榜"),
        BLACK("黑榜");

        private final String label;

        Listed(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
