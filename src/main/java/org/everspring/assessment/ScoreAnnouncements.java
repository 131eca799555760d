package org.everspring.assessment;

import java.util.Comparator;
import java.util.List;
import org.everspring.assessment.AssessmentEvent.ScoreAnnounced;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ConfirmationId;
import org.everspring.notification.TermDates;
import org.everspring.plan.Plan;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the units their scores, and asks each whether it agrees. */
@Service
@Transactional
public class ScoreAnnouncements {

    /** Units whose confirmations one transaction opens. */
    private static final int BATCH_SIZE = 50;

    private final Assessments assessments;
    private final Confirmations confirmations;
    private final Scores scores;
    private final AssessmentProcesses processes;
    private final AssessmentDeadlines deadlines;
    private final ApplicationEventPublisher events;
    private final Plan plan;

    ScoreAnnouncements(
            Assessments assessments,
            Confirmations confirmations,
            Scores scores,
            AssessmentProcesses processes,
            AssessmentDeadlines deadlines,
            ApplicationEventPublisher events,
            Plan plan) {
        this.assessments = assessments;
        this.confirmations = confirmations;
        this.scores = scores;
        this.processes = processes;
        this.deadlines = deadlines;
        this.events = events;
        this.plan = plan;
    }

    /**
     * Tells the next units of their scores and opens their confirmations, in the caller's transaction. How far it has come
     * is a row of that transaction.
     *
     * @return whether every unit has been told now
     */
    public boolean announceBatch(int year) {
        Assessment assessment = assessments.lock(year);
        ScoreRun run =
                scores.last(ScoringPeriod.of(year)).orElseThrow(() -> new InvalidInputException(year + "年度尚未评分。"));
        List<UnitScore> all = scores.scores(run);
        assessment.beginRound(all.size());
        String after = assessment.round().upTo() == null
                ? ""
                : assessment.round().upTo().value();
        List<UnitScore> waiting = all.stream()
                .filter(score -> score.unit().value().compareTo(after) > 0)
                .sorted(Comparator.comparing(score -> score.unit().value()))
                .toList();
        List<UnitScore> batch = waiting.subList(0, Math.min(BATCH_SIZE, waiting.size()));
        if (!batch.isEmpty()) {
            // Of each batch by itself: whoever is told later, after a fault, has no less time.
            TermDates dates = deadlines.confirmation();
            assessment.announced(batch.get(batch.size() - 1).unit(), dates.due());
            announce(assessment, batch, dates);
        }
        assessments.save(assessment);
        return batch.size() == waiting.size();
    }

    private void announce(Assessment assessment, List<UnitScore> batch, TermDates dates) {
        int round = assessment.round().number();
        List<ScoreConfirmation> asked = batch.stream()
                .map(score -> new ConfirmationId(assessment.year(), round, score.unit()))
                .map(id -> ScoreConfirmation.asked(id, plan.nameOf(id.unit()), dates.due()))
                .toList();
        confirmations.add(asked);
        for (int i = 0; i < batch.size(); i++) {
            ScoreConfirmation confirmation = asked.get(i);
            processes.startConfirmation(confirmation, dates);
            events.publishEvent(new ScoreAnnounced(confirmation.id(), batch.get(i), dates.due()));
        }
    }
}
