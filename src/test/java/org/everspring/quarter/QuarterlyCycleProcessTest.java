package org.everspring.quarter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.everspring.bulletin.Bulletins;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.calendar.DeadlinePolicy;
import org.everspring.calendar.Quarter;
import org.everspring.engine.InputRefusedException;
import org.everspring.forms.JsonVariable;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.measures.MeasureBreakdowns;
import org.everspring.notification.ReminderSchedule;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.UnitReports;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@EngineTest
@DisplayName("季度报送流程")
class QuarterlyCycleProcessTest {

    private static final String KEY = "quarterlyCycle";
    private static final String OFFICE = "yingshangban.liaison";
    private static final Quarter Q4 = new Quarter(2026, 4);
    private static final ScoringPeriod SCORED = ScoringPeriod.of(Q4);
    private static final String COLLATE = "userTask_collateBulletin";

    /** What the small plan opens. */
    private static final Map<String, Integer> WHOLE = new TreeMap<>(Map.of(
            "summary", 3,
            "obligation", 4,
            "breakdown", 4,
            "notice", 4,
            "itemSummary", 3,
            "unitReport", 4,
            "measureBreakdown", 4));

    @Autowired
    private Workday workday;

    @Autowired
    private Quarters quarters;

    @Autowired
    private QuarterBulletins bulletins;

    @Autowired
    private Bulletins issued;

    @Autowired
    private Scores scores;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @Nested
    @DisplayName("到日自动开启")
    class ByTheTimer {

        @BeforeEach
        void timerWaits() {
            workday.at("2026-11-20T08:00");
            workday.awaitNextOpening();
        }

        @Test
        @DisplayName("季末月首个工作日九时开启，下一次在下季度末月")
        void opensOnTheFirstWorkingDayOfTheLastMonth() {
            assertThat(workday.startTimer().getDuedate()).isEqualTo("2026-12-01T09:00:00");

            workday.at("2026-12-01T08:59");
            workday.runDueJobs();
            assertThat(count("reporting_quarter")).isZero();

            workday.at("2026-12-01T09:00");
            workday.runDueJobs();

            assertThat(opened()).isEqualTo(WHOLE);
            assertThat(quarters.get(Q4).state()).isEqualTo(QuarterState.OPEN);
            assertThat(workday.instance(KEY, "2026Q4")).isNotNull();
            assertThat(workday.startTimer().getDuedate()).isEqualTo("2027-03-01T09:00:00");
        }

        @Test
        @DisplayName("已手动开启的，定时到点时不再开启")
        void findsTheQuarterThatWasOpenedByHand() {
            workday.at("2026-11-25T10:00");
            open("2026Q4");

            workday.at("2026-12-01T09:00");
            workday.runDueJobs();

            assertThat(opened()).containsEntry("obligation", 4).containsEntry("unitReport", 4);
            assertThat(passed()).containsOnlyOnce("endEvent_alreadyOpen");
            assertThat(runtime.createProcessInstanceQuery()
                            .processDefinitionKey(KEY)
                            .count())
                    .isOne();
            assertThat(workday.startTimer().getDuedate()).isEqualTo("2027-03-01T09:00:00");
        }
    }

    @Nested
    @DisplayName("手动开启")
    class ByHand {

        @Test
        @DisplayName("市营商环境办填写季度即可开启")
        void officeOpensIt() {
            workday.at("2026-12-01T10:00");

            open("2026Q4");

            assertThat(opened()).isEqualTo(WHOLE);
            assertThat(quarters.get(Q4).openedSteps()).isEqualTo(7);
            assertThat(jdbc.sql("select admitted_by from reporting_quarter")
                            .query(String.class)
                            .single())
                    .isEqualTo(OFFICE);
        }

        @ParameterizedTest(name = "{0}：{1}")
        @CsvSource({
            "2026-12-01T10:00, 2026Q5, “报送季度”格式不正确（年份加 Q 和季度序号，共 6 个字符，例如 2026Q4 表示 2026 年第四季度）。所填内容未丢失，请修改后重新提交。",
            "2026-12-01T10:00, 2026q4, “报送季度”格式不正确（年份加 Q 和季度序号，共 6 个字符，例如 2026Q4 表示 2026 年第四季度）。所填内容未丢失，请修改后重新提交。",
            "2026-12-01T10:00, '      ', “报送季度”为必填项。所填内容未丢失，请修改后重新提交。",
            "2026-12-01T10:00, '', “报送季度”为必填项。所填内容未丢失，请修改后重新提交。",
            "2026-12-01T10:00, 2026Q3, 2026年第三季度的报送截止日（2026年9月20日）已过，不能再开启。",
            "2026-12-21T00:00, 2026Q4, 2026年第四季度的报送截止日（2026年12月20日）已过，不能再开启。",
            "2026-08-03T10:00, 2026Q4, 2026年第四季度尚未开始，不能提前开启。",
        })
        @DisplayName("不是季度、已过去、尚未开始的都不能开启")
        void refusesWhatCannotBeOpened(String now, String quarter, String message) {
            workday.at(now);

            assertRefused(quarter, message);
        }

        @Test
        @DisplayName("没有节假日安排的年份不能开启")
        void refusesAYearWithoutStatutoryDays() {
            workday.at("2027-03-01T10:00");

            assertThatThrownBy(() -> start(OFFICE, "2027Q1"))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageStartingWith("没有2027年的节假日安排");
            assertNothingOpened();
        }

        @Test
        @DisplayName("年底开启的，细化举措的期限可以跨年，按周末和法定节日暂算并在任务上说明")
        void opensLateInTheYearWithoutTheNextYearsHolidays() {
            workday.at("2026-12-18T10:00");

            open("2026Q4");

            assertThat(workday.task("measures:1.1:gonganju", "userTask_draftMeasures")
                            .getDueDate())
                    .isEqualTo("2027-01-05T00:00:00+08:00");
        }

        @Test
        @DisplayName("同一季度只能开启一次")
        void refusesTheSameQuarterTwice() {
            workday.at("2026-12-01T10:00");
            open("2026Q4");

            assertThatThrownBy(() -> start("yingshangban.leader", "2026Q4"))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessage("2026年第四季度已经开启，不能重复开启。");

            workday.runDueJobs();
            assertThat(opened()).isEqualTo(WHOLE);
        }

        @Test
        @DisplayName("两人同时开启，一人成功，另一人得到提示")
        void oneOfTwoAtOnceOpensIt() throws Exception {
            workday.at("2026-12-01T10:00");
            CyclicBarrier together = new CyclicBarrier(2);
            ExecutorService people = Executors.newFixedThreadPool(2);
            List<Future<String>> both = new ArrayList<>();

            for (String user : List.of(OFFICE, "yingshangban.leader")) {
                both.add(people.submit(() -> {
                    together.await();
                    try {
                        start(user, "2026Q4");
                        return "";
                    } catch (InputRefusedException e) {
                        return e.getMessage();
                    }
                }));
            }
            List<String> answers = List.of(both.get(0).get(), both.get(1).get());
            people.shutdown();
            workday.runDueJobs();

            assertThat(answers).containsExactlyInAnyOrder("", "2026年第四季度已经开启，不能重复开启。");
            assertThat(opened()).isEqualTo(WHOLE);
        }

        private void assertRefused(String quarter, String message) {
            assertThatThrownBy(() -> start(OFFICE, quarter))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessage(message);
            assertNothingOpened();
        }

        private void assertNothingOpened() {
            assertThat(count("reporting_quarter")).isZero();
            assertThat(runtime.createProcessInstanceQuery().count()).isZero();
        }
    }

    @Nested
    @DisplayName("分批下达")
    class InBatches {

        @Autowired
        private ItemSummaries summaries;

        @Autowired
        private UnitReports reports;

        @Autowired
        private MeasureBreakdowns measures;

        @Autowired
        private DeadlinePolicy deadlines;

        @Autowired
        private ReminderSchedule schedule;

        @Autowired
        private Plan plan;

        @Autowired
        private Clock clock;

        @Autowired
        private PlatformTransactionManager transactions;

        private QuarterOpening opening;

        @BeforeEach
        void quarterIsAdmitted() {
            workday.at("2026-12-01T10:00");
            QuarterSettings threeAtATime = new QuarterSettings(3, 2, 2, Duration.ofHours(1));
            opening = new QuarterOpening(
                    quarters, summaries, reports, measures, deadlines, schedule, threeAtATime, plan, clock);
            inTransaction(() -> {
                opening.admit("2026Q4", OFFICE);
                opening.prepare(Q4);
            });
        }

        @Test
        @DisplayName("每批的数量按设置，最后一批开完为止")
        void opensSoManyAtATimeUntilAllAreOpen() {
            assertThat(openBatch()).isFalse();
            assertThat(quarters.get(Q4).openedSteps()).isEqualTo(3);
            assertThat(opened()).containsEntry("summary", 1).containsEntry("obligation", 2);

            assertThat(openBatch()).isFalse();
            assertThat(quarters.get(Q4).openedSteps()).isEqualTo(6);
            assertThat(quarters.get(Q4).state()).isEqualTo(QuarterState.OPENING);

            assertThat(openBatch()).isTrue();
            assertThat(opened()).isEqualTo(WHOLE);
            assertThat(quarters.get(Q4).state()).isEqualTo(QuarterState.OPEN);
        }

        @Test
        @DisplayName("一批中途失败整批撤销，重试不重复")
        void batchThatBreaksLeavesNothingBehindAndIsRepeatedWhole() {
            openBatch();
            Map<String, Integer> afterTheFirst = opened();
            placeObstacle("2026Q4:1.2:panlongqu");

            assertThatThrownBy(this::openBatch).isInstanceOf(RuntimeException.class);

            removeObstacle("2026Q4:1.2:panlongqu");
            assertThat(opened()).isEqualTo(afterTheFirst);
            assertThat(quarters.get(Q4).openedSteps()).isEqualTo(3);

            openBatch();
            openBatch();
            assertThat(opened()).isEqualTo(WHOLE);
        }

        @Test
        @DisplayName("全部下达之后再执行一次，什么也不增加")
        void batchAfterTheLastChangesNothing() {
            openBatch();
            openBatch();
            openBatch();

            assertThat(openBatch()).isTrue();
            assertThat(opened()).isEqualTo(WHOLE);
        }

        private boolean openBatch() {
            return Boolean.TRUE.equals(
                    new TransactionTemplate(transactions).execute(transaction -> opening.openBatch(Q4)));
        }

        private void inTransaction(Runnable work) {
            new TransactionTemplate(transactions).executeWithoutResult(transaction -> work.run());
        }
    }

    @Test
    @DisplayName("下达任务的作业失败后，流程停在原处，重试即全部下达")
    void jobThatBreaksIsRepeatedFromWhereItStood() {
        workday.at("2026-12-01T10:00");
        start(OFFICE, "2026Q4");
        management.executeJob(jobOf("serviceTask_prepareQuarter").getId());
        placeObstacle("2026Q4:1.2:panlongqu");
        Job batch = jobOf("serviceTask_openBatch");

        assertThatThrownBy(() -> management.executeJob(batch.getId())).isInstanceOf(RuntimeException.class);

        removeObstacle("2026Q4:1.2:panlongqu");
        assertThat(opened().values()).containsOnly(0);
        assertThat(quarters.get(Q4).openedSteps()).isZero();

        workday.at("2026-12-01T10:05");
        workday.runDueJobs();
        assertThat(opened()).isEqualTo(WHOLE);
    }

    @Nested
    @DisplayName("归集和通报")
    class Collated {

        @BeforeEach
        void quarterIsOpen() {
            workday.at("2026-12-01T10:00");
            open("2026Q4");
        }

        @Test
        @DisplayName("两处同时推进同一个季度：后到的得知已由他人办理，不重复推进")
        void tellsTheSecondOfTwoWhoMoveIt() {
            ReportingQuarter read = quarters.get(Q4);
            quarters.move(read, QuarterState.COLLATING);

            assertThatThrownBy(() -> quarters.move(read, QuarterState.COLLATING))
                    .isInstanceOf(AlreadyDoneException.class)
                    .hasMessageContaining("2026年第四季度刚刚已由他人办理");
            assertThat(quarters.get(Q4).state()).isEqualTo(QuarterState.COLLATING);
        }

        @Test
        @DisplayName("汇总一齐，当即起草通报")
        void isDraftedAtOnceWhenTheLastSummaryIsIn() {
            workOff("2026Q4");

            Task task = workday.task("2026Q4", COLLATE);
            assertThat(passed()).contains("event_summariesComplete").doesNotContain("event_collationDate");
            assertThat(quarters.get(Q4).state()).isEqualTo(QuarterState.COLLATING);
            assertThat(task).isNotNull();
            assertThat(shown("bulletinNumber")).isEqualTo("〔2026〕1号");
            assertThat(shown("bulletinTitle")).isEqualTo("2026年第四季度营商环境重点任务推进情况通报");
            assertThat(shown("bulletinOverview"))
                    .isEqualTo(
                            "2026年第四季度，3项重点任务应报送4份，按期报送4份，逾期报送0份，缺报0份，按期率100%。牵头单位汇总通过3项。" + "\n牵头单位评定的总体进度：达到序时进度3项。");
            assertThat(shown("bulletinTargets"))
                    .isEqualTo("工作方案明确的目标值共1项，已达到1项。" + "\n已达到的：开办时限（任务1.1，目标≤ 0.5个工作日）市公安局0.5个工作日、五华区0.5个工作日。");
            assertThat(shown("bulletinProblems")).isEqualTo("本季度新发现问题0个，整改销号0个。截至2026年12月1日，在办0个，其中逾期0个。");
            assertThat(shown("bulletinExperiences")).isEqualTo("本季度没有典型经验入库。");
            assertThat(shown("bulletinConduct")).isEqualTo("3个责任单位中，3个单位全部按期报送。\n无缺报、逾期单位。");
            assertThat(shown("bulletinRequirements")).contains("倒排工期");
            assertThat(workday.rows("2026Q4", "bulletinItems"))
                    .extracting(row -> row.get("title"))
                    .containsExactly("1.1 企业开办", "1.2 便利纳税", "1.3 园区示范");
            assertThat(workday.rows("2026Q4", "bulletinItems").get(0).get("text"))
                    .isEqualTo("总体进度：达到序时进度。各责任单位按计划推进，企业开办时限压缩到半个工作日以内。\n下一步：下一季度开展跨区通办。");
            assertThat(workday.rows("2026Q4", "summaries").get(0))
                    .containsEntry("itemTitle", "1.1 企业开办")
                    .containsEntry("onTimeText", "2/2")
                    .containsEntry("missingText", "无");
        }

        @Test
        @DisplayName("到期仍未齐的，按缺报情况起草")
        void isDraftedOnTheCollationDateWithWhoIsMissing() {
            workday.at("2026-12-31T09:00");
            workday.runDueJobs();
            workday.at("2027-01-01T00:00");
            workday.runDueJobs();
            assertThat(workday.task("2026Q4", COLLATE)).isNotNull();

            assertThat(shown("bulletinOverview")).contains("按期报送0份，逾期报送0份，缺报4份，按期率0%。牵头单位汇总通过0项。");
            assertThat(shown("bulletinConduct")).contains("3个责任单位中，0个单位全部按期报送。", "缺报单位：市公安局（1.1）、");
            assertThat(shown("bulletinConduct")).contains("五华区（1.1、1.2）", "盘龙区（1.2）");
            assertThat(workday.rows("2026Q4", "bulletinItems").get(0).get("text"))
                    .isEqualTo("牵头单位市发展改革委的汇总汇总缺报。责任单位应报送2份，按期0份，缺报2份。");
        }

        @Test
        @DisplayName("汇总没有结果的，关闭一小时后起草")
        void isDraftedOnTheCollationDateThoughASummaryIsStillOpen() {
            workday.at("2026-12-31T09:00");
            workday.runDueJobs();
            // The office has not judged yet: that task has no end of its own.
            compile("2026Q4:1.3", "anningshi.liaison");
            workday.at("2027-01-01T00:00");
            workday.runDueJobs();
            assertThat(workday.task("2026Q4", COLLATE)).isNull();

            workday.at("2027-01-01T01:00");
            workday.runDueJobs();

            assertThat(workday.task("2026Q4", COLLATE)).isNotNull();
            assertThat(passed()).contains("event_collationDate").doesNotContain("event_summariesComplete");
        }

        @Test
        @DisplayName("起草之后数字变了的，签发时当场指出，改正后才能签发")
        void refusesFiguresThatAreNoLongerRight() {
            workOff("2026Q4");
            Map<String, Object> form = new LinkedHashMap<>(bulletin());
            form.put("bulletinOverview", "2026年第四季度，3项重点任务应报送4份，按期报送3份，逾期报送1份，缺报0份，按期率75%。牵头单位汇总通过3项。");

            assertThatThrownBy(() -> workday.submit(OFFICE, workday.task("2026Q4", COLLATE), form))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("“总体情况”中的数字与现在的台账不一致")
                    .hasMessageContaining("按期报送4份，逾期报送0份");
            assertThat(count("bulletin")).isZero();

            form.put("bulletinOverview", shown("bulletinOverview"));
            workday.submit(OFFICE, workday.task("2026Q4", COLLATE), form);
            assertThat(count("bulletin")).isOne();
        }

        @Test
        @DisplayName("在途的老版本流程：起草时写入的变量不再采用，表单按现在的数据起草，照样编号发布")
        void goesOnFromADraftOfTheModelBefore() {
            workOff("2026Q4");
            String process = workday.instance(KEY, "2026Q4").getId();
            runtime.setVariable(process, "bulletinNumber", "〔2026〕9号");
            runtime.setVariable(process, "bulletinOverview", "老版本起草的总体情况。");

            assertThat(shown("bulletinNumber")).isEqualTo("〔2026〕1号");
            assertThat(shown("bulletinOverview")).startsWith("2026年第四季度，3项重点任务");
            publish("2026Q4");

            assertThat(issued.find(Q4).orElseThrow().number()).isEqualTo("〔2026〕1号");
            assertThat(issued.find(Q4).orElseThrow().text().overview()).isEqualTo("本季度各项重点任务按计划推进，按期率百分之百。");
        }

        @Test
        @DisplayName("签发后发布，每个单位通知一次，重复执行不再通知")
        void isPublishedToEveryUnitOnce() {
            workOff("2026Q4");
            publish("2026Q4");

            assertThat(quarters.get(Q4).state()).isEqualTo(QuarterState.PUBLISHED);
            assertThat(issued.find(Q4).orElseThrow().publishedAt()).isNotNull();
            assertThat(issued.find(Q4).orElseThrow().number()).isEqualTo("〔2026〕1号");
            byte[] ledger = issued.ledger(Q4).orElseThrow();
            List<String> told = told();
            assertThat(told)
                    .containsExactlyInAnyOrder(
                            "yingshangban.liaison",
                            "lingdaoxiaozu.leader",
                            "fagaiwei.leader",
                            "shuiwuju.leader",
                            "gonganju.leader",
                            "wuhuaqu.leader",
                            "panlongqu.leader",
                            "anningshi.leader");

            bulletins.publish(Q4);

            assertThat(told()).isEqualTo(told);
            assertThat(issued.find(Q4).orElseThrow().number()).isEqualTo("〔2026〕1号");
            assertThat(issued.ledger(Q4).orElseThrow()).isEqualTo(ledger);
        }

        private List<String> told() {
            return jdbc.sql("select user_id from notice where notice_key like 'bulletin-published:2026Q4:%'")
                    .query(String.class)
                    .list();
        }

        @Test
        @DisplayName("通报发布后，到报送关闭再评分，流程结束")
        void isScoredWhenReportingHasClosed() {
            workOff("2026Q4");
            publish("2026Q4");
            workday.at("2026-12-31T09:00");
            workday.runDueJobs();
            workday.at("2027-01-01T00:59");
            workday.runDueJobs();
            assertThat(workday.instance(KEY, "2026Q4")).isNotNull();
            assertThat(scores.last(SCORED)).isEmpty();

            workday.at("2027-01-01T01:00");
            workday.runDueJobs();

            assertThat(passed())
                    .contains("event_reportingClosed", "serviceTask_scoreBatch")
                    .containsOnlyOnce("endEvent_quarterScored");
            assertThat(workday.instance(KEY, "2026Q4")).isNull();
            assertThat(points("wuhuaqu"))
                    .containsExactly("report/2026Q4:1.1:wuhuaqu 90.0", "report/2026Q4:1.2:wuhuaqu 90.0");
            assertThat(points("shuiwuju")).containsExactly("summary/2026Q4:1.2 100.0");
        }

        @Test
        @DisplayName("报送关闭之后才发布通报的，当即评分，缺报的计零分")
        void isScoredAtOnceWhenReportingHasClosedBefore() {
            workday.at("2026-12-31T09:00");
            workday.runDueJobs();
            workday.at("2027-01-04T10:00");
            workday.runDueJobs();

            publish("2026Q4");

            assertThat(passed()).contains("endEvent_quarterScored");
            assertThat(points("panlongqu")).containsExactly("report/2026Q4:1.2:panlongqu 0.0 -2.0");
            assertThat(points("shuiwuju")).containsExactly("summary/2026Q4:1.2 0.0 -2.0");
        }

        private List<String> points(String unit) {
            ScoreRun run = scores.last(SCORED).orElseThrow();
            return scores.lines(run, UnitId.of(unit)).stream()
                    .map(line -> line.key() + " " + line.value().doubleValue()
                            + (line.adjustment() == null
                                    ? ""
                                    : " " + line.adjustment().doubleValue()))
                    .toList();
        }
    }

    @Test
    @DisplayName("同一年的通报文号依次递增")
    void numberOfTheBulletinCountsUp() {
        workday.at("2026-09-01T10:00");
        open("2026Q3");
        workOff("2026Q3");
        publish("2026Q3");
        workday.at("2026-12-01T10:00");
        open("2026Q4");

        workOff("2026Q4");

        assertThat(shown("bulletinNumber")).isEqualTo("〔2026〕2号");
    }

    private void start(String user, String quarter) {
        workday.start(user, KEY, Map.of("quarter", quarter));
    }

    private void open(String quarter) {
        start(OFFICE, quarter);
        workday.runDueJobs();
    }

    /** Every report is handed in and accepted, every summary compiled, countersigned and accepted. */
    private void workOff(String quarter) {
        report(quarter + ":1.1:gonganju", "fagaiwei");
        report(quarter + ":1.1:wuhuaqu", "fagaiwei");
        report(quarter + ":1.2:wuhuaqu", "shuiwuju");
        report(quarter + ":1.2:panlongqu", "shuiwuju");
        compile(quarter + ":1.1", "fagaiwei.liaison");
        compile(quarter + ":1.2", "shuiwuju.liaison");
        compile(quarter + ":1.3", "anningshi.liaison");
        for (String coLead : List.of("fagaiwei", "gonganju")) {
            Task task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(quarter + ":1.2")
                    .taskDefinitionKey("userTask_countersign")
                    .taskCandidateGroup(coLead)
                    .singleResult();
            workday.submit(coLead + ".liaison", task, Map.of("countersignDecision", "agree"));
            workday.runDueJobs();
        }
        for (String item : List.of("1.1", "1.2", "1.3")) {
            workday.submit(
                    OFFICE,
                    workday.task(quarter + ":" + item, "userTask_acceptSummary"),
                    Map.of("summaryDecision", "accept"));
            workday.runDueJobs();
        }
    }

    private void report(String obligation, String lead) {
        Map<String, Object> report = new LinkedHashMap<>(Map.of(
                "progressStatus", "onSchedule",
                "progress", "本季度完成窗口整合，企业开办全程网办。",
                "nextSteps", "下一季度推广到全部街道。",
                "drafter", "李明",
                "drafterPhone", "0871-63130000",
                "signedBy", "王芳",
                "signerRole", "deputy"));
        if (obligation.contains(":1.1:")) {
            report.put("targets", JsonVariable.of(List.of(Map.of("title", "开办时限", "value", 0.5))));
        }
        String unit = obligation.substring(obligation.lastIndexOf(':') + 1);
        workday.submit(unit + ".liaison", workday.task(obligation, "userTask_fillReport"), report);
        workday.submit(
                lead + ".liaison",
                workday.task(obligation, "userTask_reviewReport"),
                Map.of("reviewDecision", "accept", "qualityRating", "good"));
        workday.runDueJobs();
    }

    private void compile(String summary, String user) {
        workday.submit(
                user,
                workday.task(summary, "userTask_compileSummary"),
                Map.of(
                        "summaryStatus", "onSchedule",
                        "summaryProgress", "各责任单位按计划推进，企业开办时限压缩到半个工作日以内。",
                        "summaryNextSteps", "下一季度开展跨区通办。",
                        "summarySignedBy", "赵强"));
        workday.runDueJobs();
    }

    private void publish(String quarter) {
        workday.submit(OFFICE, workday.task(quarter, COLLATE), bulletin());
        workday.runDueJobs();
    }

    private static Map<String, Object> bulletin() {
        return Map.of(
                "bulletinTitle", "2026年第四季度推进情况通报",
                "bulletinOverview", "本季度各项重点任务按计划推进，按期率百分之百。",
                "bulletinRequirements", "请各单位对照时间节点抓好落实。",
                "bulletinSignedBy", "钱进");
    }

    private String shown(String name) {
        return (String) workday.shown("2026Q4", name);
    }

    /** What the fourth quarter's instances have passed. */
    private List<String> passed() {
        return history
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .processInstanceBusinessKey("2026Q4")
                        .list()
                        .get(0)
                        .getProcessDefinitionId())
                .finished()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private Job jobOf(String activity) {
        return management
                .createJobQuery()
                .processInstanceId(workday.instance(KEY, "2026Q4").getId())
                .activityId(activity)
                .singleResult();
    }

    /** A row in the way makes the batch break in its middle, as a crash would. */
    private void placeObstacle(String obligation) {
        jdbc.sql("insert into obligation (id, quarter, item_id, unit_id, lead_unit_id, state, due_at, closes_at, round,"
                        + " times_returned, times_withdrawn, times_urged) select ?, id, '0', 'x', 'x', 'OPEN',"
                        + " report_due_at, closes_at, 0, 0, 0, 0 from reporting_quarter")
                .param(obligation)
                .update();
    }

    private void removeObstacle(String obligation) {
        jdbc.sql("delete from obligation where id = ?").param(obligation).update();
    }

    private Map<String, Integer> opened() {
        Map<String, Integer> opened = new TreeMap<>();
        for (String table : List.of("summary", "obligation", "breakdown")) {
            opened.put(table, count(table));
        }
        opened.put("notice", count("notice where notice_key like 'report-opened:%'"));
        for (String process : List.of("itemSummary", "unitReport", "measureBreakdown")) {
            opened.put(process, (int) runtime.createProcessInstanceQuery()
                    .processDefinitionKey(process)
                    .count());
        }
        return opened;
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
