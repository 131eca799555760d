package org.everspring.assessment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.everspring.assessment.AppealLine.Appeal;
import org.everspring.assessment.AppealLine.Verdict;
import org.everspring.assessment.AssessmentEvent.AppealDecided;
import org.everspring.assessment.AssessmentEvent.ScoreLapsed;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.kernel.Actor;
import org.everspring.matter.ConfirmationId;
import org.everspring.notification.TermDates;
import org.everspring.scoring.Correction;
import org.everspring.scoring.ScoreLine;
import org.everspring.scoring.ScoreSheets;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a unit says to its score, and what the office decides on it. Every step may run twice and counts once. */
@Service
@Transactional
public class ScoreConfirmations {

    private final Confirmations confirmations;
    private final Assessments assessments;
    private final Scores scores;
    private final ScoreSheets sheets;
    private final AssessmentProcesses processes;
    private final AssessmentDeadlines deadlines;
    private final EvidenceFiles evidence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ScoreConfirmations(
            Confirmations confirmations,
            Assessments assessments,
            Scores scores,
            ScoreSheets sheets,
            AssessmentProcesses processes,
            AssessmentDeadlines deadlines,
            EvidenceFiles evidence,
            ApplicationEventPublisher events,
            Clock clock) {
        this.confirmations = confirmations;
        this.assessments = assessments;
        this.scores = scores;
        this.sheets = sheets;
        this.processes = processes;
        this.deadlines = deadlines;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The unit agrees.
     *
     * @param signedBy the head of the unit
     */
    public void confirm(ConfirmationId id, @Nullable String signedBy, Actor by) {
        ScoreConfirmation confirmation = confirmations.lock(id);
        confirmation.confirm(signedBy, by, now());
        confirmations.save(confirmation);
    }

    /**
     * The unit appeals against some lines.
     *
     * @param signedBy the head of the unit
     * @param taskId where the unit must have uploaded evidence
     */
    public void appeal(ConfirmationId id, List<Appeal> appeals, @Nullable String signedBy, String taskId, Actor by) {
        ScoreConfirmation confirmation = confirmations.lock(id);
        boolean proven = evidence.of(id.toString()).stream().anyMatch(file -> taskId.equals(file.taskId()));
        confirmation.appeal(appeals, sheets.lines(id.year(), id.unit()), proven, signedBy, by, now());
        confirmations.save(confirmation);
    }

    /**
     * The office has to decide.
     *
     * @return by when
     */
    public TermDates fileAppeal(ConfirmationId id) {
        TermDates step = deadlines.appeal();
        ScoreConfirmation confirmation = confirmations.lock(id);
        AssessmentEvent filed = confirmation.file(step.due());
        confirmations.save(confirmation);
        events.publishEvent(filed);
        return step;
    }

    /** Counts the unit among those that have answered. */
    public void recordConfirmation(ConfirmationId id) {
        ScoreConfirmation confirmation = confirmations.lock(id);
        if (confirmation.register()) {
            confirmations.save(confirmation);
            close(id);
        }
    }

    /** Nobody has answered in time: silence counts as agreement. */
    public void recordSilence(ConfirmationId id) {
        ScoreConfirmation confirmation = confirmations.lock(id);
        if (confirmation.lapse(now())) {
            confirmations.save(confirmation);
            events.publishEvent(new ScoreLapsed(id, confirmation.due()));
            close(id);
        }
    }

    /**
     * What the office decides; what follows from it comes with {@link #applyDecision}.
     *
     * @param verdicts one a line, in the unit's order
     */
    public void decide(ConfirmationId id, List<Verdict> verdicts, Actor by) {
        ScoreConfirmation confirmation = confirmations.lock(id);
        confirmation.decide(verdicts, sheets.lines(id.year(), id.unit()), corrections(id), by, now());
        confirmations.save(confirmation);
    }

    /** Corrects what was granted, tells the unit, and counts it among those that are done. */
    public void applyDecision(ConfirmationId id) {
        ScoreConfirmation confirmation = confirmations.lock(id);
        if (!confirmation.settle()) {
            return;
        }
        confirmations.save(confirmation);
        Map<ScoreLine.Key, Correction> last = corrections(id);
        confirmation.appeals().stream()
                .filter(AppealLine::isGranted)
                .map(appeal -> appeal.correction(last.get(appeal.line())))
                .forEach(correction -> scores.correct(ScoringPeriod.of(id.year()), correction));
        events.publishEvent(new AppealDecided(id, confirmation.appeals()));
        close(id);
    }

    private Map<ScoreLine.Key, Correction> corrections(ConfirmationId id) {
        return scores.corrections(ScoringPeriod.of(id.year()), id.unit());
    }

    private void close(ConfirmationId id) {
        // Under the row's lock: whoever comes last finds that it was the last, and nobody else does.
        Assessment assessment = assessments.lock(id.year());
        boolean last = assessment.closeConfirmation();
        assessments.save(assessment);
        if (last) {
            processes.confirmationsComplete(id.year());
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
