package org.everspring.improvement;

import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.matter.ExperienceId;
import org.everspring.notification.Duty;
import org.everspring.notification.Reminder;
import org.everspring.plan.UnitId;

/** What has happened to a problem, told in its transaction to whoever keeps it or passes it on. */
public sealed interface ProblemEvent {

    /** As it stands afterwards. */
    ProblemSnapshot problem();

    /** Something that somebody had decided before is carried out. */
    sealed interface Decided extends ProblemEvent {

        ProblemDecision decision();
    }

    record Reported(ProblemSnapshot problem) implements ProblemEvent {}

    /** Accepted, or given anew by the office. */
    record Assigned(ProblemSnapshot problem, ProblemDecision decision) implements Decided {}

    /** @param from the unit that had to triage it before */
    record Transferred(ProblemSnapshot problem, ProblemDecision decision, UnitId from) implements Decided {}

    record Rejected(ProblemSnapshot problem, ProblemDecision decision) implements Decided {}

    record Merged(ProblemSnapshot problem, ProblemDecision decision) implements Decided {}

    record ImprovementStarted(ProblemSnapshot problem, ProblemDecision decision, ImprovementAttempt attempt)
            implements Decided {}

    record Progressed(ProblemSnapshot problem, ProgressEntry entry) implements ProblemEvent {}

    /** @param unit that assists and has said so */
    record Assisted(ProblemSnapshot problem, UnitId unit, ProgressEntry entry) implements ProblemEvent {}

    /** @param last what the unit has said with it */
    record VerificationRequested(ProblemSnapshot problem, ProblemDecision decision, ProgressEntry last)
            implements Decided {}

    record VerificationPassed(ProblemSnapshot problem, ProblemDecision decision) implements Decided {}

    /** Back with the unit, or with the office. */
    record VerificationFailed(ProblemSnapshot problem, ProblemDecision decision) implements Decided {}

    record LeftUnresolved(ProblemSnapshot problem, ProblemDecision decision) implements Decided {}

    record Summarised(ProblemSnapshot problem, ProblemDecision decision) implements Decided {}

    record Nominated(ProblemSnapshot problem, ExperienceId experience, String title) implements ProblemEvent {}

    record Closed(ProblemSnapshot problem) implements ProblemEvent {}

    /** @param unit that owes the duty */
    record Escalated(ProblemSnapshot problem, Duty duty, UnitId unit, Reminder reminder) implements ProblemEvent {}
}
