package org.everspring.assessment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Actor;
import org.everspring.matter.ConfirmationId;
import org.everspring.plan.UnitId;

/** The assessments of all years, with the units' confirmations and appeals. */
public interface Assessments {

    Optional<Assessment> find(int year);

    /** @throws org.everspring.kernel.InvalidInputException when there is none */
    Assessment get(int year);

    /** Like {@link #get}; whoever else locks or changes it waits until the end of the transaction. */
    Assessment lock(int year);

    /** Newest first. */
    List<Assessment> all();

    /**
     * Returns false when the year is there already.
     *
     * @param userId null when the timer adds it
     * @throws org.everspring.kernel.InvalidInputException when another transaction adds it at the same time and is first
     */
    boolean add(int year, String userId, OffsetDateTime at);

    /** Returns false when it is not in that state. */
    boolean move(int year, AssessmentState from, AssessmentState to);

    /** Notes which run is reviewed. */
    void review(int year, int run);

    /**
     * Notes what the office says to the scores.
     *
     * @param opinion may be null
     */
    void giveReviewOpinion(int year, String opinion);

    /** Keeps a decision that waits for its step, in place of another one; null when none waits. */
    void decide(int year, AssessmentDecision decision);

    /** Whether that is the decision which waits for its step. */
    boolean isDecided(int year, AssessmentDecision decision);

    /** Begins a new round with nobody announced yet. */
    void beginRound(int year, int round, int openConfirmations);

    /** Notes how far the announcement has come and when its last units have to answer. */
    void advance(int year, UnitId announcedUpTo, Deadline confirmDue);

    /**
     * Counts one confirmation less, under the row's lock.
     *
     * @return how many are still open
     */
    int closeConfirmation(int year);

    /** Takes an approval back that was not carried out. */
    void returnToOffice(int year, String reason);

    /**
     * What counts when the result is frozen.
     *
     * @param opinion may be null
     */
    void approve(int year, String opinion, Actor by, OffsetDateTime at);

    /** Returns false when it is frozen already. */
    boolean freeze(int year, String hash, OffsetDateTime at);

    void add(ConfirmationId id, Deadline due);

    void moveDue(ConfirmationId id, Deadline due);

    Optional<Confirmation> find(ConfirmationId id);

    /** @throws org.everspring.kernel.InvalidInputException when there is none */
    Confirmation get(ConfirmationId id);

    /** Like {@link #get}; whoever else locks or changes it waits until the end of the transaction. */
    Confirmation lock(ConfirmationId id);

    /** Of the last round, by unit id; none before the first announcement. */
    List<Confirmation> confirmations(int year);

    /** Of all rounds, oldest first. */
    List<Confirmation> confirmations(int year, UnitId unit);

    /** Keeps an answer, in place of one that was given before. */
    void answer(ConfirmationId id, String signedBy, Actor by, OffsetDateTime at);

    /** Forgets an answer that has not come to count. */
    void dropAnswer(ConfirmationId id);

    /** Returns false when it is not in that state. */
    boolean move(ConfirmationId id, ConfirmationState from, ConfirmationState to);

    void add(AppealLine line);

    void decide(AppealLine line);

    /** In the unit's order; those of an open confirmation do not count yet. */
    List<AppealLine> appeals(ConfirmationId id);

    /** Those that count, of all rounds, by round, unit and the unit's order. */
    List<AppealLine> appeals(int year);
}
