package org.everspring.support;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.quarter.Countersignature;
import org.everspring.quarter.Summaries;
import org.everspring.quarter.SummaryRecords;
import org.everspring.quarter.SummaryRecords.Signature;
import org.everspring.quarter.SummaryRecords.SummaryRound;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.quarter.SummaryText;
import org.everspring.reporting.Extension;
import org.everspring.reporting.Extensions;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.Obligations;
import org.everspring.reporting.ReviewDecision;
import org.everspring.reporting.Urge;
import org.everspring.reporting.Urges;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One quarter of the small plan as the units' staff work it: who has to do a step does it through its form, and the jobs
 * that this makes due run at once.
 */
@TestComponent
public class ReportingDesk extends Desk {

    public static final String FILL = "userTask_fillReport";
    public static final String REVIEW = "userTask_reviewReport";
    public static final String DECIDE_EXTENSION = "userTask_decideExtension";
    public static final String ANSWER_URGE = "userTask_answerUrge";
    public static final String COMPILE = "userTask_compileSummary";
    public static final String COUNTERSIGN = "userTask_countersign";
    public static final String JUDGE = "userTask_acceptSummary";

    private static final String OFFICE = "yingshangban.liaison";

    private final Obligations obligations;
    private final Extensions extensions;
    private final Urges urges;
    private final Summaries summaries;
    private final SummaryRecords records;

    ReportingDesk(
            Workday day,
            Obligations obligations,
            Extensions extensions,
            Urges urges,
            Summaries summaries,
            SummaryRecords records,
            ProcessEngine engine,
            JdbcClient jdbc) {
        super(day, engine, jdbc);
        this.obligations = obligations;
        this.extensions = extensions;
        this.urges = urges;
        this.summaries = summaries;
        this.records = records;
    }

    /** On 1 December 2026 the office opens the fourth quarter: reports are due on the 20th, summaries on the 25th. */
    public void openQuarter() {
        day.at("2026-12-01T09:00");
        day.openQuarter("2026Q4");
    }

    /** The last working day, on which everything that waits is reminded, and then the end of the quarter. */
    public void letQuarterClose() {
        day.at("2026-12-31T09:00");
        day.runDueJobs();
        day.at("2027-01-01T00:00");
        day.runDueJobs();
    }

    public void handIn(ObligationId id, ReportInput report) {
        submit(id.unit() + ".liaison", id, FILL, fields(id, report));
    }

    /** What the browser would send: the unit's input in the rows that the form shows. */
    public Map<String, Object> fields(ObligationId id, ReportInput report) {
        return report.in(rows(id, "measures"), rows(id, "targets"));
    }

    public void review(ObligationId id, Map<String, Object> decision) {
        submit(leadOf(id), id, REVIEW, decision);
    }

    public void decideExtension(ObligationId id, Map<String, Object> decision) {
        submit(leadOf(id), id, DECIDE_EXTENSION, decision);
    }

    public void answerUrge(ObligationId id, Map<String, Object> answer) {
        submit(id.unit() + ".liaison", id, ANSWER_URGE, answer);
    }

    public void compile(SummaryId id, Map<String, Object> text) {
        submit(summary(id).leadUnit() + ".liaison", id, COMPILE, text);
    }

    public void countersign(SummaryId id, String coLead, Map<String, Object> answer) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id.toString())
                .taskDefinitionKey(COUNTERSIGN)
                .taskCandidateGroup(coLead)
                .singleResult();
        day.submit(coLead + ".liaison", task, answer);
        day.runDueJobs();
    }

    /** The unit that the task waits for. */
    public String candidateOf(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
    }

    public void judge(SummaryId id, Map<String, Object> decision) {
        submit(OFFICE, id, JUDGE, decision);
    }

    public String leadOf(ObligationId id) {
        return obligation(id).leadUnit() + ".liaison";
    }

    public ObligationSnapshot obligation(ObligationId id) {
        return obligations.get(id).loaded();
    }

    public SummarySnapshot summary(SummaryId id) {
        return summaries.get(id).loaded();
    }

    /** What the lead has decided of the present round. */
    public Optional<ReviewDecision> decision(ObligationId id) {
        return Optional.ofNullable(obligation(id).review());
    }

    public Optional<Extension> lastExtension(ObligationId id) {
        return extensions.last(id);
    }

    public Optional<Urge> lastUrge(ObligationId id) {
        return urges.last(id);
    }

    public Optional<SummaryText> text(SummaryId id, int round) {
        return records.rounds(id).stream()
                .filter(found -> found.number() == round)
                .map(SummaryRound::text)
                .findFirst();
    }

    /** The answers of one round, by the units' ids. */
    public List<Countersignature> countersignatures(SummaryId id, int round) {
        return records.rounds(id).get(round - 1).countersignatures().stream()
                .map(Signature::answer)
                .sorted(Comparator.comparing(answer -> answer.unit().value()))
                .toList();
    }

    /** How many rounds of the report are handed in. */
    public int stored(ObligationId id) {
        return jdbc.sql("select count(*) from report r join obligation o on o.id = r.obligation_id"
                        + " where o.id = ? and r.round <= o.round")
                .param(id.toString())
                .query(Integer.class)
                .single();
    }
}
