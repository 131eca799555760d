package org.everspring.scoring;

import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;

/** Phrases that the findings of all parts share. */
public final class FindingPhrases {

    private static final int LONGEST_TITLE = 300;

    private FindingPhrases() {}

    /** 按期 or 逾期2个工作日. */
    public static String punctuality(int lateWorkingDays) {
        return lateWorkingDays == 0 ? "按期" : "逾期" + lateWorkingDays + "个工作日";
    }

    /** ，退回2次; nothing for never. */
    public static String times(String what, int count) {
        return count == 0 ? "" : "，" + what + count + "次";
    }

    /** 2.1 企业开办; an item that the plan no longer has goes by its number. */
    public static String item(Plan plan, ItemId id) {
        return plan.findItem(id.value()).map(item -> id + " " + item.title()).orElse(id.value());
    }

    /** As much of it as a score line keeps. */
    public static String title(String text) {
        return text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE - 1) + "…" : text;
    }
}
