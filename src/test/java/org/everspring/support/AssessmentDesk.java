package org.everspring.support;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.everspring.access.StaffMember;
import org.everspring.assessment.Assessment;
import org.everspring.assessment.Assessments;
import org.everspring.assessment.Confirmations;
import org.everspring.assessment.ScoreConfirmation;
import org.everspring.calendar.Quarter;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ConfirmationId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The assessment of 2025 with the small plan, as staff work it: who has to do a step does it through its form, and the jobs
 * that this makes due run at once. Three units have reported: 市公安局 always well (90), 五华区 once two days late, 盘龙区
 * without the last report.
 */
@TestComponent
public class AssessmentDesk extends Desk {

    public static final String KEY = "annualAssessment";
    public static final String REVIEW = "userTask_reviewScores";
    public static final String APPROVE = "userTask_approveResult";
    public static final String CONFIRM = "userTask_confirmScore";
    public static final String DECIDE = "userTask_decideAppeal";

    public static final String OFFICE = "yingshangban.liaison";
    public static final String LEADING_GROUP = "lingdaoxiaozu.leader";

    public static final int YEAR = 2025;
    public static final ScoringPeriod PERIOD = ScoringPeriod.of(YEAR);

    /** The report that 盘龙区 owes, and the one that 五华区 has handed in late. */
    public static final String MISSING_LINE = "report/2025Q4:1.2:panlongqu";

    public static final String LATE_LINE = "report/2025Q2:1.1:wuhuaqu";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Assessments assessments;
    private final Confirmations confirmations;
    private final Scores scores;
    private final EvidenceFiles evidence;
    private final Plan plan;
    private final FormService forms;

    AssessmentDesk(
            Workday day,
            Assessments assessments,
            Confirmations confirmations,
            Scores scores,
            EvidenceFiles evidence,
            Plan plan,
            ProcessEngine engine,
            JdbcClient jdbc) {
        super(day, engine, jdbc);
        this.assessments = assessments;
        this.confirmations = confirmations;
        this.scores = scores;
        this.evidence = evidence;
        this.plan = plan;
        this.forms = engine.getFormService();
    }

    /** All four quarters of the year, published. */
    public void reportTheYear() {
        for (Quarter quarter : PERIOD.quarters()) {
            publish(quarter);
            accepted(quarter, "1.1", "gonganju", 0);
            accepted(quarter, "1.1", "wuhuaqu", quarter.number() == 2 ? 2 : 0);
            accepted(quarter, "1.2", "wuhuaqu", 0);
            if (quarter.number() < 4) {
                accepted(quarter, "1.2", "panlongqu", 0);
            } else {
                missing(quarter, "1.2", "panlongqu");
            }
        }
    }

    public void publish(Quarter quarter) {
        LocalDate month = quarter.lastMonth().atDay(1);
        jdbc.sql("insert into reporting_quarter (id, state, report_due_at, summary_due_at, closes_at, opened_steps,"
                        + " open_summaries, admitted_at) values (?, 'PUBLISHED', ?, ?, ?, 0, 0, ?)")
                .params(
                        quarter.toString(),
                        midnight(month.plusDays(20)),
                        midnight(month.plusDays(25)),
                        midnight(month.plusMonths(1)),
                        midnight(month))
                .update();
    }

    public void setState(Quarter quarter, String state) {
        jdbc.sql("update reporting_quarter set state = ? where id = ?")
                .params(state, quarter.toString())
                .update();
    }

    /** Accepted as good. */
    public void accepted(Quarter quarter, String item, String unit, int lateWorkingDays) {
        OffsetDateTime at = midnight(quarter.lastMonth().atDay(20 + lateWorkingDays));
        String id = obligation(quarter, item, unit, "ACCEPTED", 1, at, lateWorkingDays, at.plusDays(1));
        jdbc.sql("insert into report (obligation_id, round, status, progress, next_steps, drafter, drafter_phone,"
                        + " signed_by, signer_role, submitted_by, submitted_at, review_decision, quality_rating,"
                        + " reviewed_by, reviewed_at)"
                        + " values (?, 1, 'ON_SCHEDULE', '已按计划推进。', '继续推进。', '李明', '0871-63130000', '王强',"
                        + " 'IN_CHARGE', ?, ?, 'accept', 'GOOD', 'fagaiwei.liaison', ?)")
                .params(id, unit + ".liaison", at, at.plusDays(1))
                .update();
    }

    public void missing(Quarter quarter, String item, String unit) {
        obligation(
                quarter,
                item,
                unit,
                "MISSING",
                0,
                null,
                null,
                midnight(quarter.lastMonth().atDay(1).plusMonths(1)));
    }

    private String obligation(
            Quarter quarter,
            String item,
            String unit,
            String state,
            int round,
            OffsetDateTime submittedAt,
            Integer late,
            OffsetDateTime closedAt) {
        String id = quarter + ":" + item + ":" + unit;
        LocalDate month = quarter.lastMonth().atDay(1);
        jdbc.sql("insert into obligation (id, quarter, item_id, unit_id, lead_unit_id, state, due_at, closes_at, round,"
                        + " first_submitted_at, late_working_days, times_returned, times_withdrawn, times_urged,"
                        + " closed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)")
                .params(
                        id,
                        quarter.toString(),
                        item,
                        unit,
                        plan.findItem(item).orElseThrow().principalLead().value(),
                        state,
                        midnight(month.plusDays(20)),
                        midnight(month.plusMonths(1)),
                        round,
                        submittedAt,
                        late,
                        closedAt)
                .update();
        return id;
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(ZONE).toOffsetDateTime();
    }

    /** The office assesses the year by hand, as far as its review. */
    public void open() {
        open(OFFICE, String.valueOf(YEAR));
    }

    public void open(String user, String year) {
        day.start(user, KEY, Map.of("assessmentYear", year));
        day.runDueJobs();
    }

    /** As far as the units' confirmations. */
    public void announce() {
        open();
        review(accepted());
    }

    /** As far as the leading group: every unit has confirmed. */
    public void confirmAll() {
        announce();
        List.of("gonganju", "wuhuaqu", "panlongqu").forEach(this::confirm);
    }

    public static Map<String, Object> accepted() {
        return Map.of("scoreReview", "accept");
    }

    public static Map<String, Object> rescored(String opinion) {
        return Map.of("scoreReview", "rescore", "reviewOpinion", opinion);
    }

    public static Map<String, Object> approved() {
        return Map.of("resultApproval", "approve", "approvalOpinion", "同意。");
    }

    public static Map<String, Object> returned(String opinion) {
        return Map.of("resultApproval", "return", "approvalOpinion", opinion);
    }

    public static Map<String, Object> confirmed() {
        return Map.of("scoreAnswer", "confirm", "signedBy", "王强");
    }

    /** Of each line the same reason. */
    public static Map<String, Object> appealed(String... lines) {
        return Map.of(
                "scoreAnswer",
                "appeal",
                "signedBy",
                "王强",
                "appeals",
                JsonVariable.of(List.of(lines).stream()
                        .map(line -> Map.of("appealLine", line, "appealReason", "当日系统停机，报送回执可以证明按期报送。"))
                        .toList()));
    }

    public void review(Map<String, Object> input) {
        submit(OFFICE, YEAR, REVIEW, input);
    }

    public void approve(Map<String, Object> input) {
        submit(LEADING_GROUP, YEAR, APPROVE, input);
    }

    /** In the last round. */
    public ConfirmationId confirmation(String unit) {
        return new ConfirmationId(YEAR, assessment().round().number(), UnitId.of(unit));
    }

    public void confirm(String unit) {
        answer(unit, confirmed());
    }

    public void answer(String unit, Map<String, Object> input) {
        submit(unit + ".liaison", confirmation(unit), CONFIRM, input);
    }

    public void upload(String unit) {
        String user = unit + ".liaison";
        evidence.add(
                task(confirmation(unit), CONFIRM).getId(),
                "报送回执.txt",
                new ByteArrayInputStream(("报送回执：" + unit).getBytes(StandardCharsets.UTF_8)),
                new StaffMember(user, user, Set.of(UnitId.of(unit)), Set.of()));
    }

    /** Uploads the proof and appeals. */
    public void appeal(String unit, String... lines) {
        upload(unit);
        answer(unit, appealed(lines));
    }

    /** What the browser would send: the office's words in the rows that the form shows. */
    @SafeVarargs
    public final Map<String, Object> decisions(String unit, Map<String, Object>... words) {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Map<String, Object>> shown = rows(confirmation(unit), "appealDecisions");
        for (int i = 0; i < shown.size(); i++) {
            Map<String, Object> row = new LinkedHashMap<>(shown.get(i));
            row.putAll(words[i]);
            rows.add(row);
        }
        return Map.of("appealDecisions", JsonVariable.of(rows));
    }

    public static Map<String, Object> granted(Number points) {
        return Map.of("decision", "granted", "newPoints", points, "decisionReason", "经核实，属系统故障。");
    }

    public static Map<String, Object> granted(Number points, Number adjustment) {
        Map<String, Object> row = new LinkedHashMap<>(granted(points));
        row.put("newAdjustment", adjustment);
        return row;
    }

    public static Map<String, Object> rejected() {
        return Map.of("decision", "rejected", "decisionReason", "回执时间在期限之后。");
    }

    /** What the form of the open task shows, as Tasklist reads it. */
    public Map<String, Object> shown(Object id, String task) {
        return forms.getTaskFormVariables(task(id, task).getId());
    }

    public void decide(String unit, Map<String, Object> input) {
        submit(OFFICE, confirmation(unit), DECIDE, input);
    }

    public Assessment assessment() {
        return assessments.get(YEAR);
    }

    /** How the units of the last round stand, for instance {@code gonganju CONFIRMED}. */
    public List<String> answers() {
        return jdbc.sql("select unit_id || ' ' || state from score_confirmation where assessment_year = ? and round = ?"
                        + " order by unit_id")
                .params(YEAR, assessment().round().number())
                .query(String.class)
                .list();
    }

    public ScoreConfirmation answer(String unit) {
        return confirmations.get(confirmation(unit));
    }

    public ScoreRun run() {
        return scores.last(PERIOD).orElseThrow();
    }

    /** Total, grade and rank of each unit, for instance {@code 88.75 良好 1}. */
    public Map<String, String> totals() {
        return scores.scores(run()).stream()
                .collect(Collectors.toMap(
                        score -> score.unit().value(), AssessmentDesk::text, (one, other) -> one, TreeMap::new));
    }

    private static String text(UnitScore score) {
        return score.total().toPlainString() + " " + score.grade() + " " + score.rank();
    }

    /** Those of the process itself, without that of its box. */
    @Override
    public List<String> ends(Object id) {
        return super.ends(id).stream()
                .filter(end -> !end.equals("endEvent_scoreAnswered"))
                .toList();
    }

    /** The reminders of one duty, in the order of days and names. */
    public List<String> reminders(Object id, String duty) {
        return notices(id, "reminder:" + duty + ":").stream()
                .map(Told::reminder)
                .sorted()
                .toList();
    }
}
