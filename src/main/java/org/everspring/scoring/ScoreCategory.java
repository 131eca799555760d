package org.everspring.scoring;

import java.util.Arrays;
import java.util.List;
import org.everspring.kernel.Coded;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;

/** What a score is made of. Each part has a decision table of its own. */
public enum ScoreCategory implements Coded, Labelled {
    REPORT("report", "季度报送", "reportScore"),
    SUMMARY("summary", "牵头汇总", "summaryScore"),
    LOOP("loop", "问题闭环", "loopScore"),
    PROMOTION("promotion", "经验推广", "promotionScore"),
    /** Only adds to the total or takes away from it, and only where owners have said so in its table. */
    INSTRUCTION("instruction", "批示办理", "instructionScore");

    /** The parts whose averages are weighed, in the order of every list. */
    public static final List<ScoreCategory> WEIGHTED =
            Arrays.stream(values()).filter(ScoreCategory::isWeighted).toList();

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

    /** Whether its points have an average with a weight; the table of another gives adjustments alone. */
    public boolean isWeighted() {
        return this != INSTRUCTION;
    }

    /** The key of the decision table that scores this part. */
    public String table() {
        return table;
    }
}
