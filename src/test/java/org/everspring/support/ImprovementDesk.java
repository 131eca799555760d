package org.everspring.support;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.everspring.access.StaffMember;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.forms.JsonVariable;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.everspring.problems.TimelineEntries;
import org.everspring.problems.TimelineEntry;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Problems of the small plan as the units' staff work them: who has to do a step does it through its form, and the jobs
 * that this makes due run at once. Where a test says nothing else, item 1.1 of 市发展改革委 is solved by 市公安局.
 */
@TestComponent
public class ImprovementDesk extends Desk {

    public static final String KEY = "improvementLoop";
    public static final String TRIAGE = "userTask_triageProblem";
    public static final String BENCHMARK = "userTask_benchmarkProblem";
    public static final String IMPROVE = "userTask_improve";
    public static final String VERIFY = "userTask_verifyImprovement";
    public static final String SETTLE = "userTask_settleProblem";
    public static final String SUMMARISE = "userTask_summariseExperience";

    public static final String REPORTER = "wuhuaqu.liaison";
    public static final String LEAD = "fagaiwei.liaison";
    public static final String UNIT = "gonganju.liaison";
    public static final String OFFICE = "yingshangban.liaison";

    private final ProblemQueries problems;
    private final TimelineEntries entries;
    private final EvidenceFiles evidence;
    private final FormService forms;

    ImprovementDesk(
            Workday day,
            ProblemQueries problems,
            TimelineEntries entries,
            EvidenceFiles evidence,
            ProcessEngine engine,
            JdbcClient jdbc) {
        super(day, engine, jdbc);
        this.problems = problems;
        this.entries = entries;
        this.evidence = evidence;
        this.forms = engine.getFormService();
    }

    /** What a clerk types into the start form. */
    public static Map<String, Object> problem() {
        return new LinkedHashMap<>(Map.of(
                "problemSource", "enterprise",
                "itemId", "1.1",
                "problemTitle", "企业开办材料重复提交",
                "problemDescription", "多家企业反映开办企业时同一材料要向公安、市场监管重复提交。"));
    }

    public static Map<String, Object> accepted() {
        return with(
                Map.of("triageDecision", "accept", "triageItemId", "1.1"),
                Map.of("assignedUnitId", "gonganju", "assignedDueOn", "2026-12-15", "assignmentNote", "请会同市场监管部门整改。"));
    }

    public static Map<String, Object> benchmark() {
        return with(
                Map.of(
                        "benchmarkAgainst", "上海市",
                        "indicator", "企业开办提交材料份数",
                        "theirValue", 2,
                        "ourValue", 5.5,
                        "valueUnit", "份",
                        "betterDirection", "lower",
                        "cause", "部门系统没有打通，材料不能共享。"),
                Map.of("measures", JsonVariable.of(List.of(measure("打通部门系统"), measure("材料一次提交")))));
    }

    public static Map<String, Object> measure(String title) {
        return Map.of("title", title, "dueOn", "2026-12-10", "owner", "李明", "ownerPhone", "0871-63130000");
    }

    public static Map<String, Object> passed() {
        return Map.of("verificationDecision", "pass", "verificationOpinion", "现场核验，材料已经减到两份。");
    }

    public static Map<String, Object> failed(String opinion) {
        return Map.of("verificationDecision", "fail", "verificationOpinion", opinion);
    }

    public static Map<String, Object> archived() {
        return Map.of("lessons", "系统打通之前先明确数据归口，减少反复协调的时间。", "worthPromoting", "no");
    }

    public static Map<String, Object> promoted() {
        return with(
                Map.of("lessons", "系统打通之前先明确数据归口，减少反复协调的时间。", "worthPromoting", "yes"),
                Map.of(
                        "experienceTitle", "企业开办材料一次提交",
                        "experienceBackground", "企业开办时同一材料向多个部门重复提交，企业意见集中。",
                        "experiencePractice", "公安、市场监管两部门打通业务系统，材料由首个受理部门共享。",
                        "experienceEffect", "提交材料由5.5份减到2份。",
                        "experienceCopyable", "数据归口清单和共享接口可以直接复制。"));
    }

    public static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** Files the usual problem as 五华区. */
    public ProblemId file() {
        return file(REPORTER, problem());
    }

    public ProblemId file(String user, Map<String, Object> input) {
        day.start(user, KEY, input);
        return ProblemId.parse(jdbc.sql("select id from problem order by reported_at desc, id desc limit 1")
                .query(String.class)
                .single());
    }

    /** What the form of the open task shows, as Tasklist reads it. */
    public Map<String, Object> shown(ProblemId id, String task) {
        return forms.getTaskFormVariables(task(id, task).getId());
    }

    /** The rows of a list that it shows. */
    public List<Map<String, Object>> shownRows(ProblemId id, String task, String name) {
        try {
            return new ObjectMapper().readValue(shown(id, task).get(name).toString(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void triage(ProblemId id, Map<String, Object> decision) {
        submit(problems.get(id).triageUnit() + ".liaison", id, TRIAGE, decision);
    }

    public void benchmark(ProblemId id, Map<String, Object> input) {
        submit(responsible(id), id, BENCHMARK, input);
    }

    /** Says the same of every measure. */
    public void improve(ProblemId id, String status, String outcome) {
        improve(id, progress(id, status, outcome));
    }

    public void improve(ProblemId id, Map<String, Object> input) {
        submit(responsible(id), id, IMPROVE, input);
    }

    /** What the browser would send: the unit's input in the rows that the form shows. */
    public Map<String, Object> progress(ProblemId id, String status, String outcome) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> shown : shownRows(id, IMPROVE, "measureProgress")) {
            rows.add(with(shown, Map.of("status", status)));
        }
        Map<String, Object> input = new LinkedHashMap<>(Map.of(
                "measureProgress",
                JsonVariable.of(rows),
                "improvementProgress",
                "两部门已经完成系统对接并试运行。",
                "improvementOutcome",
                outcome));
        if (outcome.equals("finish")) {
            input.put("reachedValue", 2.5);
        }
        return input;
    }

    /** Uploads a file on the open task and asks for the verification. */
    public void finish(ProblemId id) {
        upload(id, IMPROVE);
        improve(id, "done", "finish");
    }

    public void upload(ProblemId id, String task) {
        String user = responsible(id);
        String content = "系统对接验收记录 " + evidence.of(id.toString()).size();
        evidence.add(
                task(id, task).getId(),
                "验收记录.txt",
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                new StaffMember(user, user, Set.of(UnitId.of(user.split("\\.")[0])), Set.of()));
    }

    public void verify(ProblemId id, Map<String, Object> decision) {
        submit(problems.get(id).leadUnit() + ".liaison", id, VERIFY, decision);
    }

    public void settle(ProblemId id, Map<String, Object> decision) {
        submit(OFFICE, id, SETTLE, decision);
    }

    public void summarise(ProblemId id, Map<String, Object> input) {
        submit(responsible(id), id, SUMMARISE, input);
    }

    /** As far as the improvement's first task. */
    public ProblemId benchmarked() {
        ProblemId id = file();
        triage(id, accepted());
        benchmark(id, benchmark());
        return id;
    }

    /** As far as the end, without anything to promote. */
    public ProblemId closed() {
        ProblemId id = benchmarked();
        finish(id);
        verify(id, passed());
        summarise(id, archived());
        return id;
    }

    /** As far as the office's task. */
    public ProblemId failedThreeTimes() {
        ProblemId id = benchmarked();
        for (int round = 1; round <= 3; round++) {
            finish(id);
            verify(id, failed("第" + round + "次现场核验，材料没有减少。"));
        }
        return id;
    }

    private String responsible(ProblemId id) {
        return problems.get(id).unit() + ".liaison";
    }

    public ProblemSnapshot problem(ProblemId id) {
        return problems.get(id);
    }

    /** The timeline, for instance {@code 市公安局联络员 申请验收}. */
    public List<String> timeline(ProblemId id) {
        return entries.of(id).stream()
                .map(event -> event.who() + " " + event.what())
                .toList();
    }

    public List<TimelineEntry> entries(ProblemId id) {
        return entries.of(id);
    }

    public LocalDate due(ProblemId id) {
        return problems.get(id).due().day();
    }
}
