package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.ImprovementDesk.IMPROVE;
import static org.everspring.support.ImprovementDesk.LEAD;
import static org.everspring.support.ImprovementDesk.REPORTER;
import static org.everspring.support.ImprovementDesk.TRIAGE;
import static org.everspring.support.ImprovementDesk.UNIT;
import static org.everspring.support.ImprovementDesk.VERIFY;
import static org.everspring.support.ImprovementDesk.accepted;
import static org.everspring.support.ImprovementDesk.problem;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.everspring.engine.InputRefusedException;
import org.everspring.matter.ProblemId;
import org.everspring.support.AtOnce;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("闭环：两人同时办理")
class SimultaneousImprovementTest {

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk desk;

    @Autowired
    private ProblemQueries problems;

    @BeforeEach
    void anOrdinaryMonday() {
        day.at("2026-11-02T10:00");
    }

    @RepeatedTest(3)
    @DisplayName("几个人同时发现问题：各有各的编号")
    void problemsGetNumbersOfTheirOwn() throws Exception {
        Runnable file = () -> day.start(REPORTER, ImprovementDesk.KEY, problem());

        assertThat(AtOnce.run(file, file, file, file)).isEmpty();

        assertThat(problems.newest(ProblemFilter.all()))
                .extracting(problem -> problem.id().toString())
                .containsExactlyInAnyOrder("IMP-2026-0001", "IMP-2026-0002", "IMP-2026-0003", "IMP-2026-0004");
    }

    @RepeatedTest(3)
    @DisplayName("一人受理一人不予受理：只有一个结论")
    void oneOfTwoTriagesStands() throws Exception {
        ProblemId id = desk.file();
        Task task = desk.task(id, TRIAGE);

        List<Throwable> failures = AtOnce.run(
                () -> day.submit(LEAD, task, accepted()),
                () -> day.submit(
                        "fagaiwei.leader", task, Map.of("triageDecision", "reject", "rejectReason", "该事项已经办结。")));
        day.runDueJobs();

        assertOneWasTooLate(failures);
        boolean kept = desk.problem(id).state() == ProblemState.BENCHMARKING;
        assertThat(desk.problem(id).state()).isIn(ProblemState.BENCHMARKING, ProblemState.REJECTED);
        assertThat(desk.told(id, "problem-assigned:")).hasSize(kept ? 1 : 0);
        assertThat(desk.told(id, "problem-rejected:")).hasSize(kept ? 0 : 1);
    }

    @RepeatedTest(3)
    @DisplayName("一人继续推进一人申请验收：只记一次进展")
    void oneOfTwoEntriesIsKept() throws Exception {
        ProblemId id = desk.benchmarked();
        desk.upload(id, IMPROVE);
        Task task = desk.task(id, IMPROVE);
        Map<String, Object> goesOn = desk.progress(id, "onSchedule", "continue");
        Map<String, Object> finishes = desk.progress(id, "done", "finish");

        List<Throwable> failures =
                AtOnce.run(() -> day.submit(UNIT, task, goesOn), () -> day.submit("gonganju.leader", task, finishes));

        assertOneWasTooLate(failures);
        assertThat(problems.progress(id)).hasSize(1);
        assertThat(desk.openTasks(id))
                .containsExactly(desk.problem(id).state() == ProblemState.VERIFYING ? VERIFY : IMPROVE);
    }

    @RepeatedTest(3)
    @DisplayName("两个问题同时互相并入：只有一个并入另一个")
    void twoAreNotMergedIntoOneAnother() throws Exception {
        ProblemId one = desk.file();
        ProblemId other = desk.file();
        Task first = desk.task(one, TRIAGE);
        Task second = desk.task(other, TRIAGE);

        List<Throwable> failures = AtOnce.run(
                () -> day.submit(LEAD, first, merge(other)), () -> day.submit("fagaiwei.leader", second, merge(one)));
        day.runDueJobs();

        assertThat(failures)
                .singleElement()
                .isInstanceOfSatisfying(
                        InputRefusedException.class,
                        // Which of the two depends on how far the other one was: the form offers open problems only.
                        refusal -> assertThat(refusal.getMessage()).containsPattern("已不在办理中，不能并入|“并入的问题”不在可选范围内"));
        assertThat(List.of(desk.problem(one).state(), desk.problem(other).state()))
                .containsExactlyInAnyOrder(ProblemState.MERGED, ProblemState.REPORTED);
    }

    private static Map<String, Object> merge(ProblemId into) {
        return Map.of("triageDecision", "merge", "mergeIntoId", into.toString());
    }

    private static void assertOneWasTooLate(List<Throwable> failures) {
        assertThat(failures).singleElement().isInstanceOfSatisfying(InputRefusedException.class, refusal -> {
            assertThat(refusal.getResponse().getStatus()).isEqualTo(409);
            // Which of the two depends on how far the other one was.
            assertThat(refusal.getMessage()).containsPattern("已由他人办结或发生变化，本次提交未生效|这一步已经办理");
        });
    }
}
