package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.calendar.Deadline;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("问题自己的一生")
class ProblemTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-23T10:00+08:00");
    private static final Deadline STEP = ProblemLife.STEP_DUE;
    private static final UnitId OFFICE = ProblemLife.PLAN.office().id();

    private final Problem problem =
            ProblemLife.problem(ProblemId.parse("IMP-2026-0001"), "企业开办材料多", ItemId.of("1.1"), null);

    private void decide(Choice choice) {
        problem.decide(ProblemDecision.of(choice, "理由。", ProblemLife.SOMEBODY, NOW));
    }

    private void assign(UnitId unit) {
        problem.decideToAccept(null, unit, List.of(), ProblemLife.DUE, null, ProblemLife.SOMEBODY, NOW);
        problem.assign(ProblemLife.PLAN, due -> STEP, NOW);
    }

    private void verifying() {
        assign(ProblemLife.RESPONSIBLE);
        decide(Choice.BENCHMARK);
        problem.startImprovement(ProblemLife.PLANNED, NOW);
        finish();
    }

    private void finish() {
        decide(Choice.FINISH);
        problem.requestVerification(ProblemLife.PROGRESS, STEP, NOW);
    }

    private List<ProblemEvent> fail() {
        return problem.failVerification(
                new FailedImprovement(
                        3, OFFICE, STEP, due -> new Deadline(due.day().plusDays(7))),
                NOW);
    }

    @Test
    @DisplayName("只有最后一个未执行的决定有效，只在该执行的状态执行，只执行一次")
    void carriesOutTheLastDecisionOnly() {
        assertThatThrownBy(() -> problem.reject(NOW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("问题IMP-2026-0001现为“待分办”，没有待执行的“不予受理”决定，流程图中的这一步不能在此执行。");
        problem.decideToAccept(
                null, ProblemLife.RESPONSIBLE, List.of(), ProblemLife.DUE, null, ProblemLife.SOMEBODY, NOW);
        decide(Choice.REJECT);

        assertThatThrownBy(() -> problem.assign(ProblemLife.PLAN, due -> STEP, NOW))
                .isInstanceOf(InvalidInputException.class);
        assertThat(problem.reject(NOW)).hasOnlyElementsOfType(ProblemEvent.Rejected.class);
        assertThat(problem.reject(NOW)).isEmpty();

        assertThat(problem.now().decision().number()).isEqualTo(2);
        assertThat(problem.now().state()).isEqualTo(ProblemState.REJECTED);
        assertThat(problem.now().waitingUnit()).isNull();
    }

    @Test
    @DisplayName("不在这一环节的，不能再决定")
    void takesNoWordOnAStepThatIsOver() {
        decide(Choice.REJECT);
        problem.reject(NOW);

        assertThatThrownBy(() -> decide(Choice.REJECT))
                .isInstanceOf(AlreadyDoneException.class)
                .hasMessage("这个问题现为“不予受理”，这一步已经办理。");
    }

    @Test
    @DisplayName("牵头单位不验收自己的整改，由市营商环境办验收")
    void nobodyVerifiesHisOwnWork() {
        assign(ProblemLife.LEAD);

        assertThat(problem.now().leadUnit()).isEqualTo(OFFICE);
        assertThat(problem.now().waitingUnit()).isEqualTo(ProblemLife.LEAD);
        assertThat(problem.now().stepDue()).isEqualTo(STEP);
    }

    @Test
    @DisplayName("未通过的退回并顺延，每满三次报裁定")
    void failsTwiceBackAndThenToTheOffice() {
        verifying();
        for (int times = 1; times <= 2; times++) {
            decide(Choice.FAIL);
            assertThat(fail()).hasSize(1);
            assertThat(fail()).isEmpty();
            assertThat(problem.now().state()).isEqualTo(ProblemState.IMPROVING);
            assertThat(problem.now().currentDue()).isEqualTo(problem.now().due());
            finish();
        }
        assertThat(problem.now().due().day()).isEqualTo(ProblemLife.DUE.plusDays(14));

        problem.decide(ProblemDecision.of(Choice.FAIL, "理由。", ProblemLife.SOMEBODY, NOW)
                .about(null, null, LocalDate.parse("2027-01-15")));
        fail();

        assertThat(problem.now().state()).isEqualTo(ProblemState.SETTLING);
        assertThat(problem.now().waitingUnit()).isEqualTo(OFFICE);
        assertThat(problem.now().due().day()).isEqualTo(ProblemLife.DUE.plusDays(14));
    }

    @Test
    @DisplayName("值得推广的，推荐之前不能销号")
    void isNotClosedBeforeItIsNominated() {
        verifying();
        decide(Choice.PASS);
        problem.passVerification(STEP, NOW);
        problem.summarise("先定归口。", true, ProblemLife.SOMEBODY, NOW);

        assertThatThrownBy(() -> problem.close(NOW)).hasMessageContaining("没有待执行的“存档”决定");
        problem.nominate(NOW);
        assertThat(problem.now().stepDuty()).isEmpty();

        assertThat(problem.close(NOW)).hasOnlyElementsOfType(ProblemEvent.Closed.class);
        assertThat(problem.close(NOW)).isEmpty();
        assertThat(problem.now().closure().outcome()).isEqualTo("先定归口。");
    }
}
