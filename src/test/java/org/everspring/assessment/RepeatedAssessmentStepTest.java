package org.everspring.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.AssessmentDesk.LATE_LINE;
import static org.everspring.support.AssessmentDesk.OFFICE;
import static org.everspring.support.AssessmentDesk.PERIOD;
import static org.everspring.support.AssessmentDesk.YEAR;
import static org.everspring.support.AssessmentDesk.accepted;
import static org.everspring.support.AssessmentDesk.approved;
import static org.everspring.support.AssessmentDesk.granted;
import static org.everspring.support.AssessmentDesk.rescored;
import static org.everspring.support.AssessmentDesk.returned;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ConfirmationId;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.Scores;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine runs a job again when a node dies between the work and the commit of its own tables. */
@EngineTest
@DisplayName("年度考核的同一步骤执行两次只算一次")
class RepeatedAssessmentStepTest {

    @Autowired
    private Workday day;

    @Autowired
    private AssessmentDesk desk;

    @Autowired
    private AnnualAssessments assessing;

    @Autowired
    private ScoreAnnouncements announcements;

    @Autowired
    private AssessmentReminders reminders;

    @Autowired
    private ScoreConfirmations confirming;

    @Autowired
    private Scores scores;

    @BeforeEach
    void theYearIsReported() {
        day.at("2026-01-15T10:00");
        desk.reportTheYear();
    }

    private ConfirmationId wuhuaqu() {
        return desk.confirmation("wuhuaqu");
    }

    @Test
    @DisplayName("核对通报：只告知一次")
    void toldOnceOfMissingBulletins() {
        desk.setState(new Quarter(YEAR, 4), "COLLATING");
        desk.open();

        assertThat(assessing.checkQuarters(YEAR).published()).isFalse();

        assertThat(desk.told(YEAR, "assessment-waiting:")).containsExactly(OFFICE);
    }

    @Test
    @DisplayName("重新评分：不会多评一次，复核未再要求的拒绝")
    void scoredAgainOnce() {
        desk.open();
        desk.review(rescored("重新评分。"));

        refused(() -> assessing.restartScoring(YEAR), "没有待执行的“重新评分”决定");

        assertThat(scores.lockLast(PERIOD)).map(ScoreRun::number).contains(2);
        assertThat(desk.assessment().state()).isEqualTo(AssessmentState.REVIEWING);
    }

    @Test
    @DisplayName("送达：每个单位只有一份任务、一次告知，期限不变")
    void announcedOnce() {
        desk.announce();
        day.at("2026-01-16T10:00");

        assertThat(announcements.announceBatch(YEAR)).isTrue();

        assertThat(desk.openTasks("2025:wuhuaqu")).hasSize(1);
        assertThat(desk.told("2025:wuhuaqu", "score-announced:")).hasSize(2);
        assertThat(desk.assessment().round().open()).isEqualTo(3);
        assertThat(desk.answer("wuhuaqu").due().day()).isEqualTo("2026-01-22");
    }

    @Test
    @DisplayName("登记确认、登记视同确认：每个单位只减一次")
    void countedOnce() {
        desk.announce();
        desk.confirm("wuhuaqu");

        confirming.recordConfirmation(wuhuaqu());
        refused(() -> confirming.recordSilence(wuhuaqu()), "单位已经答复");

        assertThat(desk.assessment().round().open()).isEqualTo(2);
        assertThat(desk.answer("wuhuaqu").state()).isEqualTo(ConfirmationState.CONFIRMED);
        assertThat(desk.told("2025:wuhuaqu", "score-silence:")).isEmpty();
    }

    @Test
    @DisplayName("视同确认：只告知一次，只减一次")
    void silenceCountedOnce() {
        desk.announce();
        day.at("2026-01-23T00:00");
        day.runDueJobs();

        confirming.recordSilence(wuhuaqu());

        assertThat(desk.told("2025:wuhuaqu", "score-silence:")).hasSize(2);
        assertThat(desk.assessment().round().open()).isZero();
    }

    @Test
    @DisplayName("登记裁定：只更正一次，只告知一次，只减一次")
    void decisionAppliedOnce() {
        desk.announce();
        desk.appeal("wuhuaqu", LATE_LINE);
        desk.decide("wuhuaqu", desk.decisions("wuhuaqu", granted(90)));

        confirming.applyDecision(wuhuaqu());

        assertThat(scores.corrections(PERIOD)).hasSize(1);
        assertThat(desk.told("2025:wuhuaqu", "appeal-decided:")).hasSize(2);
        assertThat(desk.assessment().round().open()).isEqualTo(2);
    }

    @Test
    @DisplayName("更新得分：再执行一次结果相同")
    void restatedOnce() {
        desk.announce();
        desk.appeal("wuhuaqu", LATE_LINE);
        desk.decide("wuhuaqu", desk.decisions("wuhuaqu", granted(90)));
        desk.confirm("gonganju");
        desk.confirm("panlongqu");
        Map<String, String> totals = desk.totals();
        String hash = desk.run().hash();

        assessing.restate(YEAR);

        assertThat(desk.totals()).isEqualTo(totals).containsEntry("wuhuaqu", "90.00 优秀 1");
        assertThat(desk.run().hash()).isEqualTo(hash);
        assertThat(desk.assessment().state()).isEqualTo(AssessmentState.APPROVING);
    }

    @Test
    @DisplayName("退回：只告知一次")
    void returnedOnce() {
        desk.confirmAll();
        desk.approve(returned("请再核对。"));

        assessing.returnResult(YEAR);

        assertThat(desk.told(YEAR, "assessment-returned:")).hasSize(2);
        assertThat(desk.assessment().state()).isEqualTo(AssessmentState.REVIEWING);
    }

    @Test
    @DisplayName("固化：时间和校验码不变，只告知一次")
    void frozenOnce() {
        desk.confirmAll();
        desk.approve(approved());
        Assessment frozen = desk.assessment();
        day.at("2026-01-20T10:00");

        assessing.freeze(YEAR);

        assertThat(desk.assessment()).usingRecursiveComparison().isEqualTo(frozen);
        assertThat(desk.told(YEAR, "assessment-published:")).hasSize(16);
    }

    @Test
    @DisplayName("没有审定的不会固化、退回，没有复核的不会送达，没有答复的不会更新得分")
    void nothingHappensWithoutItsDecision() {
        desk.open();
        refused(() -> announcements.announceBatch(YEAR), "没有待执行的“评分成立”决定");
        refused(() -> assessing.restartScoring(YEAR), "没有待执行的“重新评分”决定");
        refused(() -> assessing.restate(YEAR), "各单位不在确认中");

        desk.review(accepted());
        refused(() -> assessing.restate(YEAR), "还有3个单位没有确认或裁定");
        List.of("gonganju", "wuhuaqu", "panlongqu").forEach(desk::confirm);
        refused(() -> assessing.freeze(YEAR), "没有待执行的“审定通过”决定");
        refused(() -> assessing.returnResult(YEAR), "没有待执行的“退回复核”决定");

        assertThat(desk.assessment().state()).isEqualTo(AssessmentState.APPROVING);
        assertThat(desk.told(YEAR, "assessment-published:")).isEmpty();
    }

    @Test
    @DisplayName("没有答复的不登记确认、申诉、裁定；期限未到的不登记视同确认")
    void nothingIsRecordedThatTheUnitHasNotSaid() {
        desk.announce();
        refused(() -> confirming.recordConfirmation(wuhuaqu()), "单位没有作出待登记的确认");
        refused(() -> confirming.fileAppeal(wuhuaqu()), "单位没有提出待登记的申诉");
        refused(() -> confirming.recordSilence(wuhuaqu()), "确认期限2026年1月22日（周四）24时未到");
        refused(() -> confirming.applyDecision(wuhuaqu()), "申诉没有逐条裁定");

        desk.appeal("wuhuaqu", LATE_LINE);
        confirming.fileAppeal(wuhuaqu());
        refused(() -> confirming.recordConfirmation(wuhuaqu()), "单位没有作出待登记的确认");
        refused(() -> confirming.applyDecision(wuhuaqu()), "申诉没有逐条裁定");

        assertThat(desk.answer("wuhuaqu").state()).isEqualTo(ConfirmationState.APPEALED);
        assertThat(desk.told("2025:wuhuaqu", "score-appealed:")).hasSize(1);
        assertThat(desk.assessment().round().open()).isEqualTo(3);
    }

    private static void refused(ThrowingCallable step, String reason) {
        assertThatThrownBy(step)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("现为“")
                .hasMessageEndingWith(reason + "，流程图中的这一步不能在此执行。");
    }

    @Test
    @DisplayName("固化以后，任何一步都不再改变什么")
    void nothingMovesAFrozenYear() {
        desk.confirmAll();
        desk.approve(approved());
        Assessment frozen = desk.assessment();

        refused(() -> assessing.restartScoring(YEAR), "没有待执行的“重新评分”决定");
        refused(() -> announcements.announceBatch(YEAR), "没有待执行的“评分成立”决定");
        refused(() -> assessing.restate(YEAR), "各单位不在确认中");
        refused(() -> assessing.returnResult(YEAR), "没有待执行的“退回复核”决定");
        refused(() -> confirming.recordSilence(wuhuaqu()), "单位已经答复");
        refused(() -> confirming.applyDecision(wuhuaqu()), "申诉没有逐条裁定");
        assessing.scored(YEAR);

        assertThat(desk.assessment()).usingRecursiveComparison().isEqualTo(frozen);
        assertThat(scores.lockLast(PERIOD)).map(ScoreRun::number).contains(1);
    }

    @Test
    @DisplayName("提醒与督办：同一天每人一条")
    void remindedOnceADay() {
        desk.open();
        Deadline due = new Deadline(LocalDate.parse("2026-01-29"));
        day.at("2026-01-30T09:00");
        reminders.remind(YEAR, due, null);
        reminders.remind(YEAR, due, null);
        assertThat(desk.reminders(YEAR, "assessment")).hasSize(2);

        desk.review(accepted());
        desk.appeal("wuhuaqu", LATE_LINE);
        reminders.remindOfAppeal(wuhuaqu(), due);
        reminders.remindOfAppeal(wuhuaqu(), due);
        reminders.remindOfConfirmation(desk.confirmation("gonganju"));
        day.at("2026-02-06T09:00");
        reminders.remindOfConfirmation(desk.confirmation("gonganju"));
        reminders.remindOfConfirmation(desk.confirmation("gonganju"));

        assertThat(desk.reminders("2025:wuhuaqu", "appeal")).hasSize(2);
        assertThat(desk.reminders("2025:gonganju", "confirmation")).hasSize(2);
    }
}
