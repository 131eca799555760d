package org.everspring.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.AssessmentDesk.APPROVE;
import static org.everspring.support.AssessmentDesk.CONFIRM;
import static org.everspring.support.AssessmentDesk.DECIDE;
import static org.everspring.support.AssessmentDesk.KEY;
import static org.everspring.support.AssessmentDesk.LATE_LINE;
import static org.everspring.support.AssessmentDesk.LEADING_GROUP;
import static org.everspring.support.AssessmentDesk.OFFICE;
import static org.everspring.support.AssessmentDesk.YEAR;
import static org.everspring.support.AssessmentDesk.approved;
import static org.everspring.support.AssessmentDesk.confirmed;
import static org.everspring.support.AssessmentDesk.granted;
import static org.everspring.support.AssessmentDesk.rejected;
import static org.everspring.support.AssessmentDesk.returned;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.everspring.engine.InputRefusedException;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.AtOnce;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("年度考核：几个人同时办理")
class SimultaneousAssessmentTest {

    private static final List<String> UNITS = List.of("gonganju", "wuhuaqu", "panlongqu");

    @Autowired
    private Workday day;

    @Autowired
    private AssessmentDesk desk;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Confirmations confirmations;

    @Autowired
    private ManagementService management;

    @BeforeEach
    void theYearIsReported() {
        day.at("2026-01-15T10:00");
        desk.reportTheYear();
    }

    @RepeatedTest(3)
    @DisplayName("两人同时开展同一年度：只有一个成立")
    void yearIsAssessedOnce() throws Exception {
        Runnable start = () -> day.start(OFFICE, KEY, Map.of("assessmentYear", "2025"));

        assertThat(AtOnce.run(start, start)).singleElement().isInstanceOf(InputRefusedException.class);

        day.runDueJobs();
        assertThat(assessments.all()).hasSize(1);
        assertThat(desk.openTasks(YEAR)).hasSize(1);
    }

    @RepeatedTest(5)
    @DisplayName("最后几个单位同时答复：恰好送领导小组一次")
    void theLastConfirmationSendsOneMessage() throws Exception {
        desk.announce();
        UNITS.forEach(unit -> day.submit(unit + ".liaison", desk.task(desk.confirmation(unit), CONFIRM), confirmed()));

        Runnable[] jobs = UNITS.stream()
                .map(this::jobOf)
                .map(job -> (Runnable) () -> management.executeJob(job))
                .toArray(Runnable[]::new);
        assertThat(AtOnce.run(jobs)).isEmpty();
        day.runDueJobs();

        assertThat(desk.assessment().round().open()).isZero();
        assertThat(desk.openTasks(YEAR)).containsExactly(APPROVE);
        assertThat(desk.timesPassed(YEAR, "event_confirmationsComplete")).isOne();
        assertThat(desk.told(YEAR, "assessment-approval:")).hasSize(2);
    }

    private String jobOf(String unit) {
        String instance = day.instance(
                        "scoreConfirmation", desk.confirmation(unit).toString())
                .getId();
        return management.createJobQuery().processInstanceId(instance).messages().list().stream()
                .map(Job::getId)
                .findFirst()
                .orElseThrow();
    }

    @RepeatedTest(3)
    @DisplayName("两人同时答复同一份得分：只有一个成立")
    void oneAnswerStands() throws Exception {
        desk.announce();
        desk.upload("wuhuaqu");
        Task task = desk.task(desk.confirmation("wuhuaqu"), CONFIRM);

        List<Throwable> failures = AtOnce.run(
                () -> day.submit("wuhuaqu.liaison", task, confirmed()),
                () -> day.submit("wuhuaqu.leader", task, AssessmentDesk.appealed(LATE_LINE)));
        day.runDueJobs();

        assertOneWasTooLate(failures);
        boolean confirmed = desk.answer("wuhuaqu").state() == ConfirmationState.CONFIRMED;
        assertThat(desk.answer("wuhuaqu").state()).isIn(ConfirmationState.CONFIRMED, ConfirmationState.APPEALED);
        assertThat(confirmations.appeals(YEAR)).hasSize(confirmed ? 0 : 1);
        assertThat(desk.told("2025:wuhuaqu", "score-appealed:")).hasSize(confirmed ? 0 : 1);
    }

    @RepeatedTest(3)
    @DisplayName("单位答复与期满同时发生：只算一次")
    void answerMeetsTheClosing() throws Exception {
        desk.announce();
        Task task = desk.task(desk.confirmation("wuhuaqu"), CONFIRM);
        String timer = management
                .createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .activityId("event_confirmationClosed")
                .singleResult()
                .getId();
        day.at("2026-01-23T00:00");

        List<Throwable> failures =
                AtOnce.run(() -> day.submit("wuhuaqu.liaison", task, confirmed()), () -> management.executeJob(timer));
        day.runDueJobs();

        // Whoever comes too late finds the matter changed or ended, or the job gone (ENGINE-14026).
        assertThat(failures)
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(failure -> failure instanceof InputRefusedException
                        || failure instanceof OptimisticLockingException
                        || failure instanceof NullValueException
                        || failure.getMessage().startsWith("ENGINE-14026"));
        assertThat(desk.ends("2025:wuhuaqu")).hasSize(1);
        assertThat(desk.assessment().round().open()).isZero();
    }

    @RepeatedTest(3)
    @DisplayName("两人同时裁定同一项申诉：只有一个成立，只更正一次")
    void oneDecisionStands() throws Exception {
        desk.announce();
        desk.appeal("wuhuaqu", LATE_LINE);
        Task task = desk.task(desk.confirmation("wuhuaqu"), DECIDE);
        Map<String, Object> granted = desk.decisions("wuhuaqu", granted(90));
        Map<String, Object> rejected = desk.decisions("wuhuaqu", rejected());

        List<Throwable> failures = AtOnce.run(
                () -> day.submit(OFFICE, task, granted), () -> day.submit("yingshangban.leader", task, rejected));
        day.runDueJobs();

        assertOneWasTooLate(failures);
        assertThat(confirmations.appeals(YEAR))
                .singleElement()
                .satisfies(appeal -> assertThat(appeal.decision()).isNotNull());
        assertThat(desk.told("2025:wuhuaqu", "appeal-decided:")).hasSize(2);
    }

    @RepeatedTest(3)
    @DisplayName("一人审定一人退回：只有一个成立")
    void oneApprovalStands() throws Exception {
        desk.confirmAll();
        Task task = desk.task(YEAR, APPROVE);

        List<Throwable> failures = AtOnce.run(
                () -> day.submit(LEADING_GROUP, task, approved()),
                () -> day.submit("lingdaoxiaozu.liaison", task, returned("请再核对。")));
        day.runDueJobs();

        assertOneWasTooLate(failures);
        boolean frozen = desk.assessment().isFrozen();
        assertThat(desk.assessment().state()).isIn(AssessmentState.FROZEN, AssessmentState.REVIEWING);
        assertThat(desk.assessment().result().approvedAt() != null).isEqualTo(frozen);
        assertThat(desk.told(YEAR, "assessment-returned:")).hasSize(frozen ? 0 : 2);
    }

    private static void assertOneWasTooLate(List<Throwable> failures) {
        assertThat(failures)
                .singleElement()
                .isInstanceOfSatisfying(
                        InputRefusedException.class,
                        refusal -> assertThat(refusal.getResponse().getStatus()).isEqualTo(409));
    }
}
