package org.everspring.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.AssessmentDesk.APPROVE;
import static org.everspring.support.AssessmentDesk.CONFIRM;
import static org.everspring.support.AssessmentDesk.DECIDE;
import static org.everspring.support.AssessmentDesk.LATE_LINE;
import static org.everspring.support.AssessmentDesk.LEADING_GROUP;
import static org.everspring.support.AssessmentDesk.OFFICE;
import static org.everspring.support.AssessmentDesk.REVIEW;
import static org.everspring.support.AssessmentDesk.YEAR;
import static org.everspring.support.AssessmentDesk.accepted;
import static org.everspring.support.AssessmentDesk.appealed;
import static org.everspring.support.AssessmentDesk.approved;
import static org.everspring.support.AssessmentDesk.confirmed;
import static org.everspring.support.AssessmentDesk.granted;
import static org.everspring.support.AssessmentDesk.rejected;
import static org.everspring.support.AssessmentDesk.rescored;
import static org.everspring.support.AssessmentDesk.returned;
import static org.everspring.support.OwnersModel.AGREED;
import static org.everspring.support.OwnersModel.REFUSED;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.EngineTest;
import org.everspring.support.OwnersModel;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** score-confirmation.bpmn and annual-assessment.bpmn as a process owner has changed them. */
@EngineTest
@DisplayName("流程管理员改过的年度考核和得分确认")
class OwnersAssessmentTest {

    private static final String UNIT = "wuhuaqu";
    private static final String UNITS_LIAISON = UNIT + ".liaison";
    private static final String SIGN_ANSWER = "userTask_signAnswer";

    @Autowired
    private Workday day;

    @Autowired
    private AssessmentDesk desk;

    @Autowired
    private RepositoryService repository;

    private final Deque<Runnable> takeBack = new ArrayDeque<>();

    @BeforeEach
    void theYearIsReported() {
        day.at("2026-01-15T10:00");
        desk.reportTheYear();
    }

    @AfterEach
    void theShippedModelsAgain() {
        takeBack.forEach(Runnable::run);
    }

    private void deploy(OwnersModel model) {
        takeBack.push(model.deploy(day, repository));
    }

    private void deployAnswersSigned() {
        deploy(new OwnersModel("score-confirmation.bpmn")
                .signOff("signAnswer", CONFIRM, "flow_answerGiven", "${unitId}"));
    }

    private void sign(Object id, String task, String user, Map<String, Object> word) {
        day.submit(user, desk.task(id, task), word);
        day.runDueJobs();
    }

    private void signAnswer(Map<String, Object> word) {
        sign(desk.confirmation(UNIT), SIGN_ANSWER, UNITS_LIAISON, word);
    }

    @Test
    @DisplayName("答复须经签批：拒绝后申诉可以改为确认，同意之前仍是待确认")
    void countsAnAnswerOnlyWhenItIsSigned() {
        deployAnswersSigned();
        desk.announce();
        desk.appeal(UNIT, LATE_LINE);

        assertThat(desk.answer(UNIT).state()).isEqualTo(ConfirmationState.OPEN);
        assertThat(desk.told("2025:wuhuaqu", "score-appealed:")).isEmpty();

        signAnswer(REFUSED);
        assertThat(desk.openTasks("2025:wuhuaqu")).containsExactly(CONFIRM);
        assertThat(desk.variable("2025:wuhuaqu", "scoreAnswer")).isEqualTo("appeal");
        assertThat(desk.variable("2025:wuhuaqu", "signedBy")).isEqualTo("王强");
        assertThat(desk.rows("2025:wuhuaqu", "appeals"))
                .extracting(row -> row.get("appealLine"))
                .containsExactly(LATE_LINE);
        desk.answer(UNIT, confirmed());
        assertThat(desk.assessment().round().open()).isEqualTo(3);
        signAnswer(AGREED);

        assertThat(desk.answer(UNIT).state()).isEqualTo(ConfirmationState.CONFIRMED);
        assertThat(desk.assessment().round().open()).isEqualTo(2);
        assertThat(desk.ends("2025:wuhuaqu")).containsExactly("endEvent_confirmed");
    }

    @Test
    @DisplayName("确认被拒绝后改为申诉：同意后转入待裁定，只告知一次")
    void filesAnAppealOnlyWhenItIsSigned() {
        deployAnswersSigned();
        desk.announce();
        desk.answer(UNIT, confirmed());
        signAnswer(REFUSED);
        desk.upload(UNIT);
        desk.answer(UNIT, appealed(LATE_LINE));

        signAnswer(AGREED);

        assertThat(desk.answer(UNIT).state()).isEqualTo(ConfirmationState.APPEALED);
        assertThat(desk.openTasks("2025:wuhuaqu")).containsExactly(DECIDE);
        assertThat(desk.told("2025:wuhuaqu", "score-appealed:")).hasSize(1);
    }

    @Test
    @DisplayName("等待签批时期满：收回框内各环节，视同确认，未签批的申诉不算")
    void closesTheConfirmationWhereverItWaits() {
        deployAnswersSigned();
        desk.announce();
        desk.appeal(UNIT, LATE_LINE);

        day.at("2026-01-23T00:00");
        day.runDueJobs();

        assertThat(desk.answer(UNIT).state()).isEqualTo(ConfirmationState.SILENT);
        assertThat(desk.answer(UNIT).answer()).isNull();
        assertThat(desk.ends("2025:wuhuaqu")).contains("endEvent_silentlyConfirmed");
        assertThat(desk.openTasks(YEAR)).containsExactly(APPROVE);
    }

    @Test
    @DisplayName("等待签批时仍在期限之前：照样提醒单位")
    void remindsWhileTheSignatureIsAwaited() {
        deployAnswersSigned();
        desk.announce();
        desk.answer(UNIT, confirmed());

        day.letDaysPass("2026-01-16", "2026-01-22");

        assertThat(desk.reminders("2025:wuhuaqu", "confirmation")).isNotEmpty();
        assertThat(desk.openTasks("2025:wuhuaqu")).containsExactly(SIGN_ANSWER);
    }

    @Test
    @DisplayName("裁定须经签批：拒绝后可以重新裁定，只按最后一次更正")
    void correctsAScoreOnlyWhenTheDecisionIsSigned() {
        deploy(new OwnersModel("score-confirmation.bpmn")
                .signOff("signDecision", DECIDE, "flow_appealDecided", "${officeId}"));
        desk.announce();
        desk.appeal(UNIT, LATE_LINE);
        desk.decide(UNIT, desk.decisions(UNIT, granted(90)));
        assertThat(desk.answer(UNIT).state()).isEqualTo(ConfirmationState.APPEALED);

        sign(desk.confirmation(UNIT), "userTask_signDecision", OFFICE, REFUSED);
        desk.decide(UNIT, desk.decisions(UNIT, rejected()));
        sign(desk.confirmation(UNIT), "userTask_signDecision", OFFICE, AGREED);

        assertThat(desk.answer(UNIT).state()).isEqualTo(ConfirmationState.DECIDED);
        assertThat(desk.notices("2025:wuhuaqu", "appeal-decided:").get(0).text())
                .contains("维持");
    }

    @Test
    @DisplayName("复核和审定都须经签批：各拒绝一次，改变主意后按最后一次办理，最后公布")
    void goesOnFromARefusalOfReviewAndApproval() {
        deploy(new OwnersModel("annual-assessment.bpmn")
                .signOff("signReview", REVIEW, "flow_scoresReviewed", "${officeId}")
                .signOff("signApproval", APPROVE, "flow_resultJudged", "${leadingGroupId}"));
        desk.open();
        desk.review(rescored("重新评分。"));
        sign(YEAR, "userTask_signReview", OFFICE, REFUSED);
        assertThat(desk.openTasks(YEAR)).containsExactly(REVIEW);
        desk.review(accepted());
        assertThat(desk.assessment().state()).isEqualTo(AssessmentState.REVIEWING);
        sign(YEAR, "userTask_signReview", OFFICE, AGREED);
        assertThat(desk.assessment().state()).isEqualTo(AssessmentState.CONFIRMING);
        List.of("gonganju", "wuhuaqu", "panlongqu").forEach(desk::confirm);

        desk.approve(approved());
        assertThat(desk.assessment().isFrozen()).isFalse();
        sign(YEAR, "userTask_signApproval", LEADING_GROUP, REFUSED);
        desk.approve(returned("请再核对。"));
        sign(YEAR, "userTask_signApproval", LEADING_GROUP, REFUSED);
        desk.approve(approved());
        sign(YEAR, "userTask_signApproval", LEADING_GROUP, AGREED);

        assertThat(desk.assessment().isFrozen()).isTrue();
        assertThat(desk.assessment().round().number()).isOne();
        assertThat(desk.told(YEAR, "assessment-returned:")).isEmpty();
        assertThat(desk.ends(YEAR)).containsExactly("endEvent_resultPublished");
    }

    @Test
    @DisplayName("意见还不在任务之内的旧版本：再次复核、审定时，上次的意见不留在表单里，也不算作本次的")
    void beginsEachStepAnewInVersionsWhoseTasksHaveNoAnswersOfTheirOwn() {
        deploy(without(new OwnersModel("annual-assessment.bpmn"), "scoreReview", "resultApproval")
                .replace("<camunda:inputParameter name=\"reviewOpinion\"></camunda:inputParameter>", "")
                .replace("<camunda:inputParameter name=\"approvalOpinion\"></camunda:inputParameter>", ""));
        deploy(without(new OwnersModel("score-confirmation.bpmn"), "scoreAnswer")
                .replace("<camunda:inputParameter name=\"signedBy\"></camunda:inputParameter>", "")
                .replace("<camunda:inputParameter name=\"appeals\"></camunda:inputParameter>", "")
                .replace("<camunda:inputParameter name=\"appealDecisions\"></camunda:inputParameter>", "")
                .signOff("signDecision", DECIDE, "flow_appealDecided", "${officeId}"));
        desk.open();
        desk.review(rescored("重新评分。"));
        assertThat(desk.shown(YEAR, REVIEW)).containsEntry("scoreReview", null).containsEntry("reviewOpinion", null);
        desk.review(accepted());
        assertThat(desk.assessment().opinions().review()).isNull();

        desk.appeal(UNIT, LATE_LINE);
        desk.decide(UNIT, desk.decisions(UNIT, granted(90)));
        sign(desk.confirmation(UNIT), "userTask_signDecision", OFFICE, REFUSED);
        assertThat(desk.rows("2025:wuhuaqu", "appealDecisions"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("appealLine", LATE_LINE).doesNotContainKey("decision"));
        desk.decide(UNIT, desk.decisions(UNIT, rejected()));
        sign(desk.confirmation(UNIT), "userTask_signDecision", OFFICE, AGREED);
        List.of("gonganju", "panlongqu").forEach(desk::confirm);

        desk.approve(returned("请再核对。"));
        desk.review(accepted());
        List.of("gonganju", UNIT, "panlongqu").forEach(desk::confirm);
        assertThat(desk.shown(YEAR, APPROVE))
                .containsEntry("resultApproval", null)
                .containsEntry("approvalOpinion", null);
        desk.approve(Map.of("resultApproval", "approve"));

        assertThat(desk.assessment().isFrozen()).isTrue();
        assertThat(desk.assessment().opinions().approval()).isNull();
    }

    private static OwnersModel without(OwnersModel model, String... answers) {
        for (String answer : answers) {
            model.replace("<camunda:inputParameter name=\"" + answer + "\"></camunda:inputParameter>", "")
                    .replace(
                            "<camunda:outputParameter name=\"" + answer + "\">${" + answer
                                    + "}</camunda:outputParameter>",
                            "");
        }
        return model;
    }

    @Test
    @DisplayName("等待签批时审定期限已过：照样督办领导小组")
    void escalatesWhileTheSignatureOfTheApprovalIsAwaited() {
        deploy(new OwnersModel("annual-assessment.bpmn")
                .signOff("signApproval", APPROVE, "flow_resultJudged", "${leadingGroupId}")
                .add("""
                        <bpmn:boundaryEvent id="event_signatureOverdue" name="逾期未签批" cancelActivity="false" attachedToRef="userTask_signApproval">
                          <bpmn:timerEventDefinition id="timer_signatureOverdue">
                            <bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${stepOverdueCycle}</bpmn:timeCycle>
                          </bpmn:timerEventDefinition>
                        </bpmn:boundaryEvent>
                        <bpmn:sequenceFlow id="flow_signatureOverdue" sourceRef="event_signatureOverdue" targetRef="serviceTask_escalateAssessment" />
                        """));
        desk.confirmAll();
        desk.approve(approved());

        day.letDaysPass("2026-01-16", "2026-01-26");

        assertThat(desk.reminders(YEAR, "assessment")).isNotEmpty();
        assertThat(desk.openTasks(YEAR)).containsExactly("userTask_signApproval");
    }

    @Test
    @DisplayName("退回也接到固化：固化失败并说明原因，结果没有公布")
    void freezesNothingThatTheLeadingGroupHasReturned() {
        deploy(new OwnersModel("annual-assessment.bpmn").redirect("flow_resultReturned", "serviceTask_freezeResult"));
        desk.confirmAll();

        assertThatThrownBy(() -> desk.approve(returned("请再核对。")))
                .hasStackTraceContaining("2025年度考核现为“领导小组审定中”，没有待执行的“审定通过”决定");

        assertThat(desk.assessment().isFrozen()).isFalse();
    }
}
