package org.everspring.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.AssessmentDesk.APPROVE;
import static org.everspring.support.AssessmentDesk.CONFIRM;
import static org.everspring.support.AssessmentDesk.KEY;
import static org.everspring.support.AssessmentDesk.LATE_LINE;
import static org.everspring.support.AssessmentDesk.LEADING_GROUP;
import static org.everspring.support.AssessmentDesk.MISSING_LINE;
import static org.everspring.support.AssessmentDesk.OFFICE;
import static org.everspring.support.AssessmentDesk.PERIOD;
import static org.everspring.support.AssessmentDesk.REVIEW;
import static org.everspring.support.AssessmentDesk.YEAR;
import static org.everspring.support.AssessmentDesk.accepted;
import static org.everspring.support.AssessmentDesk.approved;
import static org.everspring.support.AssessmentDesk.granted;
import static org.everspring.support.AssessmentDesk.rescored;
import static org.everspring.support.AssessmentDesk.returned;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.everspring.calendar.Quarter;
import org.everspring.engine.InputRefusedException;
import org.everspring.matter.ConfirmationId;
import org.everspring.plan.UnitId;
import org.everspring.scoring.Correction;
import org.everspring.scoring.Scores;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.EngineTest;
import org.everspring.support.Told;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("年度考核流程")
class AnnualAssessmentProcessTest {

    private static final Quarter LAST = new Quarter(YEAR, 4);

    @Autowired
    private Workday day;

    @Autowired
    private AssessmentDesk desk;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Confirmations confirmations;

    @Autowired
    private Scores scores;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identities;

    @BeforeEach
    void theYearIsOver() {
        day.at("2026-01-15T10:00");
    }

    @AfterEach
    void nobodyHasLeftThePlan() {
        identities
                .createGroupQuery()
                .groupNameLike("已撤销单位%")
                .list()
                .forEach(group -> identities.deleteGroup(group.getId()));
    }

    /** The group of a unit stays when the plan names it no more. */
    private String unitThatHasLeftThePlan(int number) {
        Group group = identities.newGroup("danwei" + number);
        group.setName("已撤销单位" + number);
        group.setType("UNIT");
        identities.saveGroup(group);
        return group.getId();
    }

    private List<String> instances() {
        return runtime.createProcessInstanceQuery().processDefinitionKey(KEY).list().stream()
                .map(instance -> instance.getBusinessKey())
                .toList();
    }

    @Nested
    @DisplayName("开展")
    class Admitted {

        @Test
        @DisplayName("手动开启：评分，由市营商环境办在十个工作日内复核，并得告知")
        void isScoredAndGoesToTheOffice() {
            desk.reportTheYear();

            desk.open();

            assertThat(desk.openTasks(YEAR)).containsExactly(REVIEW);
            assertThat(desk.task(YEAR, REVIEW).getDueDate()).isEqualTo("2026-01-30T00:00:00");
            assertThat(desk.assessment().state()).isEqualTo(AssessmentState.REVIEWING);
            assertThat(desk.assessment().run()).isEqualTo(1);
            assertThat(desk.assessment().admission().by()).isEqualTo(OFFICE);
            assertThat(desk.totals())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "gonganju", "90.00 优秀 1",
                            "wuhuaqu", "88.75 良好 1",
                            "panlongqu", "65.50 合格 2"));
            assertThat(desk.told(YEAR, "assessment-scored:")).containsExactly(OFFICE);
            assertThat(desk.variable(YEAR, "matter")).isEqualTo("2025年度考核");
            assertThat(desk.variable(YEAR, "scoreOverview")).isEqualTo("2025年度共3个单位有得分：优秀1个，良好1个，合格1个。第1次评分。");
            assertThat(desk.rows(YEAR, "unitScores"))
                    .extracting(row -> row.get("unitName") + " " + row.get("total") + " " + row.get("rank"))
                    .containsExactly("市公安局 90.00 1", "五华区 88.75 1", "盘龙区 65.50 2");
        }

        @Test
        @DisplayName("到了日期自动开启上一年度，并等待下一年")
        void timerAssessesTheYearThatIsOver() {
            desk.reportTheYear();
            day.at("2026-01-15T08:59");
            day.awaitNextAssessment();
            assertThat(day.assessmentTimer().getDuedate()).isEqualTo("2026-01-15T09:00:00");

            day.at("2026-01-15T09:00");
            day.runDueJobs();

            assertThat(desk.openTasks(YEAR)).containsExactly(REVIEW);
            assertThat(desk.assessment().admission().by()).isNull();
            assertThat(day.assessmentTimer().getDuedate()).isEqualTo("2027-01-15T09:00:00");
        }

        @Test
        @DisplayName("设置的日期是休息日的，顺延到其后第一个工作日；没有节假日安排的年度只避开周末")
        void timerWaitsForAWorkingDay() {
            day.at("2024-12-01T09:00");
            day.awaitNextAssessment();
            assertThat(day.assessmentTimer().getDuedate()).isEqualTo("2025-01-15T09:00:00");

            day.at("2027-06-01T09:00");
            day.awaitNextAssessment();
            assertThat(day.assessmentTimer().getDuedate()).isEqualTo("2028-01-17T09:00:00");
        }

        @Test
        @DisplayName("没有可考核的年度：自动开启直接结束")
        void timerFindsNothing() {
            day.at("2026-01-15T08:59");
            day.awaitNextAssessment();
            day.at("2026-01-15T09:00");
            day.runDueJobs();

            assertThat(desk.ends(YEAR)).containsExactly("endEvent_alreadyAssessed");
            assertThat(assessments.all()).isEmpty();
        }

        @Test
        @DisplayName("已经手动开展：自动开启直接结束，原来的不受影响")
        void timerComesTooLate() {
            desk.reportTheYear();
            day.at("2026-01-15T08:59");
            desk.open();
            day.awaitNextAssessment();

            day.at("2026-01-15T09:00");
            day.runDueJobs();

            assertThat(instances()).containsExactly("2025");
            assertThat(desk.assessment().admission().by()).isEqualTo(OFFICE);
        }

        @ParameterizedTest
        @CsvSource({"2026, 2026年度尚未结束", "2024, 2024年度没有开启过季度报送", "1999, 考核年度", "2025Q4, 考核年度", "'', 考核年度"})
        @DisplayName("未终了、没有报送、不是年度的，当场拒绝")
        void refusesWhatCannotBeAssessed(String year, String message) {
            desk.reportTheYear();

            assertThatThrownBy(() -> desk.open(OFFICE, year))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining(message);

            assertThat(instances()).isEmpty();
            assertThat(assessments.all()).isEmpty();
        }

        @Test
        @DisplayName("已经开展的不能再开展，回答是409")
        void refusesASecondOne() {
            desk.reportTheYear();
            desk.open();

            assertThatThrownBy(desk::open).isInstanceOfSatisfying(InputRefusedException.class, refusal -> {
                assertThat(refusal.getResponse().getStatus()).isEqualTo(409);
                assertThat(refusal).hasMessage("2025年度考核已经开展（领导小组办公室复核中），不能重复开展。");
            });

            assertThat(instances()).containsExactly("2025");
        }

        @Test
        @DisplayName("当年的节假日安排还没有登记的，当场拒绝并说明补哪个文件")
        void refusesAYearWithoutHolidays() {
            desk.reportTheYear();
            day.at("2027-01-15T10:00");

            assertThatThrownBy(desk::open)
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("没有2027年的节假日安排");

            assertThat(assessments.all()).isEmpty();
        }

        @Test
        @DisplayName("只有市营商环境办可以手动开启")
        void onlyTheOfficeStartsIt() {
            desk.reportTheYear();

            assertThatThrownBy(() -> desk.open("fagaiwei.liaison", "2025")).isInstanceOf(AuthorizationException.class);

            assertThat(instances()).isEmpty();
        }
    }

    @Nested
    @DisplayName("核对各季度通报")
    class Waiting {

        @BeforeEach
        void theLastBulletinIsMissing() {
            desk.reportTheYear();
            desk.setState(LAST, "COLLATING");
            desk.open();
        }

        @Test
        @DisplayName("通报未发布：每个工作日核对一次，只告知一次，发布后评分")
        void checksEachWorkingDay() {
            assertThat(desk.openTasks(YEAR)).isEmpty();
            assertThat(desk.notices(YEAR, "assessment-waiting:"))
                    .singleElement()
                    .satisfies(told -> assertThat(told.text()).startsWith("2025年第四季度的通报尚未发布"));

            day.letDaysPass("2026-01-16", "2026-01-18");
            assertThat(desk.timesPassed(YEAR, "serviceTask_checkQuarters")).isEqualTo(2);
            desk.setState(LAST, "PUBLISHED");
            day.letDaysPass("2026-01-19", "2026-01-19");

            assertThat(desk.timesPassed(YEAR, "serviceTask_checkQuarters")).isEqualTo(3);
            assertThat(desk.openTasks(YEAR)).containsExactly(REVIEW);
            assertThat(desk.task(YEAR, REVIEW).getDueDate()).isEqualTo("2026-02-03T00:00:00");
            assertThat(desk.told(YEAR, "assessment-waiting:")).containsExactly(OFFICE);
        }
    }

    @Nested
    @DisplayName("复核")
    class Reviewed {

        @BeforeEach
        void isScored() {
            desk.reportTheYear();
            desk.open();
        }

        @Test
        @DisplayName("成立：各单位各得一份任务和告知，写明得分、排名和期限")
        void isAnnouncedToEveryUnit() {
            day.at("2026-01-16T10:00");

            desk.review(accepted());

            assertThat(desk.assessment().state()).isEqualTo(AssessmentState.CONFIRMING);
            assertThat(desk.assessment().round().number()).isEqualTo(1);
            assertThat(desk.assessment().round().open()).isEqualTo(3);
            assertThat(desk.assessment().round().due().day()).isEqualTo("2026-01-23");
            assertThat(desk.answers()).containsExactly("gonganju OPEN", "panlongqu OPEN", "wuhuaqu OPEN");
            assertThat(desk.openTasks("2025:wuhuaqu")).containsExactly(CONFIRM);
            assertThat(desk.task("2025:wuhuaqu", CONFIRM).getDueDate()).isEqualTo("2026-01-24T00:00:00");
            List<Told> told = desk.notices("2025:wuhuaqu", "score-announced:");
            assertThat(told).extracting(Told::user).containsExactly("wuhuaqu.liaison", "wuhuaqu.leader");
            assertThat(told.get(0).text()).contains("五华区2025年度考核得分：88.75分，良好，县（市）区和开发区第1名", "2026年1月23日（周五）24时");
        }

        @Test
        @DisplayName("单位的表单列出每条明细，明细可以逐条申诉")
        void showsEveryLine() {
            desk.review(accepted());

            assertThat((String) desk.variable("2025:panlongqu", "scoreText"))
                    .startsWith("2025年度考核得分：65.5分，合格，县（市）区和开发区第2名")
                    .contains("季度报送平均67.5分（权重40）", "另扣2分");
            assertThat(desk.rows("2025:panlongqu", "scoreLines"))
                    .extracting(row -> row.get("number") + " " + row.get("partText") + " " + row.get("pointsText"))
                    .containsExactly("1 季度报送 90分", "2 季度报送 90分", "3 季度报送 90分", "4 季度报送 0分，扣2分");
            assertThat(desk.rows("2025:panlongqu", "appeals"))
                    .as("one line to be filled")
                    .containsExactly(Map.of());
            assertThat(desk.rows("2025:panlongqu", "scoreLineOptions"))
                    .extracting(option -> option.get("value"))
                    .contains(MISSING_LINE);
        }

        @Test
        @DisplayName("重新评分：按更正的数据另评一次，此前的评分留存")
        void isScoredAgain() {
            desk.accepted(LAST, "1.1", "panlongqu", 0);

            desk.review(rescored("盘龙区少计一份报送。"));

            assertThat(desk.openTasks(YEAR)).containsExactly(REVIEW);
            assertThat(desk.assessment().run()).isEqualTo(2);
            assertThat(desk.assessment().round().number()).isZero();
            assertThat(desk.assessment().opinions().review()).isEqualTo("盘龙区少计一份报送。");
            assertThat(desk.totals()).containsEntry("panlongqu", "70.00 合格 2");
            assertThat(scores.find(PERIOD, 1)).isPresent();
            assertThat(desk.variable(YEAR, "scoreReview")).isNull();
            assertThat(desk.variable(YEAR, "reviewOpinion")).isNull();
            assertThat(desk.told(YEAR, "assessment-scored:")).containsExactly(OFFICE, OFFICE);
        }

        @Test
        @DisplayName("重新评分不写原因、意见过长、结论不在可选范围内的，拒绝，任务和评分不变")
        void refusesAnIncompleteReview() {
            assertRefused(Map.of("scoreReview", "rescore"), "选择“重新评分”时请写明复核意见");
            assertRefused(Map.of("scoreReview", "rescore", "reviewOpinion", "   "), "复核意见");
            assertRefused(Map.of("scoreReview", "accept", "reviewOpinion", "长".repeat(1001)), "1000");
            assertRefused(Map.of("scoreReview", "perhaps"), "复核结论");
            assertRefused(Map.of(), "复核结论");

            assertThat(desk.openTasks(YEAR)).containsExactly(REVIEW);
            assertThat(desk.assessment().state()).isEqualTo(AssessmentState.REVIEWING);
            assertThat(desk.assessment().opinions().review()).isNull();
            assertThat(scores.find(PERIOD, 2)).isEmpty();
            assertThat(desk.told(YEAR, "")).containsExactly(OFFICE);
        }

        private void assertRefused(Map<String, Object> input, String message) {
            assertThatThrownBy(() -> desk.review(input))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    @DisplayName("没有任何单位得分：不能送各单位确认")
    void nothingToAnnounce() {
        desk.publish(LAST);
        desk.open();

        assertThatThrownBy(() -> desk.review(accepted()))
                .isInstanceOf(InputRefusedException.class)
                .hasMessageContaining("没有任何单位的得分");

        assertThat(desk.openTasks(YEAR)).containsExactly(REVIEW);
    }

    @Nested
    @DisplayName("审定")
    class Approved {

        @BeforeEach
        void everyUnitHasConfirmed() {
            desk.reportTheYear();
            desk.confirmAll();
        }

        @Test
        @DisplayName("各单位答复完毕，由领导小组在五个工作日内审定，并得告知")
        void goesToTheLeadingGroup() {
            assertThat(desk.openTasks(YEAR)).containsExactly(APPROVE);
            assertThat(desk.task(YEAR, APPROVE).getDueDate()).isEqualTo("2026-01-23T00:00:00");
            assertThat(desk.assessment().state()).isEqualTo(AssessmentState.APPROVING);
            assertThat(desk.told(YEAR, "assessment-approval:"))
                    .containsExactly("lingdaoxiaozu.liaison", "lingdaoxiaozu.leader");
            assertThat((String) desk.variable(YEAR, "scoreOverview")).endsWith("各单位答复：确认3个，视同确认0个，申诉0个（0条，其中成立0条）。");
        }

        @Test
        @DisplayName("通过：结果固化，记下审定人和校验码，告知每个单位")
        void isFrozen() {
            String hash = desk.run().hash();

            desk.approve(approved());

            assertThat(desk.ends(YEAR)).containsExactly("endEvent_resultPublished");
            Assessment assessment = desk.assessment();
            assertThat(assessment.isFrozen()).isTrue();
            assertThat(assessment.result().hash()).isEqualTo(hash).hasSize(64);
            assertThat(assessment.result().approvedBy().userId()).isEqualTo(LEADING_GROUP);
            assertThat(assessment.opinions().approval()).isEqualTo("同意。");
            assertThat(assessment.result().publishedAt()).isEqualTo("2026-01-15T10:00:00+08:00");
            assertThat(desk.notices(YEAR, "assessment-published:")).hasSize(16).anySatisfy(told -> {
                assertThat(told.user()).isEqualTo("panlongqu.leader");
                assertThat(told.text()).startsWith("盘龙区：65.5分，合格，县（市）区和开发区第2名，列入红榜。");
            });
        }

        @Test
        @DisplayName("固化之后，年度不能再考核，得分不能再更正")
        void nothingChangesAfterwards() {
            desk.approve(approved());

            assertThatThrownBy(desk::open)
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("2025年度考核已经开展（结果已公布）");

            assertThat(desk.totals()).containsEntry("panlongqu", "65.50 合格 2");
            assertThat(desk.assessment().result().hash()).isEqualTo(desk.run().hash());
        }

        @Test
        @DisplayName("退回：市营商环境办看到原因，重新送达后是第二轮")
        void isReturnedForASecondRound() {
            desk.approve(returned("请核对盘龙区缺报的认定。"));

            assertThat(desk.openTasks(YEAR)).containsExactly(REVIEW);
            assertThat(desk.assessment().state()).isEqualTo(AssessmentState.REVIEWING);
            assertThat(desk.variable(YEAR, "returnReason")).isEqualTo("请核对盘龙区缺报的认定。");
            assertThat(desk.told(YEAR, "assessment-returned:")).containsExactly(OFFICE, "yingshangban.leader");

            desk.review(accepted());
            assertThat(desk.openTasks("2025:panlongqu:2")).containsExactly(CONFIRM);
            desk.appeal("panlongqu", MISSING_LINE);
            desk.decide("panlongqu", desk.decisions("panlongqu", granted(90, 0)));
            desk.confirm("gonganju");
            desk.confirm("wuhuaqu");
            assertThat(desk.totals()).containsEntry("panlongqu", "90.00 优秀 1");
            desk.approve(approved());

            assertThat(desk.assessment().round().number()).isEqualTo(2);
            assertThat(desk.ends(YEAR)).containsExactly("endEvent_resultPublished");
            assertThat(desk.told(YEAR, "assessment-approval:")).hasSize(4);
            assertThat(Stream.of(1, 2)
                            .map(round -> new ConfirmationId(YEAR, round, UnitId.of("panlongqu")))
                            .map(id -> confirmations.get(id).state()))
                    .containsExactly(ConfirmationState.CONFIRMED, ConfirmationState.DECIDED);
        }

        @Test
        @DisplayName("退回不写原因、意见过长、结论不在可选范围内的，拒绝，任务不变")
        void refusesAnIncompleteApproval() {
            assertRefused(Map.of("resultApproval", "return"), "退回时请写明审定意见");
            assertRefused(Map.of("resultApproval", "approve", "approvalOpinion", "长".repeat(1001)), "1000");
            assertRefused(Map.of("resultApproval", "perhaps"), "审定");

            assertThat(desk.openTasks(YEAR)).containsExactly(APPROVE);
            assertThat(desk.assessment().result().approvedAt()).isNull();
            assertThat(desk.assessment().opinions().returned()).isNull();
            assertThat(desk.notices(YEAR, "")).hasSize(3);
        }

        @Test
        @DisplayName("只有领导小组审定，市营商环境办不能代办")
        void onlyTheLeadingGroupApproves() {
            Task task = desk.task(YEAR, APPROVE);

            assertThatThrownBy(() -> day.submit(OFFICE, task, approved())).isInstanceOf(AuthorizationException.class);

            assertThat(desk.assessment().result().approvedAt()).isNull();
        }

        private void assertRefused(Map<String, Object> input, String message) {
            assertThatThrownBy(() -> desk.approve(input))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    @DisplayName("单位多的分批送达；已不在方案中的单位也计分，期满视同确认")
    void isAnnouncedInBatches() {
        desk.reportTheYear();
        IntStream.rangeClosed(10, 69).forEach(number -> desk.accepted(LAST, "1.1", unitThatHasLeftThePlan(number), 0));

        desk.announce();

        assertThat(desk.timesPassed(YEAR, "serviceTask_announceBatch")).isEqualTo(2);
        assertThat(desk.timesPassed(YEAR, "serviceTask_scoreBatch")).isEqualTo(5);
        assertThat(desk.answers()).hasSize(63);
        assertThat(desk.assessment().round().open()).isEqualTo(63);
        assertThat(desk.openTasks("2025:danwei69")).containsExactly(CONFIRM);

        List.of("gonganju", "wuhuaqu", "panlongqu").forEach(desk::confirm);
        day.letDaysPass("2026-01-16", "2026-01-23");

        assertThat(desk.openTasks(YEAR)).containsExactly(APPROVE);
        assertThat((String) desk.variable(YEAR, "scoreOverview")).contains("确认3个，视同确认60个");
        desk.approve(approved());
        assertThat(desk.assessment().isFrozen()).isTrue();
    }

    @Test
    @DisplayName("第一轮申诉成立的更正，退回重新评分后仍然有效，可以再次更正")
    void correctionsOutliveANewRun() {
        desk.reportTheYear();
        desk.announce();
        desk.confirm("gonganju");
        desk.confirm("panlongqu");
        desk.appeal("wuhuaqu", LATE_LINE);
        desk.decide("wuhuaqu", desk.decisions("wuhuaqu", granted(85)));
        assertThat(desk.totals()).containsEntry("wuhuaqu", "89.38 良好 1");
        desk.approve(returned("请再核对。"));

        desk.review(rescored("重新评分。"));
        assertThat(desk.totals()).containsEntry("wuhuaqu", "89.38 良好 1");
        desk.review(accepted());
        assertThat(desk.rows("2025:wuhuaqu:2", "scoreLines"))
                .extracting(row -> row.get("pointsText"))
                .contains("85分（已更正，原为80分）");
        desk.appeal("wuhuaqu", LATE_LINE);
        desk.decide("wuhuaqu", desk.decisions("wuhuaqu", granted(90)));
        desk.confirm("gonganju");
        desk.confirm("panlongqu");

        assertThat(desk.totals()).containsEntry("wuhuaqu", "90.00 优秀 1");
        assertThat(scores.corrections(PERIOD)).extracting(Correction::number).containsExactly(1, 2);
        assertThat(desk.rows(YEAR, "appealResults"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("decisionText", "申诉成立，改为90分"));
    }
}
