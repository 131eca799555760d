package org.everspring.promotion;

import org.everspring.kernel.Labelled;

/** Where an experience stands. */
public enum ExperienceState implements Labelled {
    UNDER_REVIEW("待审核"),
    RETURNED("待修改"),
    REJECTED("未采用"),
    LAPSED("推荐失效"),
    ADOPTING("推广中"),
    RECOGNISING("待认定"),
    PROMOTED("推广完成");

    private final String label;

    ExperienceState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether it is in the library, for everybody who is signed in. */
    public boolean isPublished() {
        return this == ADOPTING || this == RECOGNISING || this == PROMOTED;
    }
}
