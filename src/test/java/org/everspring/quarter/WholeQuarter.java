package org.everspring.quarter;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.ReportingDesk.ANSWER_URGE;
import static org.everspring.support.ReportingDesk.COMPILE;
import static org.everspring.support.ReportingDesk.COUNTERSIGN;
import static org.everspring.support.ReportingDesk.DECIDE_EXTENSION;
import static org.everspring.support.ReportingDesk.FILL;
import static org.everspring.support.ReportingDesk.JUDGE;
import static org.everspring.support.ReportingDesk.REVIEW;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.everspring.bulletin.Bulletins;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.measures.Breakdowns;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.quarter.ExpectedNotices.Told;
import org.everspring.quarter.Script.Step;
import org.everspring.reporting.Extension;
import org.everspring.reporting.Extensions;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportExtensions;
import org.everspring.reporting.ReportUrges;
import org.everspring.reporting.Reports;
import org.everspring.reporting.UnitReports;
import org.everspring.reporting.Urge;
import org.everspring.reporting.Urges;
import org.everspring.scoring.ScoreLine;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.support.AtOnce;
import org.everspring.support.Inputs;
import org.everspring.support.PlanTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.SqlStatements;
import org.everspring.support.SqlStatements.Counted;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The fourth quarter of 2026, from the opening by timer to the published bulletin and the scores: every
 * unit's staff submits its forms as {@link Fate}, {@link SummaryFate} and {@link BreakdownFate} have it, the clock passes
 * every reminder, the 20th, the 25th and the closing. Then everything is counted.
 */
@PlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WholeQuarter {

    static final Quarter QUARTER = Quarter.parse("2026Q4");
    private static final LocalDateTime OPENS = LocalDateTime.parse("2026-12-01T09:00");
    private static final LocalDateTime CLOSED = LocalDate.of(2027, 1, 1).atStartOfDay();

    @Autowired
    private Workday workday;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private SqlStatements statements;

    @Autowired
    private UnitReports reporting;

    @Autowired
    private ReportUrges urges;

    @Autowired
    private ReportExtensions extensions;

    @Autowired
    ObligationQueries obligations;

    @Autowired
    Reports reports;

    @Autowired
    Extensions requests;

    @Autowired
    Urges reminders;

    @Autowired
    private Summaries summaries;

    @Autowired
    private Breakdowns breakdowns;

    @Autowired
    private Quarters quarters;

    @Autowired
    private Bulletins bulletins;

    @Autowired
    private Scores scores;

    @Autowired
    Plan plan;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    private final Map<ObligationId, Fate> fates = new LinkedHashMap<>();
    private final Map<SummaryId, SummaryFate> summaryFates = new LinkedHashMap<>();
    private final Map<BreakdownId, BreakdownFate> breakdownFates = new LinkedHashMap<>();
    private final TreeMap<LocalDateTime, List<Runnable>> agenda = new TreeMap<>();
    Counted opening;
    private String draft;
    private String conduct;

    @BeforeAll
    void playTheQuarter() {
        workday.at("2026-11-30T17:00");
        workday.restStartTimers();
        workday.awaitNextOpening();
        distributeTheParts();
        opening = statements.of(() -> workday.passUntil(OPENS));
        agenda.forEach((moment, actions) -> {
            workday.passUntil(moment);
            actions.forEach(Runnable::run);
            workday.runDueJobs();
        });
        workday.passUntil(CLOSED.plusHours(2));
        publishTheBulletin();
    }

    private void distributeTheParts() {
        for (Item item : plan.items()) {
            SummaryId summary = new SummaryId(QUARTER, item.id());
            SummaryFate summaryFate = SummaryFate.of(summary);
            summaryFates.put(summary, summaryFate);
            enter(summaryFate.script, summary, this::act);
            for (UnitId unit : item.responsibleUnits()) {
                int index = fates.size();
                ObligationId obligation = new ObligationId(QUARTER, item.id(), unit);
                Fate fate = Fate.of(index, obligation);
                fates.put(obligation, fate);
                enter(fate.script, obligation, this::act);
                BreakdownId breakdown = new BreakdownId(item.id(), unit);
                BreakdownFate breakdownFate = BreakdownFate.of(index);
                breakdownFates.put(breakdown, breakdownFate);
                enter(breakdownFate.script, breakdown, this::act);
            }
        }
    }

    private <T> void enter(Script script, T id, BiConsumer<T, Step> act) {
        for (Step step : script.steps()) {
            agenda.computeIfAbsent(step.at(), moment -> new ArrayList<>()).add(() -> act.accept(id, step));
        }
    }

    private void act(ObligationId id, Step step) {
        String unit = liaison(id.unit());
        UnitId lead = plan.item(id.item()).principalLead();
        UnitId office = plan.office().id();
        switch (step.verb()) {
            case "report" -> submit(unit, id, FILL, desk.fields(id, Inputs.report()));
            case "accept" -> submit(liaison(lead), id, REVIEW, Inputs.accepted());
            case "return" -> submit(liaison(lead), id, REVIEW, Inputs.returned("请补充数据来源。"));
            case "withdraw" -> reporting.withdraw(id, Set.of(id.unit()));
            case "ask" -> extensions.request(id, step.day(), "数据尚未汇齐。", Set.of(id.unit()), unit);
            case "grant" ->
                submit(
                        liaison(lead),
                        id,
                        DECIDE_EXTENSION,
                        Inputs.granted(step.day().toString()));
            case "refuse" -> submit(liaison(lead), id, DECIDE_EXTENSION, Inputs.refused("请按期报送。"));
            case "urge" -> urges.urge(id, "请尽快报送。", Set.of(lead), liaison(lead));
            case "urgeByOffice" -> urges.urge(id, "请尽快报送。", Set.of(office), liaison(office));
            case "answer" -> submit(unit, id, ANSWER_URGE, Inputs.answer("明日报送。"));
            default -> throw new IllegalArgumentException(step.toString());
        }
    }

    private void act(SummaryId id, Step step) {
        Item item = plan.item(id.item());
        String office = liaison(plan.office().id());
        switch (step.verb()) {
            case "submit" -> submit(liaison(item.principalLead()), id, COMPILE, Inputs.summary());
            case "agree" -> countersign(id, null);
            case "object" -> countersign(id, item.coLeads().get(0));
            case "accept" -> submit(office, id, JUDGE, Inputs.summaryAccepted());
            case "return" -> submit(office, id, JUDGE, Inputs.summaryReturned("请补充问题清单。"));
            default -> throw new IllegalArgumentException(step.toString());
        }
    }

    /** All at the same moment. */
    private void countersign(SummaryId id, UnitId objector) {
        List<Runnable> answers = new ArrayList<>();
        for (Task task : workday.tasks(id.toString(), COUNTERSIGN)) {
            String coLead = (String) tasks.getVariable(task.getId(), "coLeadId");
            boolean objects = objector != null && objector.value().equals(coLead);
            answers.add(() -> workday.submit(
                    coLead + ".liaison", task, objects ? Inputs.objected("数据与我单位不一致。") : Inputs.agreed()));
        }
        if (!answers.isEmpty()) {
            assertThat(AtOnce.run(answers.toArray(Runnable[]::new))).isEmpty();
        }
    }

    private void act(BreakdownId id, Step step) {
        String lead = liaison(plan.item(id.item()).principalLead());
        switch (step.verb()) {
            case "draft" ->
                submit(
                        liaison(id.unit()),
                        id,
                        "userTask_draftMeasures",
                        Map.of("measures", JsonVariable.of(List.of(measure("完善制度"), measure("开展培训")))));
            case "confirm" -> submit(lead, id, "userTask_confirmMeasures", Map.of("measuresDecision", "confirm"));
            case "return" ->
                submit(
                        lead,
                        id,
                        "userTask_confirmMeasures",
                        Map.of("measuresDecision", "return", "measuresReturnReason", "请写明具体时限。"));
            default -> throw new IllegalArgumentException(step.toString());
        }
    }

    private static Map<String, Object> measure(String title) {
        return Map.of("title", title, "dueOn", "2026-12-31", "owner", "赵六");
    }

    private void submit(String user, Object id, String task, Map<String, Object> form) {
        workday.submit(user, workday.task(id.toString(), task), form);
    }

    private static String liaison(UnitId unit) {
        return unit + ".liaison";
    }

    private void publishTheBulletin() {
        workday.passUntil(LocalDateTime.parse("2027-01-04T10:00"));
        Task task = workday.task(QUARTER.toString(), "userTask_collateBulletin");
        draft = (String) workday.shown(QUARTER, "bulletinOverview");
        conduct = (String) workday.shown(QUARTER, "bulletinConduct");
        Map<String, Object> form = new LinkedHashMap<>();
        for (String field : List.of(
                "bulletinTitle",
                "bulletinOverview",
                "bulletinTargets",
                "bulletinProblems",
                "bulletinExperiences",
                "bulletinConduct",
                "bulletinRequirements")) {
            form.put(field, workday.shown(QUARTER, field));
        }
        form.put("bulletinItems", JsonVariable.of(workday.rows(QUARTER, "bulletinItems")));
        form.put("bulletinSignedBy", "周主任");
        workday.submit(liaison(plan.office().id()), task, form);
        workday.runDueJobs();
    }

    @Test
    @DisplayName("季末月首个工作日9时由定时器开启，直至通报发布")
    void opensByTimerAndEndsPublished() {
        OffsetDateTime admitted = jdbc.sql("select admitted_at from reporting_quarter")
                .query(OffsetDateTime.class)
                .single();

        assertThat(admitted).isEqualTo(OffsetDateTime.parse("2026-12-01T09:00:00+08:00"));
        assertThat(quarters.get(QUARTER).state()).isEqualTo(QuarterState.PUBLISHED);
        assertThat(bulletins.find(QUARTER).orElseThrow().publishedAt())
                .isEqualTo(OffsetDateTime.parse("2027-01-04T10:00:00+08:00"));
    }

    @Test
    @DisplayName("每种办理情形至少出现一次")
    void everyFateComesAbout() {
        assertThat(fates.values()).contains(Fate.values());
        assertThat(summaryFates.values()).contains(SummaryFate.values());
        assertThat(breakdownFates.values()).contains(BreakdownFate.values());
    }

    @Test
    @DisplayName("每项报送任务的最终状态、逾期天数和次数与各单位的实际行动一致")
    void everyObligationEndsAsItWasDealtWith() {
        List<ObligationSnapshot> all = obligations.ofQuarter(QUARTER);

        assertThat(all).extracting(ObligationSnapshot::id).containsExactlyInAnyOrderElementsOf(fates.keySet());
        assertThat(all).allSatisfy(obligation -> {
            Fate fate = fates.get(obligation.id());
            Script script = fate.script;
            assertThat(obligation.state()).isEqualTo(fate.end);
            assertThat(obligation.lateWorkingDays()).isEqualTo(fate.late);
            assertThat(obligation.due()).isEqualTo(new Deadline(fate.dueAt(CLOSED)));
            assertThat(obligation.round()).isEqualTo(script.count("report"));
            assertThat(obligation.timesReturned()).isEqualTo(script.count("return"));
            assertThat(obligation.timesWithdrawn()).isEqualTo(script.count("withdraw"));
            assertThat(obligation.timesUrged()).isEqualTo(script.count("urge", "urgeByOffice"));
        });
    }

    @Test
    @DisplayName("每次延期申请、催办都有应有的结果")
    void extensionsAndUrgesEndAsTheyWereAnswered() {
        assertThat(fates).allSatisfy((id, fate) -> {
            assertThat(requests.last(id).map(Extension::state).orElse(null)).isEqualTo(extensionOf(fate.script));
            assertThat(reminders.last(id).map(Urge::answer).isPresent()).isEqualTo(fate.script.has("answer"));
        });
    }

    private static Extension.State extensionOf(Script script) {
        if (!script.has("ask")) {
            return null;
        }
        return script.has("grant")
                ? Extension.State.GRANTED
                : script.has("refuse") ? Extension.State.REFUSED : Extension.State.REQUESTED;
    }

    @Test
    @DisplayName("每份细化举措的结果与各单位的实际行动一致")
    void everyBreakdownEndsAsItWasDealtWith() {
        assertThat(breakdownFates)
                .allSatisfy((id, fate) ->
                        assertThat(breakdowns.get(id).loaded().state()).isEqualTo(fate.end));
    }

    @Test
    @DisplayName("报送逐条跟踪填报时已确认的举措和方案的目标值")
    void reportsTrackTheMeasuresInForce() {
        assertThat(fates)
                .allSatisfy((id, fate) -> fate.script.last("report").ifPresent(last -> {
                    BreakdownId breakdown = new BreakdownId(id.item(), id.unit());
                    boolean tracked = breakdownFates
                            .get(breakdown)
                            .script
                            .last("confirm")
                            .filter(confirmed -> confirmed.at().isBefore(last.at()))
                            .isPresent();
                    Report report = reports.last(id).orElseThrow();
                    assertThat(report.measures()).hasSize(tracked ? 2 : 0);
                    assertThat(report.targets())
                            .hasSameSizeAs(plan.item(id.item()).targets());
                }));
    }

    @Test
    @DisplayName("每项汇总的最终状态、逾期天数和次数与实际办理一致，没有未了结的报送")
    void everySummaryEndsAsItWasDealtWith() {
        List<SummarySnapshot> all = summaries.ofQuarter(QUARTER);

        assertThat(all).extracting(SummarySnapshot::id).containsExactlyInAnyOrderElementsOf(summaryFates.keySet());
        assertThat(all).allSatisfy(summary -> {
            SummaryFate fate = summaryFates.get(summary.id());
            assertThat(summary.state()).isEqualTo(fate.end);
            assertThat(summary.lateWorkingDays()).isEqualTo(fate.late);
            assertThat(summary.openReports()).isZero();
            assertThat(summary.round()).isEqualTo(fate.script.count("submit"));
            assertThat(summary.timesReturned()).isEqualTo(fate.script.count("return"));
            assertThat(summary.timesObjected()).isEqualTo(fate.objected);
        });
    }

    @Test
    @DisplayName("会签期满未答复的视同同意")
    void silentCoLeadsAreRecordedAsAgreeing() {
        summaryFates.forEach((id, fate) -> {
            if (fate == SummaryFate.CO_LEADS_SILENT) {
                assertThat(summaries.countersignatures(summaries.get(id)))
                        .hasSameSizeAs(plan.item(id.item()).coLeads())
                        .allSatisfy(
                                answer -> assertThat(answer.decision()).isEqualTo(Countersignature.Decision.SILENT));
            }
        });
    }

    @Test
    @DisplayName("业务编号各不相同，与设计一致")
    void everyBusinessKeyIsThereOnce() {
        assertThat(businessKeys("quarterlyCycle")).containsExactly("2026Q4");
        assertThat(businessKeys("unitReport")).containsExactlyInAnyOrderElementsOf(texts(fates.keySet()));
        assertThat(businessKeys("itemSummary")).containsExactlyInAnyOrderElementsOf(texts(summaryFates.keySet()));
        assertThat(businessKeys("measureBreakdown"))
                .containsExactlyInAnyOrderElementsOf(texts(breakdownFates.keySet()));
        assertThat(businessKeys("unitReport")).contains("2026Q4:2.1:wuhuaqu");
        assertThat(businessKeys("itemSummary")).contains("2026Q4:2.1");
    }

    private List<String> businessKeys(String process) {
        return history.createHistoricProcessInstanceQuery().processDefinitionKey(process).list().stream()
                .map(HistoricProcessInstance::getBusinessKey)
                .toList();
    }

    private static List<String> texts(Set<?> ids) {
        return ids.stream().map(Object::toString).toList();
    }

    @Test
    @DisplayName("该通知的都通知了，不该通知的没有通知，没有一件通知两次")
    void everybodyIsToldEverythingOnce() {
        ExpectedNotices expected = new ExpectedNotices(plan);
        fates.forEach(expected::of);
        summaryFates.forEach((id, fate) -> expected.of(id, fate, begunAt(id)));
        breakdownFates.forEach(expected::of);
        expected.ofBulletin(QUARTER.toString());

        // Whether operators are told of the calendar's end at the start depends on the day on which the test runs.
        List<Told> told = jdbc.sql("select notice_key, user_id from notice where notice_key not like 'calendar-ends:%'")
                .query((row, number) -> new Told(row.getString("notice_key"), row.getString("user_id")))
                .list();

        Set<Told> missing = new HashSet<>(expected.all());
        told.forEach(missing::remove);
        assertThat(missing).as("not told").isEmpty();
        assertThat(told.stream().filter(notice -> !expected.all().contains(notice)))
                .as("told without need")
                .isEmpty();
        assertThat(told).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("通报发布后分批评分，每项报送、每份汇总恰有一条得分明细，分值与实际行动一致")
    void everyPartIsScoredAsItWasDealtWith() {
        Map<String, String> expected = new TreeMap<>();
        fates.forEach((id, fate) -> expected.put(
                "report/" + id,
                points(fate.end == ObligationState.MISSING, fate.late, fate.script, List.of(90, 80, 60, 40))));
        summaryFates.forEach((id, fate) -> expected.put(
                "summary/" + id,
                points(fate.end == SummaryState.MISSING, fate.late, fate.script, List.of(100, 85, 60, 40))));

        ScoreRun run = scores.last(ScoringPeriod.of(QUARTER)).orElseThrow();
        List<ScoreLine> lines = scores.units(run).stream()
                .flatMap(unit -> scores.lines(run, unit).stream())
                .toList();

        assertThat(lines).hasSameSizeAs(expected.keySet());
        assertThat(lines.stream().collect(toMap(line -> line.key().toString(), WholeQuarter::points)))
                .containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(scores.scores(run)).hasSameSizeAs(scores.units(run));
        assertThat(history.createHistoricActivityInstanceQuery()
                        .activityId("serviceTask_scoreBatch")
                        .count())
                .isGreaterThan(1);
    }

    /** What decision tables give for good quality: by how late it was, and five less for each return, at most fifteen. */
    private static String points(boolean missing, Integer late, Script script, List<Integer> byLateness) {
        if (missing) {
            return "0 -2";
        }
        int band = late == 0 ? 0 : late <= 2 ? 1 : late <= 4 ? 2 : 3;
        return String.valueOf(byLateness.get(band) - 5 * Math.min(script.count("return"), 3));
    }

    private static String points(ScoreLine line) {
        return line.value().intValueExact()
                + (line.adjustment() == null ? "" : " " + line.adjustment().intValueExact());
    }

    /** With the last report, at once where there is none to wait for, or else when the 20th is over. */
    private LocalDateTime begunAt(SummaryId id) {
        LocalDateTime datePassed = Script.december("21").atStartOfDay();
        return fates.entrySet().stream()
                .filter(entry -> entry.getKey().summary().equals(id))
                .map(entry ->
                        entry.getValue().script.last("accept").map(Step::at).orElse(datePassed))
                .map(accepted -> accepted.isBefore(datePassed) ? accepted : datePassed)
                .max(LocalDateTime::compareTo)
                .orElse(Script.december("1").atTime(9, 0));
    }

    @Test
    @DisplayName("没有一个作业失败，没有异常事件")
    void nothingHasFailed() {
        assertThat(history.createHistoricJobLogQuery().failureLog().count()).isZero();
        assertThat(management.createJobQuery().withException().count()).isZero();
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    @Test
    @DisplayName("除市营商环境办未审定的汇总、牵头单位未确认的举措外，流程都已结束")
    void onlyWhatNobodyDecidedIsLeft() {
        Set<String> undecided = new HashSet<>();
        summaryFates.forEach((id, fate) -> {
            if (fate.end == SummaryState.SUBMITTED) {
                undecided.add(id.toString());
            }
        });
        breakdownFates.forEach((id, fate) -> {
            if (fate == BreakdownFate.UNCONFIRMED) {
                undecided.add(id.toString());
            }
        });

        Set<String> running = runtime.createProcessInstanceQuery().list().stream()
                .map(ProcessInstance::getBusinessKey)
                .collect(toSet());

        assertThat(running).isEqualTo(undecided);
    }

    @Test
    @DisplayName("通报的数字与实际一致")
    void theBulletinSaysWhatHasHappened() {
        long onTime = fates.values().stream().filter(Fate::countsAsOnTime).count();
        long missing = fates.values().stream().filter(Fate::countsAsMissing).count();
        long accepted = summaryFates.values().stream()
                .filter(fate -> fate.end == SummaryState.ACCEPTED)
                .count();

        assertThat(draft)
                .startsWith("2026年第四季度，%d项重点任务应报送%d份，按期报送%d份，逾期报送%d份，缺报%d份，按期率%d%%。牵头单位汇总通过%d项。"
                        .formatted(
                                summaryFates.size(),
                                fates.size(),
                                onTime,
                                fates.size() - onTime - missing,
                                missing,
                                Math.round(100.0 * onTime / fates.size()),
                                accepted));
        assertThat(conduct).contains("缺报单位：", "逾期报送单位：");
        assertThat(bulletins.find(QUARTER).orElseThrow().text().overview()).isEqualTo(draft);
        assertThat(bulletins.find(QUARTER).orElseThrow().number()).isEqualTo(plan.documentCode() + "〔2027〕1号");
    }
}
