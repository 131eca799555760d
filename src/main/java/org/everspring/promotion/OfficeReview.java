package org.everspring.promotion;

import java.time.LocalDate;
import java.util.List;
import org.everspring.kernel.Labelled;

/**
 * What the office makes of a nomination.
 *
 * @param targets unit ids and collectives, {@code collective:geXianQu}, as the form has them; read when it approves
 * @param adoptDueOn by when the target units answer, that day included; read when it approves
 * @param opinion null for none
 */
public record OfficeReview(Verdict verdict, Rubric rubric, List<String> targets, LocalDate adoptDueOn, String opinion) {

    /** The answers of the form. */
    public enum Verdict implements Labelled {
        APPROVE("采用"),
        RETURN("退回修改"),
        REJECT("不予采用");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public OfficeReview {
        targets = List.copyOf(targets);
    }
}
