package org.everspring.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;
import org.everspring.access.SignedInStaff;
import org.everspring.access.StaffMember;
import org.everspring.engine.Actors;
import org.everspring.engine.EngineAccess;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.notification.Inbox;
import org.everspring.notification.Person;
import org.everspring.notification.Recipient;
import org.everspring.notification.Recipients;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("代办")
class DeputiesTest {

    private static final String LIAISON = "wuhuaqu.liaison";
    private static final String LEADER = "wuhuaqu.leader";
    private static final UnitId WUHUA = UnitId.of("wuhuaqu");
    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");

    @Autowired
    private Deputies deputies;

    @Autowired
    private DeputyTasks deputyTasks;

    @Autowired
    private EffectiveGroups groups;

    @Autowired
    private SignedInStaff staff;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Recipients recipients;

    @Autowired
    private Inbox inbox;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Autowired
    private Actors actors;

    @Autowired
    private EngineAccess engine;

    @Autowired
    private Workday workday;

    @BeforeEach
    void itIsTheFirstOfDecember() {
        workday.at("2026-12-01T09:00");
    }

    @Nested
    @DisplayName("代办期间")
    class WhileStandingIn {

        @Test
        @DisplayName("代理人自首日零时至末日24时具有被代理人的职责")
        void deputyHasThePrincipalsGroupsOnBothDaysIncluded() {
            name(LEADER, LIAISON, "2026-12-02", "2026-12-03");

            assertThat(groups.of(LIAISON)).doesNotContain("leader");
            workday.at("2026-12-02T00:00");
            assertThat(groups.of(LIAISON)).containsExactlyInAnyOrder("wuhuaqu", "liaison", "leader");
            workday.at("2026-12-03T23:59:59");
            assertThat(groups.of(LIAISON)).contains("leader");
            workday.at("2026-12-04T00:00");
            assertThat(groups.of(LIAISON)).doesNotContain("leader");
        }

        @Test
        @DisplayName("管理类角色不随代办转移")
        void whatThePrincipalAdministersGoesToNobody() {
            identities.createMembership(LEADER, "process-owner");
            identities.createMembership(LEADER, "camunda-admin");
            try {
                nameToday(LEADER, LIAISON);

                assertThat(groups.of(LIAISON)).containsExactlyInAnyOrder("wuhuaqu", "liaison", "leader");
                assertThat(staff(LIAISON).roles()).isEmpty();
            } finally {
                identities.deleteMembership(LEADER, "process-owner");
                identities.deleteMembership(LEADER, "camunda-admin");
            }
        }

        @Test
        @DisplayName("代办不能再转给第三人")
        void whatWasGainedIsNotPassedOn() {
            admin("panlongqu.liaison", "wuhuaqu.liaison");
            admin("wuhuaqu.liaison", "anningshi.liaison");

            assertThat(groups.of("wuhuaqu.liaison")).contains("panlongqu");
            assertThat(groups.of("anningshi.liaison")).contains("wuhuaqu").doesNotContain("panlongqu");
        }

        @Test
        @DisplayName("通知同时送代理人，期满后不再送")
        void noticesReachTheDeputyToo() {
            name(LIAISON, LEADER, "2026-12-01", "2026-12-01");

            assertThat(told(new Recipient(WUHUA, UnitRole.LIAISON))).containsExactly(LEADER, LIAISON);
            assertThat(told(Recipient.person(LIAISON, WUHUA))).containsExactly(LEADER, LIAISON);
            workday.at("2026-12-02T00:00");
            assertThat(told(new Recipient(WUHUA, UnitRole.LIAISON))).containsExactly(LIAISON);
        }

        @Test
        @DisplayName("被代理人或代理人停用后代办随即失效")
        void disabledPeopleNeitherStandInNorAreStoodInFor() {
            nameToday(LEADER, LIAISON);

            accounts.disable(staff("admin"), LEADER, "调离");

            assertThat(groups.of(LIAISON)).doesNotContain("leader");
        }

        @Test
        @DisplayName("撤销后立即失效，再次撤销不出错")
        void endedPeriodEndsAtOnce() {
            var period = nameToday(LEADER, LIAISON);
            workday.at("2026-12-02T09:00");

            deputies.end(staff(LEADER), period.id());
            deputies.end(staff(LEADER), period.id());

            assertThat(groups.of(LIAISON)).doesNotContain("leader");
            assertThat(deputies.concerning(LEADER))
                    .extracting(DeputyPeriod::lastDay)
                    .containsExactly(TODAY);
        }

        @Test
        @DisplayName("当天登记当天撤销的不留记录")
        void periodEndedOnItsFirstDayIsGone() {
            var period = nameToday(LEADER, LIAISON);

            deputies.end(staff(LEADER), period.id());

            assertThat(deputies.concerning(LEADER)).isEmpty();
        }
    }

    @Nested
    @DisplayName("已领办的任务")
    class ClaimedTasks {

        private Task task;

        @BeforeEach
        void theLiaisonHasClaimedATask() {
            workday.openQuarter("2026Q4");
            task = workday.task("2026Q4:1.1:wuhuaqu", "userTask_fillReport");
            workday.as(LIAISON, () -> tasks.claim(task.getId(), LIAISON));
        }

        @Test
        @DisplayName("不是代理人的同事不能接办")
        void colleagueMayNotTakeItOver() {
            assertThat(deputyTasks.of(staff(LEADER))).isEmpty();
            assertThatThrownBy(() -> deputyTasks.takeOver(staff(LEADER), task.getId()))
                    .isInstanceOf(AlreadyDoneException.class);
            assertThatThrownBy(() -> workday.as(LEADER, () -> tasks.setAssignee(task.getId(), LEADER)))
                    .isInstanceOf(AuthorizationException.class);
        }

        @Test
        @DisplayName("代理人接办后姓名注明代办，被代理人可以收回")
        void deputyTakesItOverAndThePrincipalTakesItBack() {
            nameToday(LIAISON, LEADER);

            assertThat(deputyTasks.of(staff(LEADER)))
                    .extracting(DeputyTasks.Claimed::taskId)
                    .containsExactly(task.getId());
            deputyTasks.takeOver(staff(LEADER), task.getId());

            assertThat(reread().getAssignee()).isEqualTo(LEADER);
            assertThat(reread().getOwner()).isEqualTo(LIAISON);
            assertThat(actorName(LEADER)).isEqualTo("五华区负责人（代五华区联络员）");
            workday.as(LIAISON, () -> tasks.setAssignee(task.getId(), LIAISON));
            assertThat(reread().getAssignee()).isEqualTo(LIAISON);
            assertThat(reread().getOwner()).isNull();
            assertThat(actorName(LIAISON)).isEqualTo("五华区联络员");
        }

        @Test
        @DisplayName("代理人不能把任务派给别人")
        void deputyHandsItToNobodyElse() {
            nameToday(LIAISON, LEADER);

            assertThatThrownBy(() -> workday.as(LEADER, () -> tasks.setAssignee(task.getId(), "panlongqu.liaison")))
                    .isInstanceOf(AuthorizationException.class);
        }

        @Test
        @DisplayName("代理人退回后不再注明代办")
        void givenBackItIsNobodysPlaceAnyMore() {
            nameToday(LIAISON, LEADER);
            deputyTasks.takeOver(staff(LEADER), task.getId());

            workday.as(LEADER, () -> tasks.setAssignee(task.getId(), null));

            assertThat(reread().getAssignee()).isNull();
            assertThat(reread().getOwner()).isNull();
        }

        @Test
        @DisplayName("其他单位的代理人看到并办理被代理人单位的任务")
        void deputyOfAnotherUnitWorksTheUnitsTasks() {
            admin(LIAISON, "panlongqu.liaison");
            var other = staff("panlongqu.liaison");

            assertThat(other.memberOf(WUHUA)).isTrue();
            deputyTasks.takeOver(other, task.getId());
            assertThat(actorName("panlongqu.liaison")).isEqualTo("盘龙区联络员（代五华区联络员）");
            asDeputy("panlongqu.liaison", () -> tasks.setAssignee(task.getId(), null));
            asDeputy("panlongqu.liaison", () -> tasks.claim(task.getId(), "panlongqu.liaison"));
            assertThat(actorName("panlongqu.liaison")).isEqualTo("盘龙区联络员（代五华区联络员）");
        }

        @Test
        @DisplayName("任务列表的“代办任务”只列被代理人领办的任务")
        void filterShowsWhatThePrincipalsHaveClaimed() {
            assertThat(shown(LEADER)).isEmpty();
            nameToday(LIAISON, LEADER);

            assertThat(shown(LEADER)).containsExactly(task.getId());
            assertThat(shown(LIAISON)).isEmpty();
        }

        private List<String> shown(String user) {
            String filter = filters.createTaskFilterQuery()
                    .filterName(TaskFilters.DEPUTY_TASKS)
                    .singleResult()
                    .getId();
            var found = new ArrayList<String>();
            asDeputy(user, () -> filters.<Task>listPage(filter, 0, 100).forEach(each -> found.add(each.getId())));
            return found;
        }

        private Task reread() {
            return tasks.createTaskQuery().taskId(task.getId()).singleResult();
        }

        /** As the listener asks that records who has finished the task. */
        private String actorName(String user) {
            var names = new ArrayList<String>();
            asDeputy(
                    user,
                    () -> names.add(engine.unchecked(() -> actors.of(
                                    Context.getCommandContext().getTaskManager().findTaskById(task.getId()))
                            .name())));
            return names.get(0);
        }
    }

    @Nested
    @DisplayName("指定代理人")
    class Naming {

        @Test
        @DisplayName("代理人收到通知，注明期间和事由")
        void deputyIsTold() {
            nameToday(LEADER, LIAISON);

            assertThat(inbox.page(LIAISON, false, 1).page().rows())
                    .anySatisfy(notice -> assertThat(notice.text()).contains("五华区负责人", "2026年12月5日", "出差"));
        }

        @Test
        @DisplayName("负责人可为本单位人员指定，联络员不可为负责人指定")
        void leaderNamesForThePeopleOfTheUnit() {
            deputies.name(staff(LEADER), LIAISON, LEADER, TODAY, TODAY, "病假");

            refused(() -> deputies.name(staff(LIAISON), LEADER, LIAISON, TODAY, TODAY, "病假"), "只能为本人指定");
            refused(
                    () -> deputies.name(staff(LEADER), "panlongqu.liaison", "panlongqu.leader", TODAY, TODAY, "病假"),
                    "只能为本人指定");
        }

        @Test
        @DisplayName("正在代行负责人职责的人不能再为他人指定代理人")
        void deputyOfALeaderNamesNobody() {
            nameToday(LEADER, LIAISON);

            refused(() -> deputies.name(staff(LIAISON), LEADER, LIAISON, TODAY, TODAY, "病假"), "只能为本人指定");
        }

        @Test
        @DisplayName("跨单位代办只能由用户管理员指定，且职责须相同")
        void deputyOfAnotherUnitIsForWhoeverKeepsTheAccounts() {
            refused(() -> nameToday(LIAISON, "panlongqu.liaison"), "须是同一单位");
            refused(() -> admin(LIAISON, "panlongqu.leader"), "职责（联络员、负责人）须相同");
            refused(() -> admin(LEADER, "operator"), "不属于任何单位");
            refused(() -> admin("operator", LIAISON), "不属于任何单位");

            admin(LIAISON, "panlongqu.liaison");

            assertThat(groups.of("panlongqu.liaison")).contains("wuhuaqu");
        }

        @Test
        @DisplayName("日期、账号和事由逐项核对")
        void everythingIsChecked() {
            refused(() -> name(LIAISON, LEADER, "2026-11-30", "2026-12-02"), "不能早于今天");
            refused(() -> name(LIAISON, LEADER, "2026-12-03", "2026-12-02"), "结束日期不能早于开始日期");
            refused(() -> name(LIAISON, LEADER, "2026-12-03", "2027-12-03"), "最长一年");
            refused(() -> deputies.name(staff(LIAISON), LIAISON, LEADER, null, TODAY, "出差"), "起止日期");
            refused(() -> nameToday(LIAISON, LIAISON), "不能指定本人");
            refused(() -> nameToday(LIAISON, "nobody"), "没有这个账号");
            refused(() -> deputies.name(staff(LIAISON), LIAISON, LEADER, TODAY, TODAY, " "), "事由");
            nameToday(LIAISON, LEADER);
            refused(() -> nameToday(LIAISON, LEADER), "无须重复指定");
            assertThat(groups.of(LEADER)).contains("liaison");
        }

        @Test
        @DisplayName("无关人员不能撤销他人的代办安排")
        void strangerEndsNothing() {
            var period = nameToday(LEADER, LIAISON);

            refused(() -> deputies.end(staff("panlongqu.leader"), period.id()), "可以撤销");
            refused(() -> deputies.end(staff(LIAISON), period.id()), "可以撤销");
            assertThat(groups.of(LIAISON)).contains("leader");
        }
    }

    private void admin(String principal, String deputy) {
        deputies.name(staff("user-administrator"), principal, deputy, TODAY, TODAY, "借调");
    }

    private DeputyPeriod nameToday(String principal, String deputy) {
        return name(principal, deputy, "2026-12-01", "2026-12-05");
    }

    private DeputyPeriod name(String principal, String deputy, String from, String to) {
        return deputies.name(staff(principal), principal, deputy, LocalDate.parse(from), LocalDate.parse(to), "出差");
    }

    private StaffMember staff(String userId) {
        return staff.find(userId).orElseThrow();
    }

    private List<String> told(Recipient recipient) {
        return recipients.of(recipient).stream().map(Person::userId).toList();
    }

    private void asDeputy(String userId, Runnable action) {
        identities.setAuthentication(userId, groups.of(userId));
        try {
            action.run();
        } finally {
            identities.clearAuthentication();
        }
    }

    private static void refused(Runnable action, String reason) {
        assertThatThrownBy(action::run)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason);
    }
}
