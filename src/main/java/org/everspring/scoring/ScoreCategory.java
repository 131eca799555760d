package org.everspring.scoring;

import org.everspring.kernel.Coded;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;

/** What a score is made of. Each part has a decision table of its own. */
public enum ScoreCategory implements Coded, Labelled {
    REPORT("report", "季度报送", "reportScore"),
    SUMMARY("summary", "牵头汇总", "summaryScore"),
    LOOP("loop", "问题闭环", "loopScore"),
    PROMOTION("promotion", "经验推广", "promotionScore");

    private final String code;
    private final String label;
    private final String table;

    ScoreCategory(String code, String label, String table) {
        this.code = code;
        this.label = label;
        this.table = table;
    }

    /** @throws InvalidInputException for an unknown code */
    public static ScoreCategory of(String code) {
        return Coded.find(values(), code).orElseThrow(() -> new InvalidInputException("没有名为“" + code + "”的考核部分。"));
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** The key of the decision table that scores this part. */
    public String table() {
        return table;
    }
}
