package org.everspring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.Shown;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;

@DisplayName("按决策表提醒")
class DutyRemindersTest {

    private static final WorkCalendar CALENDAR =
            WorkCalendar.read(new ClassPathResource("calendar/statutory-days.csv"));
    private static final Plan PLAN = Plan.read(new ClassPathResource("plan/small.yaml"));

    private final SettableClock clock = new SettableClock("2026-12-17T09:00:00");
    private final List<Notice> posted = new ArrayList<>();
    private Set<Addressee> addressees = EnumSet.of(Addressee.LIAISON);
    private DutyReminders reminders;

    @BeforeEach
    void tableRemindsEveryDayButTheLast() {
        Notices notices = mock(Notices.class);
        doAnswer(call -> posted.addAll(call.getArgument(0))).when(notices).postAll(any());
        ReminderPolicy policy =
                (duty, left) -> left == 0 ? Optional.empty() : Optional.of(new Reminder("蓝色", addressees, "请尽快报送。"));
        NoticeTemplates templates = new NoticeTemplates(notices, new Shown(new StaticListableBeanFactory()), PLAN);
        reminders = new DutyReminders(policy, CALENDAR, templates, PLAN, clock);
    }

    @Test
    @DisplayName("写明级别、单位、事项、期限和剩余工作日")
    void tellsWhatIsDueWhen() {
        reminders.sendFor(notice(Duty.REPORT));

        Notice told = posted.get(0);
        assertThat(posted).hasSize(1);
        assertThat(told.subject()).isEqualTo("【蓝色】市公安局：2026Q4 1.1 企业开办季度报送");
        assertThat(told.text()).isEqualTo("请尽快报送。截止时间2026年12月20日（周日）24时，尚余1个工作日。");
        assertThat(told.businessKey()).isEqualTo("2026Q4:1.1:gonganju");
        assertThat(told.urgency()).isEqualTo(Urgency.DIGEST);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-14T09:00:00, 尚余4个工作日, DIGEST",
        "2026-12-21T09:00:00, 已逾期1个工作日, IMMEDIATE",
        "2026-12-31T09:00:00, 已逾期9个工作日, IMMEDIATE",
    })
    @DisplayName("截止之前进汇总邮件，逾期之后立即发出")
    void isUrgentOnceTheDateHasPassed(String now, String standing, Urgency urgency) {
        clock.set(now);

        reminders.sendFor(notice(Duty.REPORT));

        assertThat(posted).singleElement().satisfies(told -> {
            assertThat(told.text()).endsWith("24时，" + standing + "。");
            assertThat(told.urgency()).isEqualTo(urgency);
        });
    }

    @Test
    @DisplayName("当天没有规则就不发")
    void sendsNothingWithoutARule() {
        clock.set("2026-12-18T09:00:00");

        reminders.sendFor(notice(Duty.REPORT));

        assertThat(posted).isEmpty();
    }

    @Test
    @DisplayName("各类对象对应到单位和角色")
    void knowsWhoIsMeant() {
        addressees = EnumSet.allOf(Addressee.class);

        reminders.sendFor(notice(Duty.REPORT));

        assertThat(posted)
                .extracting(told -> told.to().unit() + " " + told.to().role())
                .containsExactlyInAnyOrder(
                        "gonganju LIAISON",
                        "gonganju LEADER",
                        "fagaiwei LIAISON",
                        "yingshangban LIAISON",
                        "lingdaoxiaozu LIAISON",
                        "lingdaoxiaozu LEADER");
    }

    @Test
    @DisplayName("欠账的就是牵头单位时，联络员只收一份")
    void tellsOneRecipientOnce() {
        addressees = EnumSet.of(Addressee.LIAISON, Addressee.LEAD);

        reminders.sendFor(new DutyNotice(
                Duty.SUMMARY, "2026Q4:1.1", "1.1 企业开办", UnitId.of("fagaiwei"), UnitId.of("fagaiwei"), due()));

        assertThat(posted)
                .extracting(Notice::to)
                .containsExactly(new Recipient(UnitId.of("fagaiwei"), UnitRole.LIAISON));
    }

    @Test
    @DisplayName("同一天同一事项用同一个编号，次日另编")
    void keepsOneKeyADayAndDuty() {
        reminders.sendFor(notice(Duty.REPORT));
        clock.set("2026-12-17T23:59:59");
        reminders.sendFor(notice(Duty.REPORT));
        reminders.sendFor(notice(Duty.MEASURES));
        clock.set("2026-12-21T00:00:00");
        reminders.sendFor(notice(Duty.REPORT));

        assertThat(posted)
                .extracting(Notice::key)
                .containsExactly(
                        "reminder:report:2026Q4:1.1:gonganju:2026-12-17",
                        "reminder:report:2026Q4:1.1:gonganju:2026-12-17",
                        "reminder:measures:2026Q4:1.1:gonganju:2026-12-17",
                        "reminder:report:2026Q4:1.1:gonganju:2026-12-21");
    }

    private static DutyNotice notice(Duty duty) {
        return new DutyNotice(
                duty, "2026Q4:1.1:gonganju", "2026Q4 1.1 企业开办", UnitId.of("gonganju"), UnitId.of("fagaiwei"), due());
    }

    private static Deadline due() {
        return new Deadline(LocalDate.parse("2026-12-20"));
    }
}
