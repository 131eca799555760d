package org.everspring.promotion;

import java.time.LocalDate;
import java.util.List;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;
import org.jspecify.annotations.Nullable;

/**
 * What the office makes of a nomination.
 *
 * @param targets unit ids and collectives, {@code collective:geXianQu}, as the form has them; read when it approves
 * @param adoptDueOn by when the target units answer, that day included; read when it approves
 * @param opinion null for none
 */
public record OfficeReview(
        Verdict verdict,
        Rubric rubric,
        List<String> targets,
        @Nullable LocalDate adoptDueOn,
        @Nullable String opinion) {

    /** Days that the target units may be given; a reminder's timer has no year. */
    private static final int LONGEST_ADOPTION_DAYS = 270;

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

    boolean approves() {
        return verdict == Verdict.APPROVE;
    }

    /** By when the target units answer; null when it is not adopted. */
    public @Nullable Deadline adoptDue() {
        return approves() && adoptDueOn != null ? new Deadline(adoptDueOn) : null;
    }

    /** @throws InvalidInputException when the verdict lacks what it has to come with */
    void check(int passMark, LocalDate today) {
        switch (verdict) {
            case APPROVE -> checkApproval(passMark, today);
            case RETURN -> needOpinion("退回修改时请写明审核意见，以便推荐单位修改。");
            case REJECT -> needOpinion("不予采用时请写明审核意见，原因将告知推荐单位。");
        }
    }

    private void needOpinion(String message) {
        if (opinion == null || opinion.isBlank()) {
            throw new InvalidInputException(message);
        }
    }

    private void checkApproval(int passMark, LocalDate today) {
        int total = rubric.total();
        if (total < passMark) {
            throw new InvalidInputException("评分合计" + total + "分，未达到采用标准" + passMark + "分，请退回修改或不予采用。");
        }
        if (adoptDueOn == null) {
            throw new InvalidInputException("采用时请填写反馈期限。");
        }
        if (adoptDueOn.isBefore(today)) {
            throw new InvalidInputException("反馈期限" + DateText.DAY.of(adoptDueOn) + "已经过去，请填写今天或以后的日期。");
        }
        LocalDate latest = today.plusDays(LONGEST_ADOPTION_DAYS);
        if (adoptDueOn.isAfter(latest)) {
            throw new InvalidInputException("反馈期限最晚为" + DateText.DAY.of(latest) + "，请填写该日或以前的日期。");
        }
    }
}
