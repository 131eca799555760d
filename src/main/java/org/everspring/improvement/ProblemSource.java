package org.everspring.improvement;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.everspring.kernel.Coded;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;
import org.jspecify.annotations.Nullable;

/** Where a problem came to light. The codes are those of the form and of the interface for other systems. */
public enum ProblemSource implements Coded, Labelled {
    HOTLINE("hotline", "12345热线"),
    MAILBOX("mailbox", "领导信箱"),
    VISIT("visit", "走访企业"),
    ENTERPRISE("enterprise", "企业诉求"),
    INSPECTION("inspection", "督查"),
    EVALUATION("evaluation", "第三方评估"),
    MEDIA("media", "媒体"),
    SELF_CHECK("selfCheck", "自查");

    private final String code;
    private final String label;

    ProblemSource(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** @throws InvalidInputException when there is no such source; the message names those there are */
    public static ProblemSource of(@Nullable String code) {
        return Coded.find(values(), code)
                .orElseThrow(() -> new InvalidInputException("请选择问题来源，可填："
                        + Arrays.stream(values())
                                .map(source -> source.code + "（" + source.label + "）")
                                .collect(Collectors.joining("、"))
                        + "。"));
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
