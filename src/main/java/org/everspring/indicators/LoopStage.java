package org.everspring.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemState;
import org.everspring.kernel.Labelled;
import org.jspecify.annotations.Nullable;

/** The steps of the closed loop in their order, as the board counts problems by them. */
public enum LoopStage implements Labelled {
    DISCOVERY("发现分办", ProblemState.REPORTED, null),
    BENCHMARK("对标", ProblemState.BENCHMARKING, Choice.ACCEPT),
    IMPROVEMENT("改进", ProblemState.IMPROVING, Choice.BENCHMARK),
    VERIFICATION("验收", ProblemState.VERIFYING, Choice.FINISH),
    /** Beside the straight way: what has failed the verification too often. */
    SETTLEMENT("裁定", ProblemState.SETTLING, null),
    SUMMARY("总结", ProblemState.SUMMARISING, Choice.PASS),
    /** No step of the problem's own: what was worth it goes on as an experience. */
    PROMOTION("推广", null, Choice.PROMOTE);

    private final String label;
    private final @Nullable ProblemState state;
    private final @Nullable Choice entry;

    LoopStage(String label, @Nullable ProblemState state, @Nullable Choice entry) {
        this.label = label;
        this.state = state;
        this.entry = entry;
    }

    @Override
    public String label() {
        return label;
    }

    /** Where a problem stands in this step; empty for what is no step of the problem. */
    public Optional<ProblemState> state() {
        return Optional.ofNullable(state);
    }

    /** What brings a problem into this step; empty where every problem begins, and beside the straight way. */
    public Optional<Choice> entry() {
        return Optional.ofNullable(entry);
    }

    public boolean isOnTheWay() {
        return this != SETTLEMENT;
    }

    /** What ends it, whichever way. */
    public List<Choice> exits() {
        return Arrays.stream(Choice.values())
                .filter(choice -> choice.decidedIn() == state && choice != Choice.TRANSFER)
                .toList();
    }

    /** What brings a problem from here into the next step of the straight way; empty where that is its end. */
    public Optional<Choice> wayOn() {
        return exits().stream()
                .filter(exit -> Arrays.stream(values()).anyMatch(stage -> stage != PROMOTION && stage.entry == exit))
                .findFirst();
    }
}
