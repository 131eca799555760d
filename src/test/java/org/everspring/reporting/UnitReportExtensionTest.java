package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.granted;
import static org.everspring.support.Inputs.refused;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.returned;
import static org.everspring.support.ReportingDesk.DECIDE_EXTENSION;
import static org.everspring.support.ReportingDesk.FILL;
import static org.everspring.support.ReportingDesk.REVIEW;

import java.time.LocalDate;
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
@DisplayName("责任单位季度报送：延期")
class UnitReportExtensionTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private UnitReports reporting;

    @Autowired
    private ReportExtensions extensions;

    @Autowired
    private Obligations obligations;

    @BeforeEach
    void theQuarterIsOpen() {
        desk.openQuarter();
    }

    @Nested
    @DisplayName("申请之后")
    class Requested {

        @BeforeEach
        void theUnitAsksForFourMoreDays() {
            day.letDaysPass("2026-12-16", "2026-12-16");
            ask("2026-12-24");
        }

        @Test
        @DisplayName("牵头单位收到申请和通知，填报任务仍在")
        void theLeadIsAskedWhileTheUnitGoesOn() {
            assertThat(desk.openTasks(WUHUA)).containsExactly(DECIDE_EXTENSION, FILL);
            assertThat(desk.variable(WUHUA, "extensionReason")).isEqualTo("等待年度统计数据。");
            assertThat(desk.variable(WUHUA, "grantedDate")).isEqualTo("2026-12-24");
            assertThat(desk.notices(WUHUA, "extension-requested:"))
                    .extracting(Told::user)
                    .containsExactly("fagaiwei.liaison");
        }

        @Test
        @DisplayName("同意后期限、任务到期日和期限文字一起顺延")
        void grantedExtensionMovesTheDate() {
            desk.decideExtension(WUHUA, granted("2026-12-24"));

            assertThat(desk.ends(WUHUA)).contains("endEvent_extensionGranted");
            assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
            assertThat(desk.obligation(WUHUA).due().day()).isEqualTo("2026-12-24");
            assertThat(desk.task(WUHUA, FILL).getDueDate()).isEqualTo("2026-12-25T00:00:00+08:00");
            assertThat(desk.variable(WUHUA, "dueText")).isEqualTo("2026年12月24日（周四）24时");
            assertThat(desk.notices(WUHUA, "extension-answered:"))
                    .singleElement()
                    .satisfies(notice -> {
                        assertThat(notice.user()).isEqualTo("wuhuaqu.liaison");
                        assertThat(notice.subject()).startsWith("延期申请已同意");
                        assertThat(notice.text()).contains("2026年12月24日（周四）24时");
                    });
        }

        @Test
        @DisplayName("同意后提醒和督办只按新期限发出")
        void remindersFollowTheNewDateOnly() {
            desk.decideExtension(WUHUA, granted("2026-12-24"));

            day.letDaysPass("2026-12-17", "2026-12-28");

            assertThat(desk.reminders(WUHUA))
                    .containsExactlyInAnyOrder(
                            "12-17 提醒 wuhuaqu.liaison",
                            "12-21 蓝色 wuhuaqu.liaison",
                            "12-23 蓝色 wuhuaqu.liaison",
                            "12-23 蓝色 wuhuaqu.leader",
                            "12-24 蓝色 wuhuaqu.liaison",
                            "12-24 蓝色 wuhuaqu.leader",
                            "12-25 黄色 wuhuaqu.liaison",
                            "12-25 黄色 wuhuaqu.leader",
                            "12-25 黄色 fagaiwei.liaison",
                            "12-28 黄色 wuhuaqu.liaison",
                            "12-28 黄色 wuhuaqu.leader",
                            "12-28 黄色 fagaiwei.liaison");
        }

        @Test
        @DisplayName("新期限内报送的算按期，退回后另给两个工作日修改")
        void aReportWithinTheNewTermIsOnTime() {
            desk.decideExtension(WUHUA, granted("2026-12-24"));
            day.at("2026-12-24T23:59");
            desk.handIn(WUHUA, report());

            assertThat(desk.obligation(WUHUA).lateWorkingDays()).isZero();

            desk.review(WUHUA, returned("请补充办件量。"));

            assertThat(desk.task(WUHUA, FILL).getDueDate()).isEqualTo("2026-12-29T00:00:00+08:00");
            assertThat(desk.obligation(WUHUA).lateWorkingDays()).isZero();
        }

        @Test
        @DisplayName("牵头单位可以另定日期")
        void theLeadMayGrantAnotherDate() {
            desk.decideExtension(WUHUA, granted("2026-12-22"));

            assertThat(desk.obligation(WUHUA).due().day()).isEqualTo("2026-12-22");
            assertThat(desk.lastExtension(WUHUA).orElseThrow().requestedOn()).isEqualTo("2026-12-24");
        }

        @Test
        @DisplayName("不同意则维持原期限并说明理由")
        void refusedExtensionKeepsTheDate() {
            desk.decideExtension(WUHUA, refused("请先报送已有数据。"));

            assertThat(desk.ends(WUHUA)).contains("endEvent_extensionRefused");
            assertThat(desk.obligation(WUHUA).due().day()).isEqualTo("2026-12-20");
            assertThat(desk.task(WUHUA, FILL).getDueDate()).isEqualTo("2026-12-21T00:00:00+08:00");
            assertThat(desk.notices(WUHUA, "extension-answered:"))
                    .singleElement()
                    .satisfies(notice -> {
                        assertThat(notice.user()).isEqualTo("wuhuaqu.liaison");
                        assertThat(notice.text()).contains("报送期限仍为2026年12月20日（周日）24时", "请先报送已有数据。");
                    });
        }

        @Test
        @DisplayName("不同意后可以再次申请，表单不带上次的批复")
        void afterARefusalTheUnitMayAskAgain() {
            desk.decideExtension(WUHUA, refused("请先报送已有数据。"));

            ask("2026-12-22");

            assertThat(desk.variable(WUHUA, "extensionDecision")).isNull();
            assertThat(desk.variable(WUHUA, "extensionComment")).isNull();
            desk.decideExtension(WUHUA, granted("2026-12-22"));
            assertThat(desk.obligation(WUHUA).due().day()).isEqualTo("2026-12-22");
            assertThat(desk.notices(WUHUA, "extension-answered:")).hasSize(2);
        }

        @Test
        @DisplayName("批复正在送达时再次申请，两次各有各的批复")
        void askingAgainBeforeTheAnswerIsDeliveredMixesNothingUp() {
            day.submit("fagaiwei.liaison", desk.task(WUHUA, DECIDE_EXTENSION), granted("2026-12-22"));
            ask("2026-12-24");
            day.runDueJobs();

            assertThat(desk.obligation(WUHUA).due().day()).isEqualTo("2026-12-22");

            desk.decideExtension(WUHUA, refused("已延期一次。"));
            assertThat(desk.obligation(WUHUA).due().day()).isEqualTo("2026-12-22");
            assertThat(desk.notices(WUHUA, "extension-answered:"))
                    .extracting(notice -> notice.subject().substring(0, 8))
                    .containsExactly("延期申请已同意：", "延期申请未获同意");
        }

        @Test
        @DisplayName("等待批复时不能重复申请")
        void theSecondRequestIsRefusedWhileTheFirstWaits() {
            assertThatThrownBy(() -> ask("2026-12-23"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("上一次延期申请还在等待牵头单位批复，请勿重复申请。");

            assertThat(desk.openTasks(WUHUA)).containsExactly(DECIDE_EXTENSION, FILL);
            assertThat(desk.lastExtension(WUHUA).orElseThrow().number()).isEqualTo(1);
        }

        @Test
        @DisplayName("到季度关闭未批复的申请失效")
        void undecidedRequestLapses() {
            desk.letQuarterClose();

            assertThat(desk.hasEnded(WUHUA)).isTrue();
            assertThat(desk.ends(WUHUA)).contains("endEvent_extensionLapsed", "endEvent_missing");
            assertThat(desk.lastExtension(WUHUA).orElseThrow().state()).isEqualTo(Extension.State.REQUESTED);
            assertThat(desk.notices(WUHUA, "extension-answered:")).isEmpty();
        }

        @Test
        @DisplayName("等待批复时报送并被采纳的，流程全部结束")
        void acceptanceEndsAnOpenRequest() {
            desk.handIn(WUHUA, report());
            assertThat(desk.openTasks(WUHUA)).containsExactly(DECIDE_EXTENSION, REVIEW);

            desk.review(WUHUA, accepted());

            assertThat(desk.hasEnded(WUHUA)).isTrue();
            assertThat(desk.openTasks(WUHUA)).isEmpty();
            assertThat(desk.ends(WUHUA)).contains("endEvent_accepted").doesNotContain("endEvent_extensionLapsed");
        }

        @Test
        @DisplayName("同意而不写日期、写的日期不在期内，不同意而不说理由，都不予受理")
        void theLeadsAnswerHasToFit() {
            assertDecisionRefused(null, "“延期至”为必填项");
            assertDecisionRefused("2026-12-20", "延期后的日期应晚于现期限2026年12月20日，且不晚于本季度关闭日2026年12月31日。");
            assertDecisionRefused("2027-01-01", "延期后的日期应晚于现期限");
            assertThatThrownBy(() -> desk.decideExtension(WUHUA, refused(null)))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessage("不同意延期时请说明理由。");

            assertThat(desk.openTasks(WUHUA)).containsExactly(DECIDE_EXTENSION, FILL);
            assertThat(desk.lastExtension(WUHUA).orElseThrow().state()).isEqualTo(Extension.State.REQUESTED);
            assertThat(desk.variable(WUHUA, "extensionDecision")).isNull();
        }

        private void assertDecisionRefused(String date, String message) {
            // The form comes with the date asked for; the browser sends it back even when it is emptied.
            var decision = granted(date == null ? "" : date);
            assertThatThrownBy(() -> desk.decideExtension(WUHUA, decision))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining(message);
        }
    }

    @Nested
    @DisplayName("不能申请")
    class NotToBeRequested {

        @Test
        @DisplayName("日期不晚于现期限，或晚于季度关闭日")
        void dateOutsideTheTermIsRefused() {
            assertRefused("2026-12-20", "延期后的日期应晚于现期限2026年12月20日，且不晚于本季度关闭日2026年12月31日。");
            assertRefused("2027-01-01", "延期后的日期应晚于现期限2026年12月20日，且不晚于本季度关闭日2026年12月31日。");
        }

        @Test
        @DisplayName("期限已过")
        void afterTheDueDateItIsTooLate() {
            day.at("2026-12-21T00:00");

            assertRefused("2026-12-24", "报送期限已过，不能再申请延期，请尽快报送。");
        }

        @Test
        @DisplayName("已经报送")
        void reportThatIsHandedInNeedsNone() {
            desk.handIn(WUHUA, report());

            assertRefused("2026-12-24", "这项报送现为“待审核”，不需要延期。");
        }

        @Test
        @DisplayName("没有理由")
        void reasonIsNeeded() {
            assertThatThrownBy(() -> extensions.request(
                            WUHUA, LocalDate.parse("2026-12-24"), " ", Set.of(WUHUA.unit()), "wuhuaqu.liaison"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("“延期理由”应为1至500字，现有0字。");
        }

        @Test
        @DisplayName("其他单位代为申请")
        void foreignUnitIsRefused() {
            assertThatThrownBy(() -> extensions.request(
                            WUHUA,
                            LocalDate.parse("2026-12-24"),
                            "等待年度统计数据。",
                            Set.of(UnitId.of("gonganju")),
                            "gonganju.liaison"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("只能为本单位的报送申请延期。");
        }

        private void assertRefused(String date, String message) {
            assertThatThrownBy(() -> ask(date))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(message);

            assertThat(desk.lastExtension(WUHUA)).isEmpty();
            assertThat(desk.openTasks(WUHUA)).doesNotContain(DECIDE_EXTENSION);
        }
    }

    private void ask(String date) {
        extensions.request(WUHUA, LocalDate.parse(date), "等待年度统计数据。", Set.of(WUHUA.unit()), "wuhuaqu.liaison");
    }
}
