package org.everspring.improvement;

import java.util.Set;
import org.everspring.kernel.Labelled;
import org.everspring.notification.Duty;
import org.jspecify.annotations.Nullable;

/** Where a problem stands. */
public enum ProblemState implements Labelled {
    REPORTED("待分办", Duty.TRIAGE),
    BENCHMARKING("对标中", Duty.BENCHMARK),
    IMPROVING("改进中", null),
    VERIFYING("待验收", Duty.VERIFICATION),
    SETTLING("待裁定", Duty.SETTLEMENT),
    SUMMARISING("总结中", Duty.EXPERIENCE),
    CLOSED("已销号", null),
    UNRESOLVED("未解决结案", null),
    REJECTED("不予受理", null),
    MERGED("已并案", null);

    /** Those whose process still waits for somebody. */
    public static final Set<ProblemState> RUNNING =
            Set.of(REPORTED, BENCHMARKING, IMPROVING, VERIFYING, SETTLING, SUMMARISING);

    /** Those that have ended without being solved. */
    public static final Set<ProblemState> UNSOLVED = Set.of(UNRESOLVED, REJECTED, MERGED);

    private final String label;
    private final @Nullable Duty stepDuty;

    ProblemState(String label, @Nullable Duty stepDuty) {
        this.label = label;
        this.stepDuty = stepDuty;
    }

    @Override
    public String label() {
        return label;
    }

    /** What the problem waits for, other than the improvement itself; null where for nothing else. */
    @Nullable
    Duty stepDuty() {
        return stepDuty;
    }

    /** Whether its process still waits for somebody. */
    public boolean isRunning() {
        return RUNNING.contains(this);
    }
}
