package org.everspring.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.PromotionDesk.ADOPT;
import static org.everspring.support.PromotionDesk.NOMINATOR;
import static org.everspring.support.PromotionDesk.OFFICE;
import static org.everspring.support.PromotionDesk.RECOGNISE;
import static org.everspring.support.PromotionDesk.REVIEW;
import static org.everspring.support.PromotionDesk.REVISE;
import static org.everspring.support.PromotionDesk.adopted;
import static org.everspring.support.PromotionDesk.approved;
import static org.everspring.support.PromotionDesk.content;
import static org.everspring.support.PromotionDesk.nomination;
import static org.everspring.support.PromotionDesk.notApplicable;
import static org.everspring.support.PromotionDesk.recognised;
import static org.everspring.support.PromotionDesk.rejected;
import static org.everspring.support.PromotionDesk.returned;
import static org.everspring.support.PromotionDesk.scored;
import static org.everspring.support.PromotionDesk.with;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.everspring.engine.InputRefusedException;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.Matters;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.support.EngineTest;
import org.everspring.support.PromotionDesk;
import org.everspring.support.Told;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("典型经验推广流程")
class ExperiencePromotionProcessTest {

    private static final Set<UnitId> OFFICE_UNITS = Set.of(UnitId.of("yingshangban"));

    @Autowired
    private Workday day;

    @Autowired
    private PromotionDesk desk;

    @Autowired
    private ExperienceNomination nomination;

    @Autowired
    private ExperienceReview review;

    @Autowired
    private ExperienceAdoption adoption;

    @Autowired
    private ExperienceRecognition recognition;

    @Autowired
    private ExperienceReminders reminders;

    @Autowired
    private ExperienceQueries queries;

    @Autowired
    private Experiences experiences;

    @Autowired
    private Matters matters;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @BeforeEach
    void anOrdinaryMonday() {
        day.at("2026-11-02T10:00");
    }

    @Nested
    @DisplayName("推荐")
    class Nominated {

        @Test
        @DisplayName("按年编号，由市营商环境办在五个工作日内审核")
        void isNumberedAndGoesToTheOffice() {
            ExperienceId first = desk.nominate();
            ExperienceId second = desk.nominate("gonganju.leader", nomination());

            assertThat(first).hasToString("EXP-2026-0001");
            assertThat(second).hasToString("EXP-2026-0002");
            assertThat(desk.openTasks(first)).containsExactly(REVIEW + " [yingshangban]");
            assertThat(desk.task(first, REVIEW).getDueDate()).isEqualTo("2026-11-10T00:00:00");
            assertThat(desk.experience(first).state()).isEqualTo(ExperienceState.UNDER_REVIEW);
            assertThat(desk.experience(first).unit()).isEqualTo(UnitId.of("wuhuaqu"));
            assertThat(desk.experience(first).nomination().userId()).isEqualTo(NOMINATOR);
            assertThat(desk.experience(second).unit()).isEqualTo(UnitId.of("gonganju"));
            assertThat(desk.variable(first, "itemTitle")).isEqualTo("1.1 企业开办");
            assertThat(desk.variable(first, "nominatingUnitName")).isEqualTo("五华区");
            assertThat(desk.told(first, "experience-nominated:")).containsExactly(OFFICE);
        }

        @Test
        @DisplayName("市营商环境办也可以推荐自己的经验")
        void officeMayNominateItsOwn() {
            ExperienceId id = desk.nominate(OFFICE, nomination());

            assertThat(desk.experience(id).unit()).isEqualTo(UnitId.of("yingshangban"));
        }

        @Test
        @DisplayName("领导小组不推荐，没有的任务、过短的材料都拒绝")
        void refusesWhatNobodyCanReview() {
            assertRefused("lingdaoxiaozu.liaison", nomination(), "典型经验由工作方案所列的实施单位推荐");
            assertRefused(NOMINATOR, with(nomination(), Map.of("itemId", "9.9")), "“重点任务”不在可选范围内");
            assertRefused(NOMINATOR, with(nomination(), Map.of("experienceTitle", "  短  ")), "经验标题");
            assertRefused(NOMINATOR, with(nomination(), Map.of("experiencePractice", "太短")), "主要做法");
            assertRefused(NOMINATOR, with(nomination(), Map.of("experienceId", "EXP-2026-0001")), "experienceId");

            assertThat(runtime.createProcessInstanceQuery().count()).isZero();
            assertThat(desk.nominate()).hasToString("EXP-2026-0001");
        }

        private void assertRefused(String user, Map<String, Object> input, String message) {
            assertThatThrownBy(() -> desk.nominate(user, input))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining(message);
        }

        @Test
        @DisplayName("由问题整改闭环推荐的，一个问题只有一条，重复推荐不变")
        void problemBringsForthOneAtMost() {
            ExperienceId id = nominateFromProblem();
            ExperienceId again = nominateFromProblem();

            assertThat(again).isEqualTo(id);
            assertThat(experiences.ofProblem("IMP-2026-0007"))
                    .map(Experience::id)
                    .contains(id);
            assertThat(experiences.ofProblem("IMP-2026-0008")).isEmpty();
            assertThat(desk.openTasks(id)).containsExactly(REVIEW + " [yingshangban]");
            assertThat(desk.variable(id, "problemId")).isEqualTo("IMP-2026-0007");
            assertThat(desk.variable(id, "experienceTitle")).isEqualTo("用电报装零上门");
            assertThat(desk.told(id, "experience-nominated:")).containsExactly(OFFICE);
        }

        private ExperienceId nominateFromProblem() {
            return nomination.nominateFromProblem(
                    "IMP-2026-0007",
                    ItemId.of("1.2"),
                    UnitId.of("panlongqu"),
                    new ExperienceCase(
                            "用电报装零上门",
                            "过去用电报装要到营业厅两次，材料现场核验。",
                            "营业厅与政务平台共享证照，客户经理上门勘查即可。",
                            "办理环节由四个减为两个。",
                            "共享接口和勘查清单可以直接套用。"),
                    "panlongqu.liaison");
        }
    }

    @Nested
    @DisplayName("审核")
    class Reviewed {

        private ExperienceId id;

        @BeforeEach
        void oneIsNominated() {
            id = desk.nominate();
        }

        @Test
        @DisplayName("采用：入库，各推广单位各有一份任务，推荐单位和推广单位各得告知")
        void isPublishedAndDeployed() {
            desk.review(id, approved("2026-11-16", "collective:quxian", "gonganju", "panlongqu"));

            Experience experience = desk.experience(id);
            assertThat(experience.state()).isEqualTo(ExperienceState.ADOPTING);
            assertThat(experience.dates().publishedAt()).isEqualTo("2026-11-02T10:00:00+08:00");
            assertThat(experience.result().rubricTotal()).isEqualTo(80);
            assertThat(experience.result().adoptDue().day()).isEqualTo("2026-11-16");
            assertThat(desk.adoptions(id)).containsExactly("gonganju OPEN", "panlongqu OPEN");
            assertThat(desk.openTasks(id)).containsExactlyInAnyOrder(ADOPT + " [gonganju]", ADOPT + " [panlongqu]");
            assertThat(desk.adoptTask(id, "gonganju").getDueDate()).isEqualTo("2026-11-17T00:00:00");
            assertThat(desk.variable(id, "adoptDueText")).isEqualTo("2026年11月16日（周一）24时");
            assertThat(desk.variable(id, "adoptClosesAt")).isEqualTo("2026-12-15T00:00:00+08:00");
            assertThat(desk.told(id, "experience-published:")).containsExactly("gonganju.liaison", "panlongqu.liaison");
            assertThat(desk.told(id, "experience-approved:")).containsExactly(NOMINATOR);
            assertThat(queries.publishedIds(ExperienceFilter.ALL, SortOrder.usual(ExperienceColumn.class)))
                    .hasSize(1);
        }

        @Test
        @DisplayName("刚好达到采用标准的可以采用，差一分不行")
        void isPublishedFromThePassMarkOn() {
            assertRefused(
                    with(approved("2026-11-16", "gonganju"), scored(15, 15, 15, 14)), "评分合计59分，未达到采用标准60分，请退回修改或不予采用。");

            desk.review(id, with(approved("2026-11-16", "gonganju"), scored(15, 15, 15, 15.0)));

            assertThat(desk.experience(id).result().rubricTotal()).isEqualTo(60);
        }

        @Test
        @DisplayName("期限、推广单位、评分不合规的采用一律拒绝，任务和材料不变")
        void refusesAnApprovalThatCannotBeDeployed() {
            assertRefused(approved("2026-11-16"), "“推广单位”为必填项");
            assertRefused(approved("2026-11-16", "wuhuaqu"), "采用时请选择推广单位，除推荐单位外至少要有一个单位。");
            assertRefused(approved("2026-11-16", "yingshangban"), "“推广单位”");
            assertRefused(approved("2026-11-16", "collective:absent"), "“推广单位”");
            assertRefused(approved("2026-11-01", "gonganju"), "反馈期限2026年11月1日已经过去，请填写今天或以后的日期。");
            assertRefused(approved("2027-08-01", "gonganju"), "反馈期限最晚为2027年7月30日，请填写该日或以前的日期。");
            assertRefused(with(approved("2026-11-16", "gonganju"), scored(20.5, 20, 20, 20)), "“代表性”应为整数");
            assertRefused(with(approved("2026-11-16", "gonganju"), scored(26, 20, 20, 20)), "“代表性”不能大于25");
            Map<String, Object> undated = approved("2026-11-16", "gonganju");
            undated.remove("adoptDueOn");
            assertRefused(undated, "“反馈期限”为必填项");

            desk.review(id, approved("2026-11-02", "gonganju"));
            assertThat(desk.openTasks(id)).containsExactly(ADOPT + " [gonganju]");
        }

        @Test
        @DisplayName("退回、不予采用都要写明意见")
        void refusesAReturnOrRejectionWithoutAnOpinion() {
            assertRefused(
                    with(scored(10, 10, 10, 10), Map.of("experienceDecision", "return", "reviewOpinion", "  ")),
                    "退回修改时请写明审核意见，以便推荐单位修改。");
            assertRefused(
                    with(scored(10, 10, 10, 10), Map.of("experienceDecision", "reject")), "不予采用时请写明审核意见，原因将告知推荐单位。");
        }

        @Test
        @DisplayName("同一轮只能审核一次")
        void isReviewedOnceARound() {
            desk.review(id, approved("2026-11-16", "gonganju"));

            assertThatThrownBy(() -> review.review(
                            id,
                            new OfficeReview(
                                    OfficeReview.Verdict.REJECT, new Rubric(1, 1, 1, 1), List.of(), null, "不予采用。"),
                            OFFICE))
                    .isInstanceOf(AlreadyDoneException.class);
            assertThat(desk.experience(id).result().rubricTotal()).isEqualTo(80);
        }

        @Test
        @DisplayName("退回修改后再审：推荐单位看到意见，上次的评分和结论不留在表单里")
        void isReturnedRevisedAndReviewedAgain() {
            desk.review(id, returned("请补充前后对比数据。"));

            assertThat(desk.experience(id).state()).isEqualTo(ExperienceState.RETURNED);
            assertThat(desk.openTasks(id)).containsExactly(REVISE + " [wuhuaqu]");
            assertThat(desk.task(id, REVISE).getDueDate()).isEqualTo("2026-11-10T00:00:00");
            assertThat(desk.shown(id, REVISE)).containsEntry("reviewOpinion", "请补充前后对比数据。");
            assertThat(desk.told(id, "experience-returned:")).containsExactly(NOMINATOR);
            assertThat(desk.notices(id, "experience-returned:").get(0).text()).contains("请补充前后对比数据。", "2026年11月9日");

            day.at("2026-11-04T10:00");
            desk.revise(id, content(" 企业开办一表填报半日办结（修订） "));

            assertThat(desk.openTasks(id)).containsExactly(REVIEW + " [yingshangban]");
            assertThat(desk.task(id, REVIEW).getDueDate()).isEqualTo("2026-11-12T00:00:00");
            assertThat(desk.experience(id).title()).isEqualTo("企业开办一表填报半日办结（修订）");
            assertThat(desk.shown(id, REVIEW)).containsEntry("experienceTitle", "企业开办一表填报半日办结（修订）");
            assertThat(runtime.getVariables(
                            day.instance("experiencePromotion", id.toString()).getId()))
                    .containsEntry("matter", "企业开办一表填报半日办结（修订）")
                    .doesNotContainKeys("experienceTitle", "experiencePractice", "experienceCopyable");
            for (String answer : List.of(
                    "experienceDecision",
                    "rubricRepresentative",
                    "rubricDepth",
                    "rubricWriting",
                    "rubricTerms",
                    "adoptDueOn",
                    "reviewOpinion")) {
                assertThat(desk.shown(id, REVIEW)).containsEntry(answer, null);
            }
            // A list whose variable is null cannot be submitted again by Tasklist.
            assertThat(desk.shown(id, REVIEW).get("experienceTargets")).hasToString("[]");
            assertThat(desk.told(id, "experience-nominated:")).containsExactly(OFFICE, OFFICE);

            desk.review(id, returned("请再补充企业评价。"));
            desk.revise(id, content("企业开办一表填报半日办结"));
            desk.review(id, approved("2026-11-16", "gonganju"));

            assertThat(desk.told(id, "experience-returned:")).containsExactly(NOMINATOR, NOMINATOR);
            assertThat(desk.experience(id).state()).isEqualTo(ExperienceState.ADOPTING);
        }

        @Test
        @DisplayName("修改稿过短的拒绝，任务不变")
        void refusesARevisionThatIsTooShort() {
            desk.review(id, returned("请补充前后对比数据。"));

            assertThatThrownBy(() -> desk.revise(id, with(content("企业开办"), Map.of())))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("经验标题");
            assertThat(desk.openTasks(id)).containsExactly(REVISE + " [wuhuaqu]");
            assertThat(desk.experience(id).title()).isEqualTo("企业开办一表填报半日办结");
        }

        @Test
        @DisplayName("退回后逾期未修改，推荐失效并告知")
        void lapsesWhenNobodyRevises() {
            desk.review(id, returned("请补充前后对比数据。"));

            day.at("2026-11-23T23:00");
            day.runDueJobs();
            assertThat(desk.openTasks(id)).containsExactly(REVISE + " [wuhuaqu]");
            day.at("2026-11-24T00:00");
            day.runDueJobs();

            assertThat(desk.ends(id)).containsExactly("endEvent_nominationLapsed");
            assertThat(desk.hasEnded(id)).isTrue();
            assertThat(desk.experience(id).state()).isEqualTo(ExperienceState.LAPSED);
            assertThat(desk.told(id, "experience-lapsed:")).containsExactly(NOMINATOR);
        }

        @Test
        @DisplayName("不予采用：原因告知推荐单位，不入库")
        void isRejectedWithTheReasonTold() {
            desk.review(id, rejected("与已入库的经验雷同。"));

            assertThat(desk.ends(id)).containsExactly("endEvent_rejected");
            assertThat(desk.experience(id).state()).isEqualTo(ExperienceState.REJECTED);
            assertThat(desk.notices(id, "experience-rejected:").get(0).text()).contains("与已入库的经验雷同。");
            assertThat(desk.told(id, "experience-rejected:")).containsExactly(NOMINATOR);
            assertThat(queries.publishedIds(ExperienceFilter.ALL, SortOrder.usual(ExperienceColumn.class)))
                    .isEmpty();
        }

        private void assertRefused(Map<String, Object> input, String message) {
            assertThatThrownBy(() -> desk.review(id, input))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining(message);
            assertThat(desk.openTasks(id)).containsExactly(REVIEW + " [yingshangban]");
            assertThat(desk.experience(id).state()).isEqualTo(ExperienceState.UNDER_REVIEW);
            assertThat(desk.experience(id).result().rubricTotal()).isNull();
            assertThat(desk.adoptions(id)).isEmpty();
        }
    }

    @Nested
    @DisplayName("复制推广")
    class Adopted {

        private ExperienceId id;

        @BeforeEach
        void oneIsPublished() {
            id = desk.published();
        }

        @Test
        @DisplayName("有佐证的登记为已复制推广，写明理由的登记为不适用，互不覆盖")
        void everyUnitAnswersForItself() {
            desk.adopt(id, "panlongqu");
            desk.answer(id, "gonganju", notApplicable());

            assertThat(desk.adoptions(id))
                    .containsExactly("shuiwuju OPEN", "gonganju NOT_APPLICABLE", "panlongqu ADOPTED");
            assertThat(desk.openTasks(id)).containsExactly(ADOPT + " [shuiwuju]");
            assertThat(tasks.getVariable(desk.adoptTask(id, "shuiwuju").getId(), "adoptionText"))
                    .isNull();
            Adoption answer = experiences.adoptions(id).get(2);
            assertThat(answer.text()).isEqualTo("已在全部街道窗口推行一表填报。");
            assertThat(answer.byName()).isEqualTo("盘龙区联络员");
            assertThat(answer.answeredAt()).isEqualTo("2026-11-02T10:00:00+08:00");

            desk.answer(id, "shuiwuju", notApplicable());

            assertThat(desk.openTasks(id)).containsExactly(RECOGNISE + " [yingshangban]");
            assertThat(desk.experience(id).state()).isEqualTo(ExperienceState.RECOGNISING);
            assertThat(queries.adoptionCounts(List.of(id))).containsEntry(id, new AdoptionCount(3, 1, 2, 0));
        }

        @Test
        @DisplayName("没有佐证材料的不能登记为已复制推广，其他单位上传的不算")
        void refusesAnAdoptionWithoutEvidenceOfItsOwn() {
            desk.upload(id, "panlongqu");

            assertRefused("gonganju", adopted(), "已复制推广的，请先在本任务的“佐证材料”中上传至少一份材料，再提交。");
            desk.upload(id, "gonganju");
            desk.answer(id, "gonganju", adopted());

            assertThat(desk.adoptions(id)).contains("gonganju ADOPTED", "panlongqu OPEN");
        }

        @Test
        @DisplayName("没有说明的拒绝")
        void refusesAnAnswerThatSaysNothing() {
            desk.upload(id, "gonganju");

            assertRefused("gonganju", Map.of("adoptionDecision", "adopted"), "“复制推广情况”为必填项");
            assertRefused("gonganju", Map.of("adoptionDecision", "notApplicable"), "“不适用的理由”为必填项");
            assertRefused("gonganju", Map.of("adoptionDecision", "notApplicable", "adoptionReason", "不办"), "不适用的理由");
            assertRefused("gonganju", Map.of(), "推广情况");
        }

        private void assertRefused(String unit, Map<String, Object> input, String message) {
            assertThatThrownBy(() -> desk.answer(id, unit, input))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining(message);
            assertThat(desk.adoptTask(id, unit)).isNotNull();
            assertThat(desk.adoptions(id)).contains(unit + " OPEN");
        }

        @Test
        @DisplayName("只提醒、督办未反馈的单位，逐个单位告知")
        void remindsAndEscalatesEachUnitThatHasNotAnswered() {
            desk.answer(id, "shuiwuju", notApplicable());
            day.letDaysPass("2026-11-03", "2026-11-13");
            desk.answer(id, "panlongqu", notApplicable());
            day.letDaysPass("2026-11-14", "2026-11-23");

            assertThat(desk.reminders(id))
                    .containsExactly(
                            "11-09 提醒 gonganju.liaison",
                            "11-09 提醒 panlongqu.liaison",
                            "11-11 蓝色 gonganju.liaison",
                            "11-11 蓝色 panlongqu.liaison",
                            "11-16 蓝色 gonganju.liaison",
                            "11-17 黄色 gonganju.leader",
                            "11-17 黄色 gonganju.liaison",
                            "11-18 黄色 gonganju.leader",
                            "11-18 黄色 gonganju.liaison",
                            "11-19 橙色 gonganju.leader",
                            "11-19 橙色 gonganju.liaison",
                            "11-20 橙色 gonganju.leader",
                            "11-20 橙色 gonganju.liaison",
                            "11-23 红色 gonganju.leader",
                            "11-23 红色 gonganju.liaison",
                            "11-23 红色 yingshangban.liaison");
            assertThat(desk.ends(id)).contains("endEvent_adoptersReminded", "endEvent_adoptionEscalated");
            assertThat(desk.notices(id, "reminder:adoption:").get(0).subject()).contains("：“企业开办一表填报半日办结”复制推广");
        }

        @Test
        @DisplayName("市营商环境办得知每一个逾期单位")
        void officeHearsOfEachUnitThatIsLate() {
            day.letDaysPass("2026-11-03", "2026-11-23");

            assertThat(desk.reminders(id).stream().filter(line -> line.endsWith(OFFICE)))
                    .hasSize(3)
                    .containsOnly("11-23 红色 " + OFFICE);
        }

        @Test
        @DisplayName("到期关闭：未反馈的登记在案，已反馈的不变，转入认定")
        void closingRecordsWhoHasNotAnswered() {
            desk.adopt(id, "panlongqu");

            day.at("2026-12-14T23:00");
            day.runDueJobs();
            assertThat(desk.adoptTask(id, "gonganju")).isNotNull();
            day.at("2026-12-15T00:00");
            day.runDueJobs();

            assertThat(desk.adoptions(id)).containsExactly("shuiwuju MISSING", "gonganju MISSING", "panlongqu ADOPTED");
            assertThat(desk.openTasks(id)).containsExactly(RECOGNISE + " [yingshangban]");
            assertThat(desk.told(id, "adoption-missing:")).containsExactly("shuiwuju.leader", "gonganju.leader");
            assertThat(desk.told(id, "adoptions-missing:")).containsExactly(OFFICE);
            assertThat(desk.notices(id, "adoptions-missing:").get(0).text()).contains("市税务局、市公安局");

            desk.recognise(id, Map.of("recognitionLevel", "none"));
            assertThat(desk.ends(id)).containsOnlyOnce("endEvent_promoted");
        }

        @Test
        @DisplayName("佐证材料只给推荐单位和推广单位看，入库之前只给推荐单位看")
        void evidenceConcernsNominatorAndTargets() {
            ExperienceId other = desk.nominate("panlongqu.liaison", nomination());

            assertThat(unitsConcerned(id.toString()))
                    .isEqualTo(Set.of(
                            UnitId.of("wuhuaqu"),
                            UnitId.of("panlongqu"),
                            UnitId.of("gonganju"),
                            UnitId.of("shuiwuju")));
            assertThat(unitsConcerned(other.toString())).isEqualTo(Set.of(UnitId.of("panlongqu")));
            assertThat(unitsConcerned("EXP-2026-0099")).isEmpty();
        }

        private Set<UnitId> unitsConcerned(String subject) {
            return matters.unitsConcerned(subject);
        }
    }

    @Test
    @DisplayName("年底到期的推广，反馈关闭和认定的期限可以跨年")
    void adoptionThatEndsWithTheYearClosesInTheNext() {
        day.at("2026-12-28T10:00");
        ExperienceId id = desk.nominate();
        desk.review(id, approved("2026-12-31", "gonganju"));
        assertThat(desk.variable(id, "adoptClosesAt")).isEqualTo("2027-01-30T00:00:00+08:00");

        day.letDaysPass("2026-12-29", "2026-12-31");
        assertThat(desk.reminders(id)).containsExactly("12-31 蓝色 gonganju.liaison");
        day.letDaysPass("2027-01-01", "2027-01-29");
        day.at("2027-01-30T00:00");
        day.runDueJobs();

        assertThat(desk.adoptions(id)).containsExactly("gonganju MISSING");
        assertThat(desk.task(id, RECOGNISE).getDueDate()).isEqualTo("2027-02-17T00:00:00");
        assertThat(desk.variable(id, "recogniseDueText")).isEqualTo("2027年2月16日（周二）24时（暂按周末和法定节日推算，放假安排公布后以公布为准）");
        desk.recognise(id, Map.of("recognitionLevel", "none"));
        assertThat(desk.ends(id)).contains("endEvent_promoted");
    }

    @Nested
    @DisplayName("市营商环境办逾期")
    class OfficeIsLate {

        @Test
        @DisplayName("逾期未审核：督办市营商环境办，再报领导小组；退回修改后按新的期限")
        void reviewEscalates() {
            ExperienceId id = desk.nominate();
            day.letDaysPass("2026-11-03", "2026-11-10");
            assertThat(escalations(id, "review")).containsExactly("11-10 黄色 yingshangban.leader", "11-10 黄色 " + OFFICE);

            desk.review(id, returned("请补充成效数据。"));
            desk.revise(id, content("企业开办一表填报半日办结"));
            day.letDaysPass("2026-11-11", "2026-11-24");

            assertThat(escalations(id, "review"))
                    .containsExactly(
                            "11-10 黄色 yingshangban.leader",
                            "11-10 黄色 " + OFFICE,
                            "11-18 黄色 yingshangban.leader",
                            "11-18 黄色 " + OFFICE,
                            "11-19 黄色 yingshangban.leader",
                            "11-19 黄色 " + OFFICE,
                            "11-20 橙色 yingshangban.leader",
                            "11-20 橙色 " + OFFICE,
                            "11-23 橙色 yingshangban.leader",
                            "11-23 橙色 " + OFFICE,
                            "11-24 红色 lingdaoxiaozu.leader",
                            "11-24 红色 lingdaoxiaozu.liaison",
                            "11-24 红色 yingshangban.leader",
                            "11-24 红色 " + OFFICE);
            assertThat(desk.openTasks(id)).containsExactly(REVIEW + " [yingshangban]");
            assertThat(desk.ends(id)).containsOnly("endEvent_experienceEscalated");
            assertThat(desk.notices(id, "reminder:review:").get(0).subject()).isEqualTo("【黄色】市营商办：“企业开办一表填报半日办结”经验审核");
        }

        @Test
        @DisplayName("逾期未认定：自反馈齐备之日起算期限")
        void recognitionEscalates() {
            ExperienceId id = desk.answered();

            day.letDaysPass("2026-11-03", "2026-11-17");

            assertThat(escalations(id, "recognition"))
                    .containsExactly("11-17 黄色 yingshangban.leader", "11-17 黄色 " + OFFICE);
            assertThat(escalations(id, "review")).isEmpty();
            desk.recognise(id, recognised("city", "市政府办公室通报第3期"));
            assertThat(desk.ends(id)).containsExactlyInAnyOrder("endEvent_experienceEscalated", "endEvent_promoted");
        }

        private List<String> escalations(ExperienceId id, String duty) {
            return desk.notices(id, "reminder:" + duty + ":").stream()
                    .map(Told::reminder)
                    .sorted()
                    .toList();
        }
    }

    @Nested
    @DisplayName("认定")
    class Recognised {

        private ExperienceId id;

        @BeforeEach
        void everybodyHasAnswered() {
            id = desk.answered();
        }

        @Test
        @DisplayName("市营商环境办看到每个单位的反馈，十个工作日内认定")
        void officeSeesEveryAnswer() throws IOException {
            assertThat(desk.task(id, RECOGNISE).getDueDate()).isEqualTo("2026-11-17T00:00:00");
            assertThat(desk.told(id, "experience-answered:")).containsExactly(OFFICE);
            assertThat(desk.shownRows(id, RECOGNISE, "adoptions"))
                    .extracting(
                            row -> row.get("unitName") + " " + row.get("decisionText") + " " + row.get("answeredText"))
                    .containsExactly(
                            "市税务局 不适用 11月2日 10:00 市税务局联络员",
                            "市公安局 不适用 11月2日 10:00 市公安局联络员",
                            "盘龙区 已复制推广 11月2日 10:00 盘龙区联络员");
        }

        @Test
        @DisplayName("认定层级登记在案，推荐单位得知")
        void isRecognisedAndTold() {
            desk.recognise(id, recognised("province", " 省营商办简报第12期 "));

            Experience experience = desk.experience(id);
            assertThat(experience.state()).isEqualTo(ExperienceState.PROMOTED);
            assertThat(experience.level()).isEqualTo(RecognitionLevel.PROVINCE);
            assertThat(experience.counting()).map(Recognition::basis).contains("省营商办简报第12期");
            assertThat(desk.ends(id)).containsExactly("endEvent_promoted");
            assertThat(desk.told(id, "experience-recognised:")).containsExactly(NOMINATOR);
            assertThat(desk.notices(id, "experience-recognised:").get(0).text())
                    .isEqualTo("已有1个单位复制推广。认定为省级典型经验，依据：省营商办简报第12期");
        }

        @Test
        @DisplayName("认定层级必须有依据，不作认定的不需要")
        void levelNeedsABasis() {
            assertThatThrownBy(() -> desk.recognise(id, Map.of("recognitionLevel", "city")))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessage("认定为市级时请填写认定依据，例如文件名称和文号。");
            assertThat(desk.openTasks(id)).containsExactly(RECOGNISE + " [yingshangban]");
            assertThat(desk.experience(id).state()).isEqualTo(ExperienceState.RECOGNISING);

            desk.recognise(id, Map.of("recognitionLevel", "none"));

            assertThat(desk.experience(id).level()).isEqualTo(RecognitionLevel.NONE);
            assertThat(desk.notices(id, "experience-recognised:").get(0).text()).contains("本次不作层级认定。");
        }

        @Test
        @DisplayName("推广完成后，层级可以再提高，不能降低、重复")
        void levelMayBeRaisedLater() {
            assertThatThrownBy(() -> recognition.raise(id, RecognitionLevel.NATION, "国办通报", OFFICE_UNITS, OFFICE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("尚未完成推广");
            desk.recognise(id, recognised("city", "市政府办公室通报第3期"));

            assertThatThrownBy(() -> recognition.raise(
                            id, RecognitionLevel.NATION, "国办通报", Set.of(UnitId.of("fagaiwei")), "fagaiwei.liaison"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("认定层级由市营商办登记。");

            recognition.raise(id, RecognitionLevel.NATION, "国办通报2026年第5号", OFFICE_UNITS, OFFICE);

            assertThat(desk.experience(id).level()).isEqualTo(RecognitionLevel.NATION);
            assertThat(desk.experience(id).counting()).map(Recognition::basis).contains("国办通报2026年第5号");
            assertThat(desk.told(id, "experience-recognised:")).containsExactly(NOMINATOR, NOMINATOR);
            assertThatThrownBy(() -> recognition.raise(id, RecognitionLevel.NATION, "国办通报", OFFICE_UNITS, OFFICE))
                    .isInstanceOf(AlreadyDoneException.class);
            assertThatThrownBy(() -> recognition.raise(id, RecognitionLevel.PROVINCE, "省通报", OFFICE_UNITS, OFFICE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("认定层级只能提高，现为“国家级”，请选择更高的层级。");
            assertThat(desk.experience(id).level()).isEqualTo(RecognitionLevel.NATION);
        }

        @ParameterizedTest
        @CsvSource({"PROVINCE,", "PROVINCE,'  '"})
        @DisplayName("提高层级同样要有依据")
        void raisingNeedsABasis(RecognitionLevel level, String basis) {
            desk.recognise(id, recognised("city", "市政府办公室通报第3期"));

            assertThatThrownBy(() -> recognition.raise(id, level, basis, OFFICE_UNITS, OFFICE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("请填写认定依据");
        }
    }

    @Nested
    @DisplayName("同一步骤重复执行")
    class Repeated {

        @Test
        @DisplayName("入库：只入库一次，只告知一次，结果相同")
        void publishedOnce() {
            ExperienceId id = desk.published();

            day.at("2026-11-03T10:00");
            ExperienceReview.Publication again = review.publish(id);

            assertThat(again.targets())
                    .containsExactly(UnitId.of("shuiwuju"), UnitId.of("gonganju"), UnitId.of("panlongqu"));
            assertThat(again.dates().closes().day()).isEqualTo("2026-12-14");
            assertThat(desk.experience(id).dates().publishedAt()).isEqualTo("2026-11-02T10:00:00+08:00");
            assertThat(desk.told(id, "experience-published:")).hasSize(3);
            assertThat(desk.told(id, "experience-approved:")).hasSize(1);
        }

        @Test
        @DisplayName("退回、不予采用、失效：只告知一次")
        void returnedRejectedAndLapsedOnce() {
            ExperienceId returned = desk.nominate();
            desk.review(returned, returned("请补充数据。"));
            review.returnToUnit(returned);
            day.at("2026-11-24T00:00");
            day.runDueJobs();
            nomination.lapse(returned);
            ExperienceId rejected = desk.nominate();
            desk.review(rejected, rejected("雷同。"));
            review.reject(rejected);

            assertThat(desk.told(returned, "experience-returned:")).hasSize(1);
            assertThat(desk.told(returned, "experience-lapsed:")).hasSize(1);
            assertThat(desk.told(rejected, "experience-rejected:")).hasSize(1);
        }

        @Test
        @DisplayName("提醒、登记未反馈：每个单位一次")
        void remindedAndRecordedMissingOnce() {
            ExperienceId id = desk.published();
            day.at("2026-11-09T09:00");
            reminders.remindAdopters(id);
            reminders.remindAdopters(id);
            day.at("2026-12-15T00:00");
            adoption.recordMissingAdoptions(id);
            adoption.recordMissingAdoptions(id);
            reminders.remindAdopters(id);

            assertThat(desk.reminders(id)).hasSize(3);
            assertThat(desk.told(id, "adoption-missing:")).hasSize(3);
            assertThat(desk.told(id, "adoptions-missing:")).hasSize(1);
        }

        @Test
        @DisplayName("反馈、认定：后来的得知已经登记")
        void answeredAndRecognisedOnce() {
            ExperienceId id = desk.answered();

            assertThatThrownBy(() -> adoption.decline(
                            id, UnitId.of("gonganju"), "没有对应的办事窗口，不适用。", new Actor("gonganju.leader", "某人")))
                    .isInstanceOf(AlreadyDoneException.class);
            desk.recognise(id, recognised("city", "市政府办公室通报第3期"));
            recognition.promote(id);
            reminders.remindAdopters(id);

            assertThat(desk.told(id, "experience-recognised:")).hasSize(1);
            assertThatThrownBy(() -> recognition.recognise(id, RecognitionLevel.NATION, "国办通报", OFFICE))
                    .isInstanceOf(AlreadyDoneException.class);
            assertThat(desk.experience(id).level()).isEqualTo(RecognitionLevel.CITY);
        }
    }
}
