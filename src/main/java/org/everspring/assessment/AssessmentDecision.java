package org.everspring.assessment;

import org.everspring.kernel.Labelled;

/** What the office or the leading group has said on its task; the diagram then does it. */
public enum AssessmentDecision implements Labelled {
    ACCEPT("评分成立"),
    RESCORE("重新评分"),
    APPROVE("审定通过"),
    RETURN("退回复核");

    private final String label;

    AssessmentDecision(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
