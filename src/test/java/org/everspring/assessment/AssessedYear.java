package org.everspring.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.everspring.assessment.AppealLine.Appeal;
import org.everspring.assessment.AppealLine.Decision;
import org.everspring.assessment.AppealLine.Verdict;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Actor;
import org.everspring.matter.ConfirmationId;
import org.everspring.plan.UnitId;
import org.everspring.scoring.MadeUpYear;
import org.everspring.scoring.ScoreLine;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.ScoreSheets;
import org.everspring.scoring.Scores;
import org.everspring.scoring.Scoring;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.springframework.context.ApplicationContext;

/** The assessment of the {@link MadeUpYear}, which no process has brought about. */
public final class AssessedYear {

    private static final int YEAR = 2025;
    private static final ScoringPeriod PERIOD = ScoringPeriod.of(YEAR);
    private static final OffsetDateTime ADMITTED = OffsetDateTime.parse("2026-01-15T09:00+08:00");
    private static final Actor OFFICE = new Actor("yingshangban.liaison", "市营商办联络员");
    private static final Actor LEADING_GROUP = new Actor("lingdaoxiaozu.leader", "领导小组负责人");
    private static final UnitId UNIT = UnitId.of("gonganju");

    private final MadeUpYear year;
    private final Assessments assessments;
    private final Confirmations confirmations;
    private final Scores scores;
    private final Scoring scoring;

    public AssessedYear(ApplicationContext context) {
        this.year = new MadeUpYear(context);
        this.assessments = context.getBean(Assessments.class);
        this.confirmations = context.getBean(Confirmations.class);
        this.scores = context.getBean(Scores.class);
        this.scoring = context.getBean(Scoring.class);
    }

    public AssessedYear score(String period) {
        year.score(period);
        return this;
    }

    /** Brings the assessment of the scored year that far, step by step; nobody has answered. */
    public AssessedYear bringTo(AssessmentState state) {
        for (AssessmentState next : AssessmentState.values()) {
            if (next.compareTo(state) <= 0) {
                step(next);
            }
        }
        return this;
    }

    /** Approves and freezes what the units are confirming. */
    public AssessedYear freezeAfterConfirming() {
        step(AssessmentState.APPROVING);
        step(AssessmentState.FROZEN);
        return this;
    }

    private void step(AssessmentState next) {
        switch (next) {
            case SCORING -> assessments.add(Assessment.admitted(YEAR, new Assessment.Admission(ADMITTED, null)));
            case REVIEWING -> change(assessment -> assessment.scored(1));
            case CONFIRMING -> announce(scores.scores(run()));
            case APPROVING ->
                change(assessment -> {
                    while (assessment.round().open() > 0) {
                        assessment.closeConfirmation();
                    }
                    assessment.restate();
                });
            case FROZEN ->
                change(assessment -> {
                    assessment.approve(null, LEADING_GROUP, ADMITTED.plusDays(10));
                    assessment.freeze(run().hash(), ADMITTED.plusDays(10));
                });
        }
    }

    private void announce(List<UnitScore> announced) {
        Deadline due = new Deadline(LocalDate.parse("2026-01-22"));
        change(assessment -> {
            assessment.accept(null, announced.size());
            assessment.beginRound(announced.size());
        });
        confirmations.add(announced.stream()
                .map(score ->
                        ScoreConfirmation.asked(id(score.unit()), score.unit().value(), due))
                .toList());
    }

    private void change(Consumer<Assessment> act) {
        Assessment assessment = assessments.get(YEAR);
        act.accept(assessment);
        assessments.save(assessment);
    }

    private ScoreRun run() {
        return scores.last(PERIOD).orElseThrow();
    }

    private static ConfirmationId id(UnitId unit) {
        return new ConfirmationId(YEAR, 1, unit);
    }

    /** 市公安局 appeals against its second report, and the office gives 90 points for it. */
    public AssessedYear grantAppeal() {
        Map<ScoreLine.Key, ScoreLine> lines = ScoreSheets.byKey(scores.lines(run(), UNIT));
        ScoreConfirmation confirmation = confirmations.get(id(UNIT));
        OffsetDateTime at = ADMITTED.plusDays(6);
        confirmation.appeal(
                List.of(new Appeal(MadeUpYear.SECOND_REPORT, "当日网络中断，已电话告知牵头单位。")),
                lines,
                true,
                "王建国",
                new Actor("gonganju.liaison", "市公安局联络员"),
                at.minusDays(2));
        confirmation.file(confirmation.due());
        confirmation.decide(
                List.of(new Verdict(
                        MadeUpYear.SECOND_REPORT, Decision.GRANTED, new BigDecimal("90"), null, "网络中断属实，按期报送。")),
                lines,
                Map.of(),
                OFFICE,
                at);
        confirmation.settle();
        confirmations.save(confirmation);
        scores.correct(PERIOD, confirmation.appeals().get(0).correction(null));
        scoring.restate(PERIOD);
        return this;
    }
}
