package org.everspring.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("运行维护页面")
class OperationsPageTest {

    private static final String PAGE = "/board/operations";

    @Autowired
    private Environment environment;

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JdbcClient jdbc;

    @Nested
    @DisplayName("谁能看")
    class Readers {

        @ParameterizedTest
        @ValueSource(strings = {"admin", "operator"})
        @DisplayName("系统管理员和运维人员可以看，页眉有入口")
        void whoeverOperatesReads(String user) {
            var page = Browser.signedIn(environment, user).get(PAGE);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("<h1>运行维护</h1>", "aria-current=\"page\">运行维护");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "wuhuaqu.liaison",
                    "yingshangban.leader",
                    "lingdaoxiaozu.leader",
                    "process-owner",
                    "user-administrator"
                })
        @DisplayName("其他人员不能看，页眉也没有入口")
        void nobodyElseReads(String user) {
            var browser = Browser.signedIn(environment, user);

            assertThat(browser.get(PAGE).status()).isEqualTo(403);
            assertThat(browser.get("/desk/notices").text()).doesNotContain("运行维护");
        }

        @Test
        @DisplayName("未登录时先到登录页")
        void aStrangerSignsInFirst() {
            assertThat(Browser.of(environment).get(PAGE).location()).isEqualTo("/login");
        }
    }

    @Nested
    @DisplayName("报送开启之后")
    class InAQuarter {

        @Test
        @DisplayName("写明流程、任务、逾期的数量，没有异常时明说")
        void countsWhatRuns() {
            desk.openQuarter();
            day.runDueJobs();

            assertThat(figure("待办任务"))
                    .isEqualTo(tasks.createTaskQuery().count())
                    .isPositive();
            assertThat(figure("运行中的流程"))
                    .isEqualTo(runtime.createProcessInstanceQuery().count());
            assertThat(figure("其中已逾期")).isZero();
            assertThat(show())
                    .contains("节假日安排登记到2026年12月31日为止，还有30天", "没有异常事件", "没有停住的流程")
                    .doesNotContain("目前没有需要处理的异常");
            day.at("2026-10-31T09:00");
            assertThat(show()).contains("目前没有需要处理的异常");
            day.at("2026-12-01T10:00");

            day.at("2026-12-21T08:00");

            assertThat(figure("其中已逾期"))
                    .isEqualTo(tasks.createTaskQuery()
                            .dueBefore(ClockUtil.getCurrentTime())
                            .count())
                    .isPositive();
        }

        @Test
        @DisplayName("到期很久没有执行的作业要提示")
        void warnsOfJobsThatWait() {
            desk.openQuarter();
            day.runDueJobs();

            day.at("2026-12-18T12:00");

            assertThat(figure("等待执行的作业")).isPositive();
            assertThat(show()).contains("有作业到期后超过15分钟没有执行", "最早的一项作业应于2026年12月");
        }

        @Test
        @DisplayName("不再重试的作业列为异常事件，写明流程、环节和业务编号，可以直接打开")
        void namesWhatHasFailed() {
            desk.openQuarter();
            day.runDueJobs();
            Job reminder = jobs.createJobQuery()
                    .activityId("event_reportOverdue")
                    .list()
                    .get(0);
            var instance = runtime.createProcessInstanceQuery()
                    .processInstanceId(reminder.getProcessInstanceId())
                    .singleResult();

            jobs.setJobRetries(reminder.getId(), 0);

            assertThat(figure("不再重试的作业")).isEqualTo(1);
            assertThat(show())
                    .contains("有1起异常事件")
                    .contains("责任单位季度报送", "已逾期", instance.getBusinessKey(), "没有记录原因")
                    .contains("/camunda/app/cockpit/default/#/process-instance/" + instance.getId() + "/runtime");
        }

        @Test
        @DisplayName("作业失败的原因用中文写明，不带引擎的英文")
        void tellsWhyInChinese() {
            desk.openQuarter();
            Job job = jobs.createJobQuery()
                    .activityId("event_reportOverdue")
                    .listPage(0, 1)
                    .get(0);
            Exception reason = new IllegalStateException("没有编号为“<APP>*a*”的单位。");
            Exception wrapped = new ProcessEngineException(
                    "Exception while invoking TaskListener: " + reason.getMessage(),
                    new RuntimeException("Unknown property used in expression: ${unit}", reason));

            while (jobs.createJobQuery().jobId(job.getId()).withRetriesLeft().count() == 1) {
                engine.getCommandExecutorTxRequired()
                        .execute(engine.getFailedJobCommandFactory().getCommand(job.getId(), wrapped));
            }

            assertThat(figure("不再重试的作业")).isEqualTo(1);
            assertThat(show())
                    .contains("data-label=\"原因\">没有编号为“&lt;APP&gt;*a*”的单位。<")
                    .doesNotContain("Exception while", "Unknown property");
            assertThat(jobs.getJobExceptionStacktrace(job.getId())).contains("Unknown property");
        }

        @Test
        @DisplayName("写明还没有发出的通知；没有邮件服务器时明说")
        void tellsWhatHasNotBeenMailed() {
            desk.openQuarter();
            day.runDueJobs();

            assertThat(figure("未到发送时间的通知"))
                    .isEqualTo(jdbc.sql("select count(*) from notice where mail_id is null")
                            .query(Long.class)
                            .single())
                    .isPositive();
            assertThat(show()).contains("没有配置邮件服务器");
        }
    }

    @Nested
    @DisplayName("节点和版本")
    class Machines {

        @AfterEach
        void forgetTheOtherNode() {
            jdbc.sql("delete from live_node").update();
        }

        @Test
        @DisplayName("列出本节点和两分钟内报到过的其他节点；时钟不准的写明相差多少")
        void listsTheNodesThatAreAlive() {
            reported("ys2:100", 10, 0);
            reported("ys3:100", 70, -600_000);
            reported("ys4:100", 130, 0);

            assertThat(show())
                    .contains("本页由此节点提供", "不执行作业")
                    .contains(">ys2:100<", "2026年12月1日 09:50启动<")
                    .containsPattern("2026年12月1日 09:50启动，已有7\\d秒没有消息")
                    .contains("节点ys3:100的时钟与数据库相差600秒，它已停止接收请求和执行作业")
                    .doesNotContain("ys4:100");
        }

        @Test
        @DisplayName("写明各组件版本，如实说明引擎的社区版已到最后一个版本")
        void saysOpenlyThatTheEngineIsTheLastOfItsLine() {
            assertThat(show())
                    .contains(
                            "<dt>Camunda</dt><dd>7.24.0</dd>",
                            "<dt>Java</dt>",
                            "<dt>Spring Boot</dt><dd>3.5",
                            "<dt>H2</dt>")
                    .contains("7.24 是社区版的最后一个版本", "CVE-2026-109432", "CVE-2026-77226");
        }

        private void reported(String node, int secondsAgo, long clockAhead) {
            jdbc.sql("insert into live_node (name, started_at, seen_at, executes_jobs, clock_ahead_millis)"
                            + " values (?, ?, dateadd(second, ?, current_timestamp), true, ?)")
                    .params(node, OffsetDateTime.parse("2026-12-01T09:50+08:00"), -secondsAgo, clockAhead)
                    .update();
        }
    }

    private String show() {
        return Browser.signedIn(environment, "operator").get(PAGE).text();
    }

    private long figure(String name) {
        Matcher figure = Pattern.compile("<dt>" + name + "</dt><dd>(\\d+)</dd>").matcher(show());
        assertThat(figure.find()).as(name).isTrue();
        return Long.parseLong(figure.group(1));
    }
}
