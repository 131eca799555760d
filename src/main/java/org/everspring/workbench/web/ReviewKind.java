package org.everspring.workbench.web;

import java.util.Locale;
import java.util.Map;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;
import org.jspecify.annotations.Nullable;

/** What a lead reviews; each by the form of its task. */
enum ReviewKind implements Labelled {
    REPORTS("审核报送", "采纳", "userTask_reviewReport", "review-report", "reviewDecision", "accept"),
    MEASURES("确认举措", "确认", "userTask_confirmMeasures", "confirm-measures", "measuresDecision", "confirm");

    private static final String RETURN = "return";

    private final String label;
    private final String consent;
    private final String step;
    private final String form;
    private final String decision;
    private final String accept;

    ReviewKind(String label, String consent, String step, String form, String decision, String accept) {
        this.label = label;
        this.consent = consent;
        this.step = step;
        this.form = form;
        this.decision = decision;
        this.accept = accept;
    }

    /** @param code as an address has it; null for the reports */
    static ReviewKind of(@Nullable String code) {
        for (ReviewKind kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        if (code == null) {
            return REPORTS;
        }
        throw new InvalidInputException("没有“" + code + "”这个清单，请从“审核工作台”重新进入。");
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String label() {
        return label;
    }

    /** The word for what is not returned. */
    public String consent() {
        return consent;
    }

    /** The id of the user task in the model. */
    String step() {
        return step;
    }

    String form() {
        return form;
    }

    /** What the form is answered with by the decision alone. */
    Map<String, String> decided(boolean accepted) {
        return Map.of(decision, accepted ? accept : RETURN);
    }
}
