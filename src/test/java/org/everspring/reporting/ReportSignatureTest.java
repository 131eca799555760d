package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.returned;
import static org.everspring.support.ReportingDesk.FILL;
import static org.everspring.support.ReportingDesk.REVIEW;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Told;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

@EngineTest
@DisplayName("责任单位季度报送：设置了本单位负责人签批")
class ReportSignatureTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final ObligationId POLICE = ObligationId.parse("2026Q4:1.1:gonganju");
    private static final String SIGN = "userTask_signReport";
    private static final String LEADER = "wuhuaqu.leader";
    private static final Map<String, Object> AGREED = Map.of("signDecision", "agree");

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private UnitReports reporting;

    @Autowired
    private ReportSigning signing;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Plan plan;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void oneUnitSigns() {
        signedBy("wuhuaqu");
        desk.openQuarter();
    }

    @AfterEach
    void nobodySigns() {
        signedBy();
    }

    private void signedBy(String... units) {
        ReflectionTestUtils.setField(
                (Object) AopTestUtils.getTargetObject(signing), "settings", new SigningSettings(List.of(units)));
    }

    @Test
    @DisplayName("填好后由负责人签批，签批即报送，是否按期以签批之时为准；其他单位直接报送")
    void theLeaderHandsIn() {
        desk.handIn(WUHUA, report());
        desk.handIn(POLICE, report());

        assertThat(desk.openTasks(POLICE)).containsExactly(REVIEW);
        assertThat(desk.openTasks(WUHUA)).containsExactly(SIGN);
        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.OPEN);
        assertThat(desk.told(WUHUA, "report-to-sign:")).containsExactly(LEADER);
        assertThat(desk.told(WUHUA, "report-submitted:")).isEmpty();
        assertThat(desk.variable(WUHUA, "progress")).isNotNull();

        day.at("2026-12-23T10:00");
        sign(AGREED);

        assertThat(desk.openTasks(WUHUA)).containsExactly(REVIEW);
        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
        assertThat(desk.obligation(WUHUA).lateWorkingDays()).isEqualTo(3);
        desk.review(WUHUA, accepted());
        assertThat(desk.ends(WUHUA)).containsExactly("endEvent_accepted");
    }

    @Test
    @DisplayName("退回的须写意见，回到填报，意见和所填内容都在；再交再签")
    void theLeaderSendsBack() {
        desk.handIn(WUHUA, report().progress("等待签批的推进情况，已完成。"));
        assertThatThrownBy(() -> sign(Map.of("signDecision", "return"))).hasMessageContaining("“退回意见”为必填项");

        sign(Map.of("signDecision", "return", "signOpinion", "请补充数据。"));

        assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
        assertThat(desk.variable(WUHUA, "signReturnReason")).isEqualTo("请补充数据。");
        assertThat(desk.variable(WUHUA, "progress")).isEqualTo("等待签批的推进情况，已完成。");
        assertThat(desk.notices(WUHUA, "report-unsigned:")).singleElement().satisfies(told -> {
            assertThat(told.user()).isEqualTo("wuhuaqu.liaison");
            assertThat(told.text()).contains("签批意见：请补充数据。");
        });

        desk.handIn(WUHUA, report().progress("按签批意见补充数据的推进情况。"));
        assertThat(desk.told(WUHUA, "report-to-sign:")).containsExactly(LEADER, LEADER);
        sign(AGREED);

        assertThat(desk.openTasks(WUHUA)).containsExactly(REVIEW);
        assertThat(desk.obligation(WUHUA).round()).isEqualTo(1);
        desk.review(WUHUA, returned("请补充佐证。"));
        assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
        assertThat(desk.variable(WUHUA, "signReturnReason")).isNull();
    }

    @Test
    @DisplayName("联络员、外单位不能代签，也不能领走签批任务")
    void nobodyElseSigns() {
        desk.handIn(WUHUA, report());
        String task = desk.task(WUHUA, SIGN).getId();

        assertThatThrownBy(() -> day.submit("wuhuaqu.liaison", desk.task(WUHUA, SIGN), AGREED))
                .hasMessageContaining("签批由本单位负责人办理，联络员不能代签");
        assertThatThrownBy(() -> day.as("wuhuaqu.liaison", () -> tasks.claim(task, "wuhuaqu.liaison")))
                .hasMessageContaining("联络员不能代签");
        assertThatThrownBy(() -> day.submit("panlongqu.leader", desk.task(WUHUA, SIGN), AGREED))
                .isInstanceOf(RuntimeException.class);
        assertThat(desk.openTasks(WUHUA)).containsExactly(SIGN);
        assertThat(desk.task(WUHUA, SIGN).getAssignee()).isNull();

        day.as(LEADER, () -> tasks.claim(task, LEADER));
        sign(AGREED);
        assertThat(desk.openTasks(WUHUA)).containsExactly(REVIEW);
    }

    @Test
    @DisplayName("负责人出差时，其代理人可以签批")
    void theLeadersDeputySigns() {
        desk.handIn(WUHUA, report());
        jdbc.sql(
                        "insert into deputy (id, principal_id, deputy_id, first_day, last_day, reason, named_by, named_by_name,"
                                + " named_at) values (?, ?, ?, '2026-12-01', '2026-12-31', '出差', ?, '五华区负责人', current_timestamp)")
                .params(UUID.randomUUID(), LEADER, "wuhuaqu.liaison", LEADER)
                .update();

        day.submit("wuhuaqu.liaison", desk.task(WUHUA, SIGN), AGREED);

        assertThat(desk.openTasks(WUHUA)).containsExactly(REVIEW);
    }

    @Test
    @DisplayName("临近期限还没有签批的，提醒也发给负责人")
    void remindsTheLeader() {
        desk.handIn(WUHUA, report());

        day.letDaysPass("2026-12-14", "2026-12-18");

        List<String> told = desk.notices(WUHUA, "reminder:report:").stream()
                .map(Told::user)
                .sorted()
                .toList();
        assertThat(told).containsOnly("wuhuaqu.liaison", LEADER);
        assertThat(told.stream().filter(LEADER::equals))
                .as("each time that the unit is reminded")
                .hasSize(told.size() / 2);
        assertThat(desk.notices(POLICE, "reminder:report:").stream()
                        .filter(reminder -> reminder.user().equals("gonganju.leader")))
                .as("only when the table says so")
                .hasSizeLessThan(told.size() / 2);
    }

    @Test
    @DisplayName("签批途中可以撤回到填报；停在签批到季度关闭的，登记缺报")
    void goesBackOrIsMissing() {
        desk.handIn(WUHUA, report());

        reporting.withdraw(WUHUA, Set.of(UnitId.of("wuhuaqu")));

        assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
        desk.handIn(WUHUA, report());
        desk.letQuarterClose();
        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.MISSING);
        assertThat(desk.hasEnded(WUHUA)).isTrue();
    }

    @Test
    @DisplayName("设置里的单位不在工作方案中时不能启动；all 表示全部单位")
    void knowsItsUnits() {
        assertThatThrownBy(() -> new SigningSettings(List.of("wuhuaqu", "xiaofangju")).check(plan))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“xiaofangju”不是工作方案中的单位");
        new SigningSettings(List.of("all")).check(plan);
        assertThat(new SigningSettings(List.of("all")).isNeeded(UnitId.of("gonganju")))
                .isTrue();
        assertThat(new SigningSettings(List.of()).isNeeded(UnitId.of("gonganju")))
                .isFalse();
    }

    private void sign(Map<String, Object> decision) {
        day.submit(LEADER, desk.task(WUHUA, SIGN), decision);
        day.runDueJobs();
    }
}
