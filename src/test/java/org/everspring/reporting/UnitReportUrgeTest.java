package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.answer;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.ReportingDesk.ANSWER_URGE;
import static org.everspring.support.ReportingDesk.FILL;
import static org.everspring.support.ReportingDesk.REVIEW;

import java.util.Set;
import org.everspring.engine.InputRefusedException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.plan.UnitId;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Told;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("责任单位季度报送：催办与回执")
class UnitReportUrgeTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private UnitReports reporting;

    @Autowired
    private ReportUrges urges;

    @Autowired
    private Obligations obligations;

    @BeforeEach
    void theQuarterIsOpen() {
        desk.openQuarter();
    }

    @Nested
    @DisplayName("催办之后")
    class Urged {

        @BeforeEach
        void theLeadUrges() {
            day.at("2026-12-18T15:00");
            urge("fagaiwei", "请于今日下班前报送。");
            day.runDueJobs();
        }

        @Test
        @DisplayName("告知联络员和领导，等待回复，填报不受影响")
        void theUnitIsToldAndAsked() {
            assertThat(desk.openTasks(WUHUA)).containsExactly(ANSWER_URGE, FILL);
            assertThat(desk.notices(WUHUA, "report-urged:"))
                    .extracting(Told::user)
                    .containsExactlyInAnyOrder("wuhuaqu.liaison", "wuhuaqu.leader");
            assertThat(desk.variable(WUHUA, "urgeText")).isEqualTo("请于今日下班前报送。");
            assertThat(desk.variable(WUHUA, "urgedByName")).isEqualTo("市发展改革委");
            assertThat(desk.variable(WUHUA, "urgedText")).isEqualTo("12月18日 15:00");
            assertThat(desk.obligation(WUHUA).timesUrged()).isEqualTo(1);
        }

        @Test
        @DisplayName("回复送达催办单位")
        void theAnswerReachesTheUnitThatUrged() {
            desk.answerUrge(WUHUA, answer("数据正在核对，今日17时前报送。"));

            assertThat(desk.ends(WUHUA)).contains("endEvent_urgeAnswered");
            assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
            assertThat(desk.notices(WUHUA, "urge-answered:")).singleElement().satisfies(receipt -> {
                assertThat(receipt.user()).isEqualTo("fagaiwei.liaison");
                assertThat(receipt.text()).isEqualTo("回复：数据正在核对，今日17时前报送。");
            });
            assertThat(desk.lastUrge(WUHUA).orElseThrow().answer()).isEqualTo("数据正在核对，今日17时前报送。");
        }

        @Test
        @DisplayName("未回复前不能重复催办")
        void theSecondUrgeIsRefusedWhileTheFirstWaits() {
            assertThatThrownBy(() -> urge("yingshangban", "请尽快报送。"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("上一次催办尚未收到回复，请勿重复催办。");

            assertThat(desk.openTasks(WUHUA)).containsExactly(ANSWER_URGE, FILL);
            assertThat(desk.obligation(WUHUA).timesUrged()).isEqualTo(1);
        }

        @Test
        @DisplayName("回复后可由市营商环境办再催，回执送市营商环境办，表单不带上次的回复")
        void theOfficeMayUrgeOnceTheFirstIsAnswered() {
            desk.answerUrge(WUHUA, answer("今日17时前报送。"));

            urge("yingshangban", "仍未收到，请说明原因。");
            day.runDueJobs();

            assertThat(desk.variable(WUHUA, "urgedByName")).isEqualTo("市营商办");
            assertThat(desk.variable(WUHUA, "urgeAnswer")).isNull();
            desk.answerUrge(WUHUA, answer("领导出差，明日审签。"));
            assertThat(desk.notices(WUHUA, "urge-answered:"))
                    .extracting(Told::user, Told::text)
                    .containsExactly(
                            tuple("fagaiwei.liaison", "回复：今日17时前报送。"), tuple("yingshangban.liaison", "回复：领导出差，明日审签。"));
            assertThat(desk.notices(WUHUA, "report-urged:")).hasSize(4);
            assertThat(desk.obligation(WUHUA).timesUrged()).isEqualTo(2);
        }

        @Test
        @DisplayName("回执正在送达时再次催办，两份回执不会混淆")
        void urgingAgainBeforeTheReceiptIsDeliveredMixesNothingUp() {
            day.submit("wuhuaqu.liaison", desk.task(WUHUA, ANSWER_URGE), answer("今日17时前报送。"));
            urge("yingshangban", "仍未收到，请说明原因。");
            day.runDueJobs();

            assertThat(desk.notices(WUHUA, "urge-answered:")).singleElement().satisfies(receipt -> {
                assertThat(receipt.user()).isEqualTo("fagaiwei.liaison");
                assertThat(receipt.text()).isEqualTo("回复：今日17时前报送。");
            });
        }

        @Test
        @DisplayName("不写回复内容不予受理")
        void emptyAnswerIsRefused() {
            assertThatThrownBy(() -> desk.answerUrge(WUHUA, answer("  ")))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("“回复内容”为必填项");

            assertThat(desk.openTasks(WUHUA)).containsExactly(ANSWER_URGE, FILL);
            assertThat(desk.lastUrge(WUHUA).orElseThrow().answer()).isNull();
        }

        @Test
        @DisplayName("到季度关闭未回复的，催办失效")
        void unansweredUrgeLapses() {
            desk.letQuarterClose();

            assertThat(desk.hasEnded(WUHUA)).isTrue();
            assertThat(desk.ends(WUHUA)).contains("endEvent_urgeLapsed", "endEvent_missing");
            assertThat(desk.notices(WUHUA, "urge-answered:")).isEmpty();
        }

        @Test
        @DisplayName("报送被采纳的，未回复的催办一并结束")
        void acceptanceEndsAnOpenUrge() {
            desk.handIn(WUHUA, report());
            assertThat(desk.openTasks(WUHUA)).containsExactly(ANSWER_URGE, REVIEW);

            desk.review(WUHUA, accepted());

            assertThat(desk.hasEnded(WUHUA)).isTrue();
            assertThat(desk.openTasks(WUHUA)).isEmpty();
            assertThat(desk.ends(WUHUA)).contains("endEvent_accepted").doesNotContain("endEvent_urgeLapsed");
        }
    }

    @Nested
    @DisplayName("不能催办")
    class NotToBeUrged {

        @Test
        @DisplayName("既非牵头单位也非市营商环境办")
        void foreignUnitIsRefused() {
            assertRefused("gonganju", "请尽快报送。", "只有牵头单位或领导小组办公室可以催办。");
        }

        @Test
        @DisplayName("没有写催办事项，或超过500字")
        void textIsNeeded() {
            assertRefused("fagaiwei", " ", "“催办事项”应为1至500字，现有0字。");
            assertRefused("fagaiwei", "催".repeat(501), "“催办事项”应为1至500字，现有501字。");
        }

        @Test
        @DisplayName("已经报送")
        void reportThatIsHandedInIsNotUrged() {
            desk.handIn(WUHUA, report());

            assertRefused("fagaiwei", "请尽快报送。", "这项报送现为“待审核”，无需催办。");
        }

        private void assertRefused(String unit, String text, String message) {
            assertThatThrownBy(() -> urge(unit, text))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(message);

            assertThat(desk.obligation(WUHUA).timesUrged()).isZero();
            assertThat(desk.openTasks(WUHUA)).doesNotContain(ANSWER_URGE);
        }
    }

    private void urge(String unit, String text) {
        urges.urge(WUHUA, text, Set.of(UnitId.of(unit)), unit + ".liaison");
    }
}
