package org.everspring.quarter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.Extension;
import org.everspring.reporting.Extensions;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("在季度报送中办理")
class DeskActionsTest {

    private static final ObligationId TAXES = ObligationId.parse("2026Q4:1.2:wuhuaqu");

    @Autowired
    private Environment environment;

    @Autowired
    private Workday workday;

    @Autowired
    private ObligationQueries obligations;

    @Autowired
    private Extensions extensions;

    private Browser unit;

    @BeforeEach
    void openQuarterAndSignIn() {
        workday.at("2026-11-26T09:00");
        workday.openQuarter("2026Q4");
        unit = Browser.signedIn(environment, "wuhuaqu.liaison");
    }

    @Nested
    @DisplayName("撤回")
    class Withdrawing {

        @Test
        @DisplayName("待审核的报送可以撤回，撤回后回到待报送")
        void takesTheReportBack() {
            report();
            assertThat(unit.get("/desk/quarter").text()).contains("待审核", "报送1次", ">撤回</button>");

            var answer = unit.post("/desk/obligations/2026Q4:1.2:wuhuaqu/withdraw", Map.of());

            assertThat(answer.status()).isEqualTo(302);
            assertThat(unit.get(answer.location()).text())
                    .contains("报送已撤回", "撤回1次")
                    .doesNotContain(">撤回</button>");
            assertThat(obligation().state()).isEqualTo(ObligationState.OPEN);
        }

        @Test
        @DisplayName("确认提示只显示一次")
        void confirmsOnce() {
            report();
            var answer = unit.post("/desk/obligations/2026Q4:1.2:wuhuaqu/withdraw", Map.of());

            unit.get(answer.location());

            assertThat(unit.get(answer.location()).text()).doesNotContain("报送已撤回");
        }

        @Test
        @DisplayName("尚未报送的不能撤回")
        void refusesWhatIsNotHandedIn() {
            var answer = unit.post("/desk/obligations/2026Q4:1.2:wuhuaqu/withdraw", Map.of());

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("没有办理成功", "只有待审核的报送可以撤回", "本单位报送");
        }

        @Test
        @DisplayName("不能撤回其他单位的报送")
        void refusesAnotherUnitsReport() {
            report();

            var answer = Browser.signedIn(environment, "panlongqu.liaison")
                    .post("/desk/obligations/2026Q4:1.2:wuhuaqu/withdraw", Map.of());

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("只能撤回本单位的报送");
            assertThat(obligation().state()).isEqualTo(ObligationState.SUBMITTED);
        }
    }

    @Nested
    @DisplayName("申请延期")
    class AskingForTime {

        private static final String EXTENSION = "/desk/obligations/2026Q4:1.2:wuhuaqu/extension";

        @Test
        @DisplayName("申请后等待牵头单位批复，期间不能再次申请")
        void asksTheLead() {
            var answer = unit.post(EXTENSION, Map.of("until", "2026-12-23", "reason", "数据\r\n待核"));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(unit.get(answer.location()).text())
                    .contains("延期申请已提交", "延期申请待批复", "申请延至2026年12月23日：数据\n待核")
                    .doesNotContain("/desk/obligations/2026Q4:1.2:wuhuaqu/extension\"");
            assertThat(extensions.last(TAXES).orElseThrow().requestedBy()).isEqualTo("wuhuaqu.liaison");
        }

        @Test
        @DisplayName("牵头单位的批复显示在页面上")
        void showsTheLeadsAnswer() {
            unit.post(EXTENSION, Map.of("until", "2026-12-23", "reason", "数据待核"));
            workday.submit(
                    "shuiwuju.liaison",
                    workday.task(TAXES.toString(), "userTask_decideExtension"),
                    Map.of("extensionDecision", "refuse", "extensionComment", "请按期报送"));

            assertThat(unit.get("/desk/quarter").text()).contains("延期申请未同意", "批复意见：请按期报送");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "明天", "2026-12-20", "2027-01-05", "2026-02-30"})
        @DisplayName("日期不合要求时说明原因，已填内容保留")
        void refusesAWrongDateAndKeepsWhatWasTyped(String until) {
            var answer = unit.post(EXTENSION, Map.of("until", until, "reason", "等待<b>数据</b>"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text())
                    .contains("没有办理成功", "class=\"problem\"", "等待&lt;b&gt;数据&lt;/b&gt;</textarea>")
                    .contains("value=\"" + until + "\"");
            assertThat(extensions.last(TAXES)).isEmpty();
        }

        @Test
        @DisplayName("没有理由或理由过长时不受理")
        void refusesNoReasonAndALongOne() {
            assertThat(unit.post(EXTENSION, Map.of("until", "2026-12-23")).text())
                    .contains("“延期理由”应为1至500字");
            assertThat(unit.post(EXTENSION, Map.of("until", "2026-12-23", "reason", "长".repeat(501)))
                            .text())
                    .contains("“延期理由”应为1至500字", "长".repeat(501));
        }

        @Test
        @DisplayName("500字的理由分行书写也受理")
        void lineBreaksCountOnce() {
            var answer = unit.post(EXTENSION, Map.of("until", "2026-12-23", "reason", "由\r\n".repeat(249) + "由由"));

            assertThat(answer.status()).isEqualTo(302);
        }

        @Test
        @DisplayName("不能为其他单位申请")
        void refusesAnotherUnit() {
            var answer = Browser.signedIn(environment, "panlongqu.liaison")
                    .post(EXTENSION, Map.of("until", "2026-12-23", "reason", "代为申请"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("只能为本单位的报送申请延期");
            assertThat(extensions.last(TAXES)).map(Extension::reason).isEmpty();
        }
    }

    @Nested
    @DisplayName("催办")
    class Urging {

        private static final String URGE = "/desk/obligations/2026Q4:1.2:wuhuaqu/urge";

        private Browser lead;

        @BeforeEach
        void signInAsLead() {
            lead = Browser.signedIn(environment, "shuiwuju.liaison");
        }

        @Test
        @DisplayName("催办和回复在双方页面上显示，催办内容只当作文字")
        void showsUrgeAndAnswerAsPlainText() {
            var answer = lead.post(URGE, Map.of("text", "<script>alert(1)</script>"));
            workday.runDueJobs();
            var waiting = lead.get(answer.location()).text();
            var urged = unit.get("/desk/quarter").text();
            workday.submit(
                    "wuhuaqu.liaison",
                    workday.task(TAXES.toString(), "userTask_answerUrge"),
                    Map.of("urgeAnswer", "明天<i>报送</i>"));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(waiting).contains("催办已发出", "尚未回复", "催办1次", "&lt;script&gt;alert(1)&lt;/script&gt;");
            assertThat(urged).contains("市税务局催办", "&lt;script&gt;alert(1)&lt;/script&gt;");
            assertThat(waiting + urged).doesNotContain("<script>alert");
            assertThat(lead.get("/desk/quarter").text())
                    .contains("回复：明天&lt;i&gt;报送&lt;/i&gt;")
                    .doesNotContain("尚未回复");
        }

        @Test
        @DisplayName("市营商环境办可以催办，办完回到原来的筛选结果")
        void officeUrgesAndKeepsItsPlace() {
            var office = Browser.signedIn(environment, "yingshangban.liaison");

            var answer = office.post(URGE, Map.of("text", "请报送", "item", "1.2", "state", "OPEN", "page", "2"));

            assertThat(answer.location()).isEqualTo("/desk/quarter?quarter=2026Q4&item=1.2&state=OPEN&page=2");
            assertThat(office.get(answer.location()).text()).contains("市营商办催办", "共2项");
        }

        @Test
        @DisplayName("没有写明事项时不受理")
        void refusesEmptyWords() {
            var answer = lead.post(URGE, Map.of("text", " \r\n "));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("“催办事项”应为1至500字", "class=\"problem\"");
        }

        @Test
        @DisplayName("上一次未回复时不能再催，所写内容保留")
        void refusesASecondUrgeBeforeTheAnswer() {
            lead.post(URGE, Map.of("text", "第一次"));

            var answer = lead.post(URGE, Map.of("text", "第二次"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("上一次催办尚未收到回复", "第二次</textarea>");
            assertThat(obligation().timesUrged()).isEqualTo(1);
        }

        @Test
        @DisplayName("责任单位和其他单位不能催办")
        void refusesEverybodyElse() {
            assertThat(unit.post(URGE, Map.of("text", "请报送")).text()).contains("只有牵头单位或领导小组办公室可以催办");
            assertThat(Browser.signedIn(environment, "fagaiwei.liaison")
                            .post(URGE, Map.of("text", "请报送"))
                            .status())
                    .isEqualTo(422);
            assertThat(obligation().timesUrged()).isZero();
        }
    }

    private ObligationSnapshot obligation() {
        return obligations.find(TAXES).orElseThrow();
    }

    private void report() {
        workday.submit(
                "wuhuaqu.liaison",
                workday.task(TAXES.toString(), "userTask_fillReport"),
                Map.of(
                        "progressStatus", "onSchedule",
                        "progress", "非接触式办税已覆盖全部事项。",
                        "nextSteps", "继续推进。",
                        "drafter", "王芳",
                        "drafterPhone", "0871-63100000",
                        "signedBy", "李强",
                        "signerRole", "deputy"));
    }
}
