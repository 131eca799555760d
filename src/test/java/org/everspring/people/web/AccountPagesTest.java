package org.everspring.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("账号管理和代办安排页面")
class AccountPagesTest {

    private static final String ACCOUNT = "/board/accounts/wuhuaqu.leader";
    private static final Pattern PASSWORD = Pattern.compile("初始口令：<code>([^<]+)</code>");

    @Autowired
    private Environment environment;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Workday workday;

    private Browser keeper;

    @BeforeEach
    void userAdministratorIsSignedIn() {
        workday.at("2026-12-01T09:00");
        keeper = Browser.signedIn(environment, "user-administrator");
    }

    @AfterEach
    void newcomerIsGone() {
        identities.deleteUser("lisi");
    }

    @Nested
    @DisplayName("停用和启用")
    class Disabling {

        @Test
        @DisplayName("停用后网页登录和接口调用立即失效，再登录时说明原因，启用后恢复")
        void disabledAccountIsSignedInNowhereAnyMore() {
            var leader = Browser.signedIn(environment, "wuhuaqu.leader");
            assertThat(engineRest("wuhuaqu.leader")).isEqualTo(200);

            keeper.post(ACCOUNT + "/disable", Map.of("reason", "退休"));

            assertThat(leader.get("/desk").location()).startsWith("/login");
            assertThat(leader.get("/camunda/api/engine/engine/default/task").status())
                    .isEqualTo(401);
            assertThat(engineRest("wuhuaqu.leader")).isEqualTo(401);
            var again = Browser.of(environment);
            var refused = again.post("/login", Map.of("username", "wuhuaqu.leader", "password", "EverSpring-2023"));
            assertThat(refused.location()).isEqualTo("/login?error");
            assertThat(again.get("/login?error").text()).contains("账号已停用");
            assertThat(keeper.get(ACCOUNT).text()).contains("退休", "用户管理员</span>停用", "已停用");

            keeper.post(ACCOUNT + "/enable", Map.of());

            assertThat(engineRest("wuhuaqu.leader")).isEqualTo(200);
        }

        @Test
        @DisplayName("口令不对的人看不出账号是否停用")
        void wrongPasswordTellsNothingOfTheAccount() {
            keeper.post(ACCOUNT + "/disable", Map.of("reason", "退休"));
            var stranger = Browser.of(environment);

            stranger.post("/login", Map.of("username", "wuhuaqu.leader", "password", "Wrong-2023-x"));

            assertThat(stranger.get("/login?error").text()).contains("账号或口令不正确").doesNotContain("停用");
        }

        @Test
        @DisplayName("停用后已领办的任务退回单位待办")
        void claimedTasksGoBackToTheUnit() {
            workday.openQuarter("2026Q4");
            var task = workday.task("2026Q4:1.1:wuhuaqu", "userTask_fillReport");
            workday.as("wuhuaqu.leader", () -> tasks.claim(task.getId(), "wuhuaqu.leader"));

            keeper.post(ACCOUNT + "/disable", Map.of("reason", "调离"));

            assertThat(tasks.createTaskQuery()
                            .taskId(task.getId())
                            .singleResult()
                            .getAssignee())
                    .isNull();
        }

        @Test
        @DisplayName("不写原因不能停用，所填保留")
        void reasonIsNeeded() {
            var page = keeper.post(ACCOUNT + "/disable", Map.of("reason", " "));

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.text()).contains("没有办理成功", "停用原因");
            assertThat(engineRest("wuhuaqu.leader")).isEqualTo(200);
        }

        @Test
        @DisplayName("不能停用本人，用户管理员不能办理管理和监督人员的账号")
        void neitherOneselfNorAnAdministrator() {
            assertThat(keeper.post("/board/accounts/user-administrator/disable", Map.of("reason", "调离"))
                            .text())
                    .contains("不能办理本人的账号");
            for (String account : new String[] {"admin", "auditor", "operator", "process-owner"}) {
                for (String action : new String[] {"disable", "enable", "unlock", "password", "place"}) {
                    var page = keeper.post("/board/accounts/" + account + "/" + action, Map.of("reason", "调离"));

                    assertThat(page.status()).as(account + " " + action).isEqualTo(422);
                    assertThat(page.text()).contains("属于系统管理类账号，只能由系统管理员办理");
                }
            }
        }
    }

    @Nested
    @DisplayName("开通和调整")
    class Keeping {

        @Test
        @DisplayName("开通后以显示一次的初始口令登录")
        void newcomerSignsInWithThePasswordThatIsShownOnce() {
            var answer = keeper.post(
                    "/board/accounts/new",
                    Map.of("id", "lisi", "name", "李四", "email", "", "units", "wuhuaqu", "duties", "liaison"));
            assertThat(answer.location()).isEqualTo("/board/accounts/lisi");
            var shown = PASSWORD.matcher(keeper.get("/board/accounts/lisi").text());
            assertThat(shown.find()).isTrue();
            assertThat(keeper.get("/board/accounts/lisi").text()).doesNotContain("初始口令");

            var login = Browser.of(environment).post("/login", Map.of("username", "lisi", "password", shown.group(1)));

            assertThat(login.location()).isEqualTo("/desk");
            assertThat(groups("lisi")).containsExactlyInAnyOrder("wuhuaqu", "liaison");
        }

        @Test
        @DisplayName("重名账号、无效账号和没有职责的单位都被拒绝，所填保留")
        void whatIsWrongIsToldAndKept() {
            var taken = keeper.post("/board/accounts/new", Map.of("id", "admin", "name", "李四"));
            var invalid = keeper.post("/board/accounts/new", Map.of("id", "李四", "name", "李四"));
            var incomplete = keeper.post("/board/accounts/new", Map.of("id", "lisi", "name", "李四", "units", "wuhuaqu"));

            assertThat(taken.text()).contains("已经存在", "value=\"李四\"");
            assertThat(invalid.text()).contains("“账号”应为2至64个字母");
            assertThat(incomplete.text()).contains("须同时选择", "value=\"wuhuaqu\" selected");
            assertThat(identities.createUserQuery().userId("lisi").count()).isZero();
        }

        @Test
        @DisplayName("调整后属于所选的单位和角色，重置口令后原口令失效")
        void movesAndResets() {
            keeper.post("/board/accounts/new", Map.of("id", "lisi", "name", "李四"));
            var first = PASSWORD.matcher(keeper.get("/board/accounts/lisi").text());
            assertThat(first.find()).isTrue();
            assertThat(keeper.get("/board/accounts?kind=IDLE").text()).contains("李四");

            keeper.post("/board/accounts/lisi/place", Map.of("units", "panlongqu", "duties", "leader"));
            assertThat(keeper.get("/board/accounts/lisi").text()).contains("已调整，即时生效");
            keeper.post("/board/accounts/lisi/password", Map.of());

            assertThat(groups("lisi")).containsExactlyInAnyOrder("panlongqu", "leader");
            var second = PASSWORD.matcher(keeper.get("/board/accounts/lisi").text());
            assertThat(second.find()).isTrue();
            assertThat(second.group(1)).isNotEqualTo(first.group(1));
            assertThat(Browser.of(environment)
                            .post("/login", Map.of("username", "lisi", "password", first.group(1)))
                            .location())
                    .isEqualTo("/login?error");
        }

        @Test
        @DisplayName("管理和监督角色只由系统管理员设置")
        void rolesAreGivenByAdministratorsOnly() {
            var administrator = Browser.signedIn(environment, "admin");
            keeper.post("/board/accounts/new", Map.of("id", "lisi", "name", "李四"));

            var refused = keeper.post("/board/accounts/lisi/place", Map.of("roles", "PROCESS_OWNER"));
            var opened = keeper.post("/board/accounts/new", Map.of("id", "wangwu", "name", "王五", "roles", "OPERATOR"));

            assertThat(refused.text()).contains("只能由系统管理员设置");
            assertThat(opened.text()).contains("只能由系统管理员设置");
            assertThat(keeper.get("/board/accounts/new").text()).doesNotContain("PROCESS_OWNER");
            assertThat(groups("lisi")).isEmpty();

            administrator.post("/board/accounts/lisi/place", Map.of("roles", "PROCESS_OWNER"));

            assertThat(groups("lisi")).containsExactly("process-owner");
            assertThat(administrator.get("/board/accounts/new").text()).contains("PROCESS_OWNER");
        }

        @Test
        @DisplayName("没有人能在本页成为系统管理员，也不能调整本人的角色")
        void nobodyIsMadeAnAdministratorHere() {
            keeper.post("/board/accounts/new", Map.of("id", "lisi", "name", "李四"));

            var answer = keeper.post("/board/accounts/lisi/place", Map.of("roles", "ADMINISTRATOR"));
            var group =
                    keeper.post("/board/accounts/lisi/place", Map.of("units", "camunda-admin", "duties", "liaison"));
            var own = keeper.post("/board/accounts/user-administrator/place", Map.of("roles", "PROCESS_OWNER"));

            assertThat(answer.text()).contains("系统管理员只能由系统管理员");
            assertThat(group.text()).contains("所选单位不在工作方案中");
            assertThat(own.text()).contains("不能办理本人的账号");
            assertThat(groups("lisi")).isEmpty();
            assertThat(groups("user-administrator")).containsExactly("user-administrator");
        }

        @ParameterizedTest
        @ValueSource(strings = {"yingshangban", "lingdaoxiaozu"})
        @DisplayName("用户管理员不能把人编入办公室和领导小组，也不能办理其人员的口令、单位和代办，系统管理员可以")
        void officeAndLeadingGroupAreKeptByAdministrators(String unit) {
            keeper.post("/board/accounts/new", Map.of("id", "lisi", "name", "李四"));
            keeper.get("/board/accounts/lisi");
            var administrator = Browser.signedIn(environment, "admin");
            var place = Map.of("units", unit, "duties", "liaison");

            assertThat(keeper.post("/board/accounts/lisi/place", place).text()).contains("只能由系统管理员编入或移出");
            assertThat(groups("lisi")).isEmpty();

            administrator.post("/board/accounts/lisi/place", place);

            assertThat(administrator.get("/board/accounts/lisi").text()).contains("已调整，即时生效");
            assertThat(groups("lisi")).contains(unit);
            assertThat(keeper.get("/board/accounts/lisi").text())
                    .contains("由系统管理员办理")
                    .doesNotContain("确认重置", "保存调整", "确认指定");
            assertThat(keeper.post("/board/accounts/lisi/password", Map.of()).text())
                    .contains("只能由系统管理员办理")
                    .doesNotContain("初始口令");
            assertThat(keeper.post("/board/accounts/lisi/place", Map.of("units", "panlongqu", "duties", "leader"))
                            .text())
                    .contains("只能由系统管理员办理");
            assertThat(keeper.post(
                                    "/board/accounts/lisi/deputy",
                                    Map.of(
                                            "deputy",
                                            "wuhuaqu.leader",
                                            "from",
                                            "2026-12-01",
                                            "to",
                                            "2026-12-02",
                                            "reason",
                                            "出差"))
                            .text())
                    .contains("请联系系统管理员");
            administrator.post("/board/accounts/lisi/password", Map.of());
            assertThat(administrator.get("/board/accounts/lisi").text()).contains("初始口令");
        }

        @Test
        @DisplayName("演示账号的口令不能重置")
        void demonstrationPasswordStays() {
            assertThat(keeper.post(ACCOUNT + "/password", Map.of()).text()).contains("演示账号的口令是公开的");
        }
    }

    @Nested
    @DisplayName("查看")
    class Seeing {

        @ParameterizedTest
        @ValueSource(strings = {"wuhuaqu.leader", "yingshangban.liaison", "process-owner", "operator"})
        @DisplayName("其他人员看不到也办不了")
        void othersSeeAndDoNothing(String user) {
            var browser = Browser.signedIn(environment, user);

            assertThat(browser.get("/board/accounts").status()).isEqualTo(403);
            assertThat(browser.get(ACCOUNT).status()).isEqualTo(403);
            assertThat(browser.post(ACCOUNT + "/disable", Map.of("reason", "调离"))
                            .status())
                    .isEqualTo(403);
            assertThat(browser.get("/desk").text()).doesNotContain("账号管理");
            assertThat(engineRest("wuhuaqu.leader")).isEqualTo(200);
        }

        @Test
        @DisplayName("审计人员只能查看")
        void auditorOnlyLooks() {
            var auditor = Browser.signedIn(environment, "auditor");

            assertThat(auditor.get(ACCOUNT).text()).contains("五华区负责人").doesNotContain("确认停用", "确认重置", "保存调整");
            assertThat(auditor.post(ACCOUNT + "/disable", Map.of("reason", "调离"))
                            .status())
                    .isEqualTo(403);
            assertThat(engineRest("wuhuaqu.leader")).isEqualTo(200);
        }

        @Test
        @DisplayName("按姓名、单位和范围查找，不存在的账号答复404")
        void findsByWordsAndKind() {
            assertThat(keeper.get("/board/accounts?text=%E7%9B%98%E9%BE%99").text())
                    .contains("盘龙区联络员", "共2个")
                    .doesNotContain("五华区联络员");
            assertThat(keeper.get("/board/accounts?kind=special").text())
                    .contains("流程负责人")
                    .doesNotContain("五华区联络员");
            assertThat(keeper.get("/board/accounts?kind=disabled").text()).contains("没有符合条件的账号");
            assertThat(keeper.get("/board/accounts?page=-7").status()).isEqualTo(200);
            assertThat(keeper.get("/board/accounts?kind=x"))
                    .satisfies(refused -> assertThat(refused.status()).isEqualTo(400))
                    .satisfies(refused -> assertThat(refused.text()).contains("“范围”没有“X”这一项，请重新选择。"));
            assertThat(keeper.get("/board/accounts/nobody").status()).isEqualTo(404);
        }
    }

    @Nested
    @DisplayName("登录限制")
    class Throttle {

        @Test
        @DisplayName("连续失败后正确的口令也须等待，用户管理员解除后即可登录")
        void throttledAccountIsToldHowLongAndForgiven() {
            var browser = Browser.of(environment);
            for (int failure = 0; failure < 5; failure++) {
                browser.post("/login", Map.of("username", "panlongqu.leader", "password", "Wrong-2023-x"));
            }

            var blocked = browser.post("/login", Map.of("username", "panlongqu.leader", "password", "EverSpring-2023"));

            assertThat(blocked.location()).isEqualTo("/login?error");
            assertThat(browser.get("/login?error").text()).contains("连续登录失败次数过多，请在", "秒后再试");
            assertThat(engineRest("panlongqu.leader")).isEqualTo(401);
            assertThat(engineRest("wuhuaqu.leader")).isEqualTo(200);
            assertThat(keeper.get("/board/accounts/panlongqu.leader").text()).contains("部分地址暂时不能登录");

            keeper.post("/board/accounts/panlongqu.leader/unlock", Map.of());

            assertThat(engineRest("panlongqu.leader")).isEqualTo(200);
        }
    }

    @Nested
    @DisplayName("代办安排")
    class DeputyPage {

        @Test
        @DisplayName("本人指定同事代办，代理人的页面列出，撤销后消失")
        void namesADeputyAndEndsIt() {
            var leader = Browser.signedIn(environment, "wuhuaqu.leader");
            var liaison = Browser.signedIn(environment, "wuhuaqu.liaison");

            var answer = leader.post(
                    "/desk/deputy",
                    Map.of(
                            "principal", "wuhuaqu.leader",
                            "deputy", "wuhuaqu.liaison",
                            "from", "2026-12-01",
                            "to", "2026-12-05",
                            "reason", "出差"));

            assertThat(answer.location()).isEqualTo("/desk/deputy");
            assertThat(leader.get("/desk/deputy").text())
                    .contains("代办安排已登记：2026年12月1日至2026年12月5日由五华区联络员代五华区负责人办理。", "代办中");
            var seen = liaison.get("/desk/deputy").text();
            assertThat(seen).contains("今天由我代办", "出差；由五华区负责人指定").doesNotContain("/end\"");
            var end = Pattern.compile("/desk/deputy/[0-9a-f-]{36}/end")
                    .matcher(leader.get("/desk/deputy").text());
            assertThat(end.find()).isTrue();
            leader.post(end.group(), Map.of());
            assertThat(liaison.get("/desk/deputy").text()).doesNotContain("今天由我代办");
        }

        @Test
        @DisplayName("填错时说明原因并保留所填")
        void keepsWhatWasTyped() {
            var page = Browser.signedIn(environment, "wuhuaqu.leader")
                    .post(
                            "/desk/deputy",
                            Map.of(
                                    "principal", "wuhuaqu.leader",
                                    "deputy", "wuhuaqu.liaison",
                                    "from", "2026-11-01",
                                    "to", "2026/12/05",
                                    "reason", "出差<b>"));

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.text())
                    .contains("日期不正确", "value=\"2026-11-01\"", "出差&lt;b&gt;", "value=\"wuhuaqu.liaison\" selected");
        }

        @Test
        @DisplayName("在页面接办后直接打开任务")
        void takesATaskOver() {
            workday.openQuarter("2026Q4");
            var task = workday.task("2026Q4:1.1:wuhuaqu", "userTask_fillReport");
            workday.as("wuhuaqu.liaison", () -> tasks.claim(task.getId(), "wuhuaqu.liaison"));
            var leader = Browser.signedIn(environment, "wuhuaqu.leader");
            leader.post(
                    "/desk/deputy",
                    Map.of(
                            "principal", "wuhuaqu.liaison",
                            "deputy", "wuhuaqu.leader",
                            "from", "2026-12-01",
                            "to", "2026-12-01",
                            "reason", "病假"));
            assertThat(leader.get("/desk/deputy").text()).contains("填报推进情况", "接办");

            var answer = leader.post("/desk/deputy/tasks/" + task.getId() + "/take-over", Map.of());

            assertThat(answer.location()).isEqualTo("/camunda/app/tasklist/default/#/?task=" + task.getId());
            assertThat(leader.post("/desk/deputy/tasks/" + task.getId() + "/take-over", Map.of())
                            .text())
                    .contains("已由他人接办");
            assertThat(leader.post("/desk/deputy/no-uuid/end", Map.of()).status())
                    .isEqualTo(400);
        }

        @Test
        @DisplayName("用户管理员可在账号页为他人指定和撤销")
        void userAdministratorNamesForOthers() {
            keeper.post(
                    ACCOUNT + "/deputy",
                    Map.of("deputy", "panlongqu.leader", "from", "2026-12-01", "to", "2026-12-31", "reason", "借调"));
            var page = keeper.get(ACCOUNT).text();
            var end = Pattern.compile(ACCOUNT + "/deputy/[0-9a-f-]{36}/end").matcher(page);

            assertThat(page).contains("盘龙区负责人", "借调；由用户管理员指定");
            assertThat(end.find()).isTrue();
            keeper.post(end.group(), Map.of());
            assertThat(keeper.get(ACCOUNT).text()).contains("没有代办安排");
            var refused = keeper.post(
                    ACCOUNT + "/deputy", Map.of("deputy", "nobody", "from", "2026-12-01", "to", "2026-12-31"));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("value=\"nobody\"");
        }
    }

    private List<String> groups(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private int engineRest(String user) {
        return http.withBasicAuth(user, "EverSpring-2023")
                .getForEntity("/engine-rest/task/count", String.class)
                .getStatusCode()
                .value();
    }
}
