package org.everspring.promotion;

/**
 * How far an experience has been adopted.
 *
 * @param targets all target units
 */
public record AdoptionCount(int targets, int adopted, int notApplicable, int missing) {

    public int open() {
        return targets - adopted - notApplicable - missing;
    }

    /** As staff read it: 推广20个单位，已复制推广12个，不适用1个. */
    public String text() {
        return "推广" + targets + "个单位" + part("已复制推广", adopted) + part("不适用", notApplicable) + part("逾期未反馈", missing)
                + part("未反馈", open());
    }

    private static String part(String label, int units) {
        return units == 0 ? "" : "，" + label + units + "个";
    }
}
