package org.everspring.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.AssessmentDesk.APPROVE;
import static org.everspring.support.AssessmentDesk.CONFIRM;
import static org.everspring.support.AssessmentDesk.DECIDE;
import static org.everspring.support.AssessmentDesk.LATE_LINE;
import static org.everspring.support.AssessmentDesk.MISSING_LINE;
import static org.everspring.support.AssessmentDesk.OFFICE;
import static org.everspring.support.AssessmentDesk.PERIOD;
import static org.everspring.support.AssessmentDesk.YEAR;
import static org.everspring.support.AssessmentDesk.appealed;
import static org.everspring.support.AssessmentDesk.confirmed;
import static org.everspring.support.AssessmentDesk.granted;
import static org.everspring.support.AssessmentDesk.rejected;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.everspring.engine.InputRefusedException;
import org.everspring.forms.JsonVariable;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ConfirmationId;
import org.everspring.matter.Matter;
import org.everspring.matter.Matters;
import org.everspring.plan.UnitId;
import org.everspring.scoring.Scores;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.EngineTest;
import org.everspring.support.Told;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("得分确认与申诉流程")
class ScoreConfirmationProcessTest {

    private static final String ID = "2025:wuhuaqu";
    private static final String SECOND_LINE = "report/2025Q1:1.2:wuhuaqu";

    @Autowired
    private Workday day;

    @Autowired
    private AssessmentDesk desk;

    @Autowired
    private ScoreConfirmations confirming;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Confirmations confirmations;

    @Autowired
    private Scores scores;

    @Autowired
    private Matters matters;

    @BeforeEach
    void theScoresAreAnnounced() {
        day.at("2026-01-15T10:00");
        desk.reportTheYear();
        desk.announce();
        day.at("2026-01-16T10:00");
    }

    @Nested
    @DisplayName("确认")
    class Confirmed {

        @Test
        @DisplayName("记下签字人和办理人，等待其他单位")
        void isRecorded() {
            desk.confirm("wuhuaqu");

            assertThat(desk.ends(ID)).containsExactly("endEvent_confirmed");
            ScoreConfirmation answer = desk.answer("wuhuaqu");
            assertThat(answer.state()).isEqualTo(ConfirmationState.CONFIRMED);
            assertThat(answer.answer().signedBy()).isEqualTo("王强");
            assertThat(answer.answer().by().userId()).isEqualTo("wuhuaqu.liaison");
            assertThat(answer.answer().at()).isEqualTo("2026-01-16T10:00:00+08:00");
            assertThat(desk.assessment().round().open()).isEqualTo(2);
            assertThat(desk.openTasks(YEAR)).isEmpty();
        }

        @Test
        @DisplayName("最后一个单位答复后，送领导小组审定")
        void theLastOneGoesOn() {
            desk.confirm("wuhuaqu");
            desk.confirm("gonganju");
            assertThat(desk.openTasks(YEAR)).isEmpty();

            desk.confirm("panlongqu");

            assertThat(desk.openTasks(YEAR)).containsExactly(APPROVE);
            assertThat(desk.assessment().round().open()).isZero();
        }

        @Test
        @DisplayName("没有签字、没有选择的，拒绝，任务不变")
        void refusesAnIncompleteAnswer() {
            assertRefused(Map.of("scoreAnswer", "confirm"), "主要负责人签字");
            assertRefused(Map.of("scoreAnswer", "confirm", "signedBy", "王"), "主要负责人签字");
            assertRefused(Map.of("signedBy", "王强"), "答复意见");

            assertUntouched();
        }
    }

    @Test
    @DisplayName("只有本单位可以答复，只有市营商环境办可以裁定")
    void nobodyAnswersForAnother() {
        Task answer = desk.task(ID, CONFIRM);
        assertThatThrownBy(() -> day.submit("panlongqu.liaison", answer, confirmed()))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> day.submit(OFFICE, answer, confirmed())).isInstanceOf(AuthorizationException.class);
        assertThat(desk.answer("wuhuaqu").answer()).isNull();

        desk.appeal("wuhuaqu", LATE_LINE);
        Task decision = desk.task(ID, DECIDE);
        Map<String, Object> granted = desk.decisions("wuhuaqu", granted(90));
        assertThatThrownBy(() -> day.submit("wuhuaqu.liaison", decision, granted))
                .isInstanceOf(AuthorizationException.class);

        assertThat(scores.corrections(PERIOD)).isEmpty();
    }

    @Nested
    @DisplayName("期满未答复")
    class Silent {

        @Test
        @DisplayName("五个工作日内没有答复的，收回任务，视同确认，单位得告知")
        void countsAsAgreement() {
            day.letDaysPass("2026-01-19", "2026-01-22");
            day.at("2026-01-22T23:59");
            day.runDueJobs();
            assertThat(desk.openTasks(ID)).containsExactly(CONFIRM);

            day.at("2026-01-23T00:00");
            day.runDueJobs();

            assertThat(desk.ends(ID)).contains("endEvent_silentlyConfirmed");
            assertThat(desk.answers()).containsExactly("gonganju SILENT", "panlongqu SILENT", "wuhuaqu SILENT");
            assertThat(desk.answer("wuhuaqu").answer()).isNull();
            assertThat(desk.told(ID, "score-silence:")).containsExactly("wuhuaqu.liaison", "wuhuaqu.leader");
            assertThat(desk.openTasks(YEAR)).containsExactly(APPROVE);
            assertThat((String) desk.variable(YEAR, "scoreOverview")).contains("确认0个，视同确认3个");
        }

        @Test
        @DisplayName("期满前三天提醒，最后两天以蓝色提醒联络员和领导；已答复的不再提醒")
        void remindsBeforeTheDate() {
            desk.confirm("gonganju");

            day.letDaysPass("2026-01-17", "2026-01-22");

            assertThat(desk.reminders(ID, "confirmation"))
                    .containsExactly(
                            "01-19 提醒 wuhuaqu.liaison",
                            "01-21 蓝色 wuhuaqu.leader",
                            "01-21 蓝色 wuhuaqu.liaison",
                            "01-22 蓝色 wuhuaqu.leader",
                            "01-22 蓝色 wuhuaqu.liaison");
            assertThat(desk.notices(ID, "reminder:"))
                    .first()
                    .extracting(Told::subject)
                    .isEqualTo("【提醒】五华区：2025年度考核得分确认");
            assertThat(desk.ends(ID)).contains("endEvent_confirmationReminded");
            assertThat(desk.reminders("2025:gonganju", "confirmation")).isEmpty();
        }
    }

    @Nested
    @DisplayName("申诉")
    class Appealed {

        @Test
        @DisplayName("由市营商环境办在五个工作日内逐条裁定，并得告知")
        void goesToTheOffice() {
            desk.appeal("wuhuaqu", LATE_LINE, SECOND_LINE);

            assertThat(desk.openTasks(ID)).containsExactly(DECIDE);
            assertThat(desk.task(ID, DECIDE).getDueDate()).isEqualTo("2026-01-24T00:00:00");
            assertThat(desk.answer("wuhuaqu").state()).isEqualTo(ConfirmationState.APPEALED);
            assertThat(desk.told(ID, "score-appealed:")).containsExactly(OFFICE);
            assertThat(desk.rows(ID, "appealDecisions"))
                    .extracting(row -> row.get("appealLine") + " " + row.get("pointsText"))
                    .containsExactly(LATE_LINE + " 80分", SECOND_LINE + " 90分");
            assertThat(desk.assessment().round().open()).isEqualTo(3);
        }

        @Test
        @DisplayName("没有佐证材料、没有明细、重复、别单位的明细、理由过短的，拒绝，什么也不留下")
        void refusesAnUnfoundedAppeal() {
            assertRefused(appealed(LATE_LINE), "请先在本任务的“佐证材料”中上传至少一份材料");
            desk.upload("wuhuaqu");
            assertRefused(appealed(), "申诉");
            assertRefused(appealed(LATE_LINE, LATE_LINE), "重复申诉");
            assertRefused(appealed(MISSING_LINE), "“有异议的明细”不在可选范围内");
            assertRefused(
                    Map.of(
                            "scoreAnswer",
                            "appeal",
                            "signedBy",
                            "王强",
                            "appeals",
                            JsonVariable.of(List.of(Map.of("appealLine", LATE_LINE, "appealReason", "不服")))),
                    "申诉理由");

            assertUntouched();
        }

        @Test
        @DisplayName("别人代替单位申诉别单位的明细，也在服务端拒绝")
        void refusesAForeignLine() {
            Actor by = new Actor("wuhuaqu.liaison", "五华区联络员");
            List<AppealLine.Appeal> foreign = List.of(new AppealLine.Appeal(MISSING_LINE, "并非贵单位的明细，不能申诉。"));

            assertThatThrownBy(() -> confirming.appeal(ConfirmationId.parse(ID), foreign, "王强", "none", by))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("不在贵单位的明细中");

            assertUntouched();
        }

        @Test
        @DisplayName("已经答复的不能再答复")
        void refusesASecondAnswer() {
            desk.confirm("wuhuaqu");

            assertThatThrownBy(() ->
                            confirming.confirm(ConfirmationId.parse(ID), "李明", new Actor("wuhuaqu.leader", "五华区领导")))
                    .isInstanceOf(AlreadyDoneException.class);

            assertThat(desk.answer("wuhuaqu").answer().signedBy()).isEqualTo("王强");
        }

        @Test
        @DisplayName("佐证材料只有申诉单位和市营商环境办可见")
        void proofConcernsTheUnit() {
            desk.upload("wuhuaqu");

            assertThat(concerned(ID)).contains(Set.of(UnitId.of("wuhuaqu")));
            assertThat(concerned("2025:anningshi")).isEmpty();
        }

        private Optional<Set<UnitId>> concerned(String subject) {
            return matters.find(subject).map(Matter::unitsConcerned);
        }
    }

    @Nested
    @DisplayName("裁定")
    class Decided {

        @BeforeEach
        void twoLinesAreAppealed() {
            desk.confirm("gonganju");
            desk.confirm("panlongqu");
            desk.appeal("wuhuaqu", LATE_LINE, SECOND_LINE);
        }

        @Test
        @DisplayName("全部成立：登记更正，得分、排名随之更新，原明细不变，单位得告知")
        void grantedLinesAreCorrected() {
            desk.decide("wuhuaqu", desk.decisions("wuhuaqu", granted(90), granted(100)));

            assertThat(desk.ends(ID)).containsExactly("endEvent_appealDecided");
            assertThat(desk.answer("wuhuaqu").state()).isEqualTo(ConfirmationState.DECIDED);
            assertThat(scores.corrections(PERIOD))
                    .extracting(correction -> correction.line() + " " + correction.points())
                    .containsExactlyInAnyOrder(LATE_LINE + " 90.00", SECOND_LINE + " 100.00");
            assertThat(desk.totals()).containsEntry("wuhuaqu", "91.25 优秀 1");
            assertThat(scores.lines(desk.run(), UnitId.of("wuhuaqu")))
                    .filteredOn(line -> line.key().toString().equals(LATE_LINE))
                    .singleElement()
                    .satisfies(line -> assertThat(line.value()).isEqualByComparingTo("80"));
            List<Told> told = desk.notices(ID, "appeal-decided:");
            assertThat(told).extracting(Told::user).containsExactly("wuhuaqu.liaison", "wuhuaqu.leader");
            assertThat(told.get(0).text()).contains("申诉成立，改为90分。理由：经核实，属系统故障。");
        }

        @Test
        @DisplayName("全部不成立：得分不变，单位得告知理由")
        void rejectedLinesStay() {
            String hash = desk.run().hash();

            desk.decide("wuhuaqu", desk.decisions("wuhuaqu", rejected(), rejected()));

            assertThat(desk.ends(ID)).containsExactly("endEvent_appealDecided");
            assertThat(scores.corrections(PERIOD)).isEmpty();
            assertThat(desk.totals()).containsEntry("wuhuaqu", "88.75 良好 1");
            assertThat(desk.run().hash()).isEqualTo(hash);
            assertThat(desk.notices(ID, "appeal-decided:").get(0).text()).contains("维持原得分。理由：回执时间在期限之后。");
        }

        @Test
        @DisplayName("部分成立：只更正成立的，领导小组看到每条裁定")
        void someAreCorrected() {
            desk.decide("wuhuaqu", desk.decisions("wuhuaqu", granted(85.5), rejected()));

            assertThat(scores.corrections(PERIOD)).singleElement().satisfies(correction -> {
                assertThat(correction.points()).isEqualByComparingTo("85.5");
                assertThat(correction.by().userId()).isEqualTo(OFFICE);
                assertThat(correction.reason()).isEqualTo("经核实，属系统故障。");
            });
            assertThat(desk.totals()).containsEntry("wuhuaqu", "89.44 良好 1");
            assertThat(desk.openTasks(YEAR)).containsExactly(APPROVE);
            assertThat(desk.rows(YEAR, "appealResults"))
                    .extracting(row -> row.get("unitName") + " " + row.get("decisionText"))
                    .containsExactly("五华区 申诉成立，改为85.5分", "五华区 维持原得分");
            assertThat((String) desk.variable(YEAR, "scoreOverview")).endsWith("申诉1个（2条，其中成立1条）。");
        }

        @Test
        @DisplayName("不填新分、新分不变、没有加减分却填写、超出范围、没有理由的，拒绝，任务不变")
        void refusesAnIncompleteDecision() {
            Map<String, Object> withoutFigure = new LinkedHashMap<>(granted(1));
            withoutFigure.remove("newPoints");
            assertRefused("不同的新分值", withoutFigure, rejected());
            assertRefused("不同的新分值", granted(80), rejected());
            assertRefused("没有加减分", granted(90, 1), rejected());
            assertRefused("新的得分", granted(101), rejected());
            assertRefused("新的得分", granted(85.555), rejected());
            assertRefused("裁定理由", granted(90), Map.of("decision", "rejected"));
            assertRefused("裁定结果", granted(90), Map.of("decisionReason", "没有选择结果。"));

            assertThat(desk.openTasks(ID)).containsExactly(DECIDE);
            assertThat(confirmations.appeals(YEAR))
                    .allSatisfy(appeal -> assertThat(appeal.decision()).isNull());
            assertThat(scores.corrections(PERIOD)).isEmpty();
            assertThat(desk.told(ID, "appeal-decided:")).isEmpty();
        }

        @Test
        @DisplayName("裁定少了一条、换了一条的，拒绝")
        void refusesAnotherList() {
            Map<String, Object> one =
                    new LinkedHashMap<>(desk.rows(ID, "appealDecisions").get(0));
            one.putAll(granted(90));
            Map<String, Object> foreign = new LinkedHashMap<>(one);
            foreign.put("appealLine", MISSING_LINE);

            ScoreConfirmationProcessTest.this.assertRefused(
                    Map.of("appealDecisions", JsonVariable.of(List.of(one))), DECIDE, OFFICE, "申诉");
            ScoreConfirmationProcessTest.this.assertRefused(
                    Map.of("appealDecisions", JsonVariable.of(List.of(one, foreign))), DECIDE, OFFICE, "申诉");

            assertThat(confirmations.appeals(YEAR))
                    .extracting(AppealLine::decision)
                    .containsOnlyNulls();
        }

        @SafeVarargs
        private void assertRefused(String message, Map<String, Object>... words) {
            ScoreConfirmationProcessTest.this.assertRefused(desk.decisions("wuhuaqu", words), DECIDE, OFFICE, message);
        }

        @Test
        @DisplayName("逾期未裁定：按黄、橙、红督办")
        void escalates() {
            day.letDaysPass("2026-01-19", "2026-01-30");

            assertThat(desk.reminders(ID, "appeal"))
                    .containsExactly(
                            "01-26 黄色 yingshangban.leader",
                            "01-26 黄色 yingshangban.liaison",
                            "01-27 黄色 yingshangban.leader",
                            "01-27 黄色 yingshangban.liaison",
                            "01-28 橙色 yingshangban.leader",
                            "01-28 橙色 yingshangban.liaison",
                            "01-29 橙色 yingshangban.leader",
                            "01-29 橙色 yingshangban.liaison",
                            "01-30 红色 lingdaoxiaozu.leader",
                            "01-30 红色 lingdaoxiaozu.liaison",
                            "01-30 红色 yingshangban.leader",
                            "01-30 红色 yingshangban.liaison");
            assertThat(desk.ends(ID)).contains("endEvent_appealEscalated");
            assertThat(desk.openTasks(ID)).containsExactly(DECIDE);
        }
    }

    @Test
    @DisplayName("缺报申诉成立：可以同时更正得分和扣分，不填的一项不变")
    void bothFiguresMayChange() {
        desk.appeal("panlongqu", MISSING_LINE);
        desk.decide("panlongqu", desk.decisions("panlongqu", granted(60)));
        assertThat(scores.corrections(PERIOD)).singleElement().satisfies(correction -> {
            assertThat(correction.points()).isEqualByComparingTo("60");
            assertThat(correction.adjustment()).isEqualByComparingTo("-2");
        });
        desk.confirm("gonganju");
        desk.confirm("wuhuaqu");

        assertThat(desk.totals()).containsEntry("panlongqu", "80.50 良好 2");
    }

    private void assertRefused(Map<String, Object> input, String message) {
        assertRefused(input, CONFIRM, "wuhuaqu.liaison", message);
    }

    private void assertRefused(Map<String, Object> input, String task, String user, String message) {
        assertThatThrownBy(() -> day.submit(user, desk.task(ID, task), input))
                .isInstanceOf(InputRefusedException.class)
                .hasMessageContaining(message);
    }

    private void assertUntouched() {
        assertThat(desk.openTasks(ID)).containsExactly(CONFIRM);
        assertThat(desk.answer("wuhuaqu").state()).isEqualTo(ConfirmationState.OPEN);
        assertThat(desk.answer("wuhuaqu").answer()).isNull();
        assertThat(confirmations.appeals(YEAR)).isEmpty();
        assertThat(desk.told(ID, "score-appealed:")).isEmpty();
        assertThat(desk.notices(ID, "")).hasSize(2);
        day.submit("wuhuaqu.liaison", desk.task(ID, CONFIRM), confirmed());
    }
}
