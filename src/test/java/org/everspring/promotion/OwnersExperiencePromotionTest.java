package org.everspring.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.OwnersModel.AGREED;
import static org.everspring.support.OwnersModel.REFUSED;
import static org.everspring.support.PromotionDesk.NOMINATOR;
import static org.everspring.support.PromotionDesk.OFFICE;
import static org.everspring.support.PromotionDesk.RECOGNISE;
import static org.everspring.support.PromotionDesk.REVIEW;
import static org.everspring.support.PromotionDesk.REVISE;
import static org.everspring.support.PromotionDesk.adopted;
import static org.everspring.support.PromotionDesk.approved;
import static org.everspring.support.PromotionDesk.content;
import static org.everspring.support.PromotionDesk.notApplicable;
import static org.everspring.support.PromotionDesk.recognised;
import static org.everspring.support.PromotionDesk.rejected;
import static org.everspring.support.PromotionDesk.returned;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.matter.ExperienceId;
import org.everspring.support.EngineTest;
import org.everspring.support.OwnersModel;
import org.everspring.support.PromotionDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** experience-promotion.bpmn as a process owner has changed it. */
@EngineTest
@DisplayName("流程管理员改过的典型经验推广")
class OwnersExperiencePromotionTest {

    private static final String FILE = "experience-promotion.bpmn";
    private static final String SIGN_REVIEW = "userTask_signReview";
    private static final String SIGN_ADOPTION = "userTask_signAdoption";

    @Autowired
    private Workday day;

    @Autowired
    private PromotionDesk desk;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    private Runnable takeBack = () -> {};

    @BeforeEach
    void anOrdinaryMonday() {
        day.at("2026-11-02T10:00");
    }

    @AfterEach
    void theShippedModelAgain() {
        takeBack.run();
    }

    private void deploy(OwnersModel model) {
        takeBack = model.deploy(day, repository);
    }

    private static OwnersModel reviewSigned() {
        return new OwnersModel(FILE).signOff("signReview", REVIEW, "flow_experienceReviewed", "${officeId}");
    }

    private static OwnersModel adoptionSigned() {
        return new OwnersModel(FILE)
                .signOff("signAdoption", PromotionDesk.ADOPT, "flow_adoptionAnswered", "${targetUnitId}");
    }

    private void sign(ExperienceId id, String task, String user, Map<String, Object> word) {
        day.submit(user, desk.task(id, task), word);
        day.runDueJobs();
    }

    private Task adoptionToSign(ExperienceId id, String unit) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(id.toString())
                .taskDefinitionKey(SIGN_ADOPTION)
                .taskCandidateGroup(unit)
                .singleResult();
    }

    private void signAdoption(ExperienceId id, String unit, Map<String, Object> word) {
        day.submit(unit + ".liaison", adoptionToSign(id, unit), word);
        day.runDueJobs();
    }

    @Test
    @DisplayName("审核意见须经签批：同意之前仍是待审核，谁也不被要求推广；同意后才入库")
    void countsAReviewOnlyWhenItIsSigned() {
        deploy(reviewSigned());
        ExperienceId id = desk.nominate();

        desk.review(id, approved("2026-11-16", "panlongqu"));

        assertThat(desk.openTasks(id)).containsExactly(SIGN_REVIEW + " [yingshangban]");
        assertThat(desk.experience(id).state()).isEqualTo(ExperienceState.UNDER_REVIEW);
        assertThat(desk.experience(id).result().rubricTotal()).isNull();
        assertThat(desk.told(id, "experience-published:")).isEmpty();

        sign(id, SIGN_REVIEW, OFFICE, AGREED);

        assertThat(desk.experience(id).state()).isEqualTo(ExperienceState.ADOPTING);
        assertThat(desk.experience(id).result().rubricTotal()).isEqualTo(80);
        assertThat(desk.adoptions(id)).containsExactly("panlongqu OPEN");
    }

    @Test
    @DisplayName("签批不同意：退回重新审核，采用改为不予采用也行，只按最后一次算")
    void letsTheOfficeReviewAgainAfterARefusal() {
        deploy(reviewSigned());
        ExperienceId id = desk.nominate();
        desk.review(id, approved("2026-11-16", "panlongqu"));

        sign(id, SIGN_REVIEW, OFFICE, REFUSED);
        assertThat(desk.openTasks(id)).containsExactly(REVIEW + " [yingshangban]");
        assertThat(desk.shown(id, REVIEW))
                .containsEntry("experienceDecision", "approve")
                .containsEntry("rubricDepth", 20)
                .containsEntry("adoptDueOn", "2026-11-16");
        assertThat(desk.shown(id, REVIEW).get("experienceTargets")).hasToString("[\"panlongqu\"]");
        desk.review(id, rejected("与已有经验雷同。"));
        sign(id, SIGN_REVIEW, OFFICE, AGREED);

        assertThat(desk.ends(id)).containsExactly("endEvent_rejected");
        assertThat(desk.experience(id).state()).isEqualTo(ExperienceState.REJECTED);
        assertThat(desk.adoptions(id)).isEmpty();
    }

    @Test
    @DisplayName("审核意见还不在任务之内的旧版本：退回修改后再审，上次的意见不留在表单里，也不算作本次的")
    void beginsEachReviewAnewInVersionsWhoseTaskHasNoAnswersOfItsOwn() {
        OwnersModel older = new OwnersModel(FILE)
                .replace(
                        "<camunda:outputParameter name=\"experienceDecision\">${experienceDecision}</camunda:outputParameter>",
                        "");
        for (String answer : List.of(
                "experienceDecision",
                "rubricRepresentative",
                "rubricDepth",
                "rubricWriting",
                "rubricTerms",
                "experienceTargets",
                "adoptDueOn",
                "reviewOpinion")) {
            older.replace("<camunda:inputParameter name=\"" + answer + "\"></camunda:inputParameter>", "");
        }
        deploy(older.withoutOwnAnswers(REVISE));
        ExperienceId id = desk.nominate();
        desk.review(id, returned("请补充数据。"));
        desk.revise(id, content("企业开办一表填报当日办结"));

        assertThat(desk.shown(id, REVIEW))
                .containsEntry("experienceDecision", null)
                .containsEntry("reviewOpinion", null);
        desk.review(id, approved("2026-11-16", "panlongqu"));

        assertThat(desk.experience(id).state()).isEqualTo(ExperienceState.ADOPTING);
        assertThat(desk.experience(id).result().opinion()).isNull();
    }

    @Test
    @DisplayName("等待签批时审核期限已过：照样督办市营商环境办")
    void escalatesWhileTheSignatureIsAwaited() {
        deploy(reviewSigned().add("""
                <bpmn:boundaryEvent id="event_signatureOverdue" name="逾期未签批" cancelActivity="false" attachedToRef="userTask_signReview">
                  <bpmn:timerEventDefinition id="timer_signatureOverdue">
                    <bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${reviewOverdueCycle}</bpmn:timeCycle>
                  </bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="flow_signatureOverdue" sourceRef="event_signatureOverdue" targetRef="serviceTask_escalateExperience" />
                """));
        ExperienceId id = desk.nominate();
        desk.review(id, approved("2026-11-30", "panlongqu"));

        day.letDaysPass("2026-11-03", "2026-11-11");

        assertThat(desk.told(id, "reminder:review:")).contains(OFFICE);
        assertThat(desk.openTasks(id)).containsExactly(SIGN_REVIEW + " [yingshangban]");
    }

    @Test
    @DisplayName("反馈须经本单位签批：各单位互不影响，拒绝后可以重新反馈，同意后才算")
    void countsAnAdoptionOnlyWhenItIsSigned() {
        deploy(adoptionSigned());
        ExperienceId id = desk.published();
        desk.adopt(id, "panlongqu");
        desk.answer(id, "gonganju", notApplicable());

        assertThat(desk.adoptions(id)).containsExactly("shuiwuju OPEN", "gonganju OPEN", "panlongqu OPEN");

        signAdoption(id, "panlongqu", AGREED);
        signAdoption(id, "gonganju", REFUSED);
        assertThat(desk.adoptions(id)).containsExactly("shuiwuju OPEN", "gonganju OPEN", "panlongqu ADOPTED");

        desk.upload(id, "gonganju");
        desk.answer(id, "gonganju", adopted());
        signAdoption(id, "gonganju", AGREED);
        desk.answer(id, "shuiwuju", notApplicable());
        signAdoption(id, "shuiwuju", AGREED);

        assertThat(desk.adoptions(id))
                .containsExactly("shuiwuju NOT_APPLICABLE", "gonganju ADOPTED", "panlongqu ADOPTED");
        assertThat(desk.openTasks(id)).containsExactly(RECOGNISE + " [yingshangban]");
    }

    @Test
    @DisplayName("等待签批时反馈关闭：收回框内各环节，登记为逾期未反馈")
    void closesTheAdoptionWhereverItWaits() {
        deploy(adoptionSigned());
        ExperienceId id = desk.published();
        desk.adopt(id, "panlongqu");
        signAdoption(id, "panlongqu", AGREED);
        desk.answer(id, "gonganju", notApplicable());

        day.at("2026-12-15T00:00");
        day.runDueJobs();

        assertThat(desk.adoptions(id)).containsExactly("shuiwuju MISSING", "gonganju MISSING", "panlongqu ADOPTED");
        assertThat(desk.openTasks(id)).containsExactly(RECOGNISE + " [yingshangban]");
    }

    @Test
    @DisplayName("修改稿须经本单位签批：同意后才转回审核；等待签批时到期的，推荐失效")
    void handsInARevisionOnlyWhenItIsSigned() {
        deploy(new OwnersModel(FILE).signOff("signRevision", REVISE, "flow_revisionWritten", "${unitId}"));
        ExperienceId signed = desk.nominate();
        desk.review(signed, returned("请补充数据。"));
        desk.revise(signed, content("企业开办一表填报"));
        assertThat(desk.experience(signed).state()).isEqualTo(ExperienceState.RETURNED);
        sign(signed, "userTask_signRevision", NOMINATOR, REFUSED);
        assertThat(desk.shown(signed, REVISE)).containsEntry("experienceTitle", "企业开办一表填报");
        desk.revise(signed, content("企业开办一表填报当日办结"));
        sign(signed, "userTask_signRevision", NOMINATOR, AGREED);
        ExperienceId late = desk.nominate();
        desk.review(late, returned("请补充数据。"));
        desk.revise(late, content("迟到的经验材料"));

        day.at("2026-11-24T00:00");
        day.runDueJobs();

        assertThat(desk.experience(signed).state()).isEqualTo(ExperienceState.UNDER_REVIEW);
        assertThat(desk.experience(signed).title()).isEqualTo("企业开办一表填报当日办结");
        assertThat(desk.told(signed, "experience-nominated:")).hasSize(2);
        assertThat(desk.experience(late).state()).isEqualTo(ExperienceState.LAPSED);
        assertThat(desk.ends(late)).containsExactly("endEvent_nominationLapsed");
    }

    @Test
    @DisplayName("认定须经签批：拒绝后可以重新认定，同意之前层级不变")
    void countsARecognitionOnlyWhenItIsSigned() {
        deploy(new OwnersModel(FILE).signOff("signLevel", RECOGNISE, "flow_levelDecided", "${officeId}"));
        ExperienceId id = desk.answered();
        desk.recognise(id, recognised("nation", "国办通报"));
        assertThat(desk.experience(id).level()).isEqualTo(RecognitionLevel.NONE);

        sign(id, "userTask_signLevel", OFFICE, REFUSED);
        desk.recognise(id, recognised("city", "市政府办公室通报第3期"));
        sign(id, "userTask_signLevel", OFFICE, AGREED);

        assertThat(desk.experience(id).level()).isEqualTo(RecognitionLevel.CITY);
        assertThat(desk.ends(id)).containsExactly("endEvent_promoted");
    }

    @Test
    @DisplayName("从开始直接接到入库、失效、归集、登记：各自失败并说明原因，什么也不改变")
    void refusesWhatNobodyHasDecided() {
        Map.of(
                        "serviceTask_publishExperience", "领导小组办公室在本轮审核中没有作出“采用”的决定",
                        "serviceTask_returnExperience", "领导小组办公室在本轮审核中没有作出“退回修改”的决定",
                        "serviceTask_rejectExperience", "领导小组办公室在本轮审核中没有作出“不予采用”的决定",
                        "serviceTask_lapseNomination", "不在修改中",
                        "serviceTask_recordMissingAdoptions", "各单位不在反馈中",
                        "serviceTask_prepareRecognition", "各单位不在反馈中",
                        "serviceTask_recordRecognition", "领导小组办公室没有作出认定")
                .forEach((step, reason) -> {
                    deploy(new OwnersModel(FILE).redirect("flow_experienceNominated", step));
                    ExperienceId id = desk.nominate();

                    assertThatThrownBy(day::runDueJobs).hasStackTraceContaining(reason + "，流程图中的这一步不能在此执行");

                    assertThat(desk.experience(id).state()).isEqualTo(ExperienceState.UNDER_REVIEW);
                    takeBack.run();
                    takeBack = () -> {};
                });
    }

    @Test
    @DisplayName("反馈期内就登记未反馈：拒绝，到反馈关闭时间才登记")
    void recordsNobodyAsMissingBeforeTheClosing() {
        deploy(new OwnersModel(FILE).redirect("flow_adoptionDueSoon", "serviceTask_recordMissingAdoptions"));
        ExperienceId id = desk.published();
        day.at("2026-11-09T09:00");

        assertThatThrownBy(day::runDueJobs).hasStackTraceContaining("反馈关闭时间2026年12月14日（周一）24时未到");

        assertThat(desk.adoptions(id)).allMatch(adoption -> adoption.endsWith(" OPEN"));
    }

    @Test
    @DisplayName("“已反馈”接在没有反馈的地方：拒绝")
    void countsNoAnswerThatNobodyHasGiven() {
        deploy(new OwnersModel(FILE).redirect("flow_adoptionAsked", "endEvent_adoptionAnswered"));
        ExperienceId id = desk.nominate();

        assertThatThrownBy(() -> desk.review(id, approved("2026-11-16", "panlongqu")))
                .hasStackTraceContaining("盘龙区没有待登记的反馈");
    }
}
