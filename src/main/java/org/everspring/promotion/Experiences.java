package org.everspring.promotion;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.UnitId;

/** All experiences, published or not, and what has become of them. */
public interface Experiences {

    Optional<Experience> find(ExperienceId id);

    /** @throws org.everspring.kernel.InvalidInputException when there is none */
    Experience get(ExperienceId id);

    /** The one that came from the problem. */
    Optional<Experience> ofProblem(String problemId);

    /** In the plan's order of units as it was when the office approved; none before. */
    List<Adoption> adoptions(ExperienceId id);

    /** For each of the given ids that has target units. */
    Map<ExperienceId, AdoptionCount> adoptionCounts(Collection<ExperienceId> ids);

    /**
     * What waits for its publication, newest first.
     *
     * @param units who has nominated it; null for all
     */
    List<Experience> waiting(Set<UnitId> units);

    /** Oldest first. */
    List<Experience> publishedBetween(OffsetDateTime from, OffsetDateTime toExclusive);

    /** Newest first. */
    List<ExperienceId> publishedIds(ExperienceFilter filter);

    /** Those of the given ids that are there, in the order of the ids. */
    List<Experience> all(Collection<ExperienceId> ids);

    /** Each published one with a text that changes when the experience is published anew or corrected in the tables. */
    Map<ExperienceId, String> publishedVersions();

    void add(Experience experience);

    /** Waits until nobody else changes the experience; until the end of the transaction nobody does. */
    void lock(ExperienceId id);

    /** Returns false when the experience is not in the state {@code from}: somebody was first, or it ran before. */
    boolean move(ExperienceId id, ExperienceState from, ExperienceState to);

    /** How often the unit has handed the experience in, from 1. */
    int round(ExperienceId id);

    /** What the office has decided in this round; empty before. */
    Optional<OfficeReview.Verdict> decision(ExperienceId id);

    /**
     * Keeps the review of this round, in place of one that it has had before. Nothing follows from it before
     * {@link #conclude}.
     *
     * @param targets in the plan's order; none where the experience is not adopted
     */
    void review(ExperienceId id, OfficeReview review, List<UnitId> targets, String userId, OffsetDateTime at);

    /** Lets the review of this round count. */
    void conclude(ExperienceId id);

    /** Gives the unit until then to revise what was returned. */
    void returnUntil(ExperienceId id, Deadline closes);

    /** When a returned nomination lapses; null when it is not returned. */
    Deadline reviseCloses(ExperienceId id);

    void moveReviseCloses(ExperienceId id, Deadline closes);

    /** Replaces the content. It counts with {@link #handIn}. */
    void revise(ExperienceId id, ExperienceCase content, OffsetDateTime at);

    /** Whether the unit has revised what was returned, and it is not handed in yet. */
    boolean isRevised(ExperienceId id);

    /** Begins another round. */
    void handIn(ExperienceId id);

    /** @param adoptCloses until when the target units may answer */
    void publish(ExperienceId id, OffsetDateTime at, Deadline adoptCloses);

    /** Until when the target units may answer; null before they are asked. */
    Deadline adoptCloses(ExperienceId id);

    void moveAdoptCloses(ExperienceId id, Deadline closes);

    /** The target units that have not answered, in the plan's order. */
    default List<UnitId> open(ExperienceId id) {
        return adoptions(id).stream()
                .filter(adoption -> adoption.state() == AdoptionState.OPEN)
                .map(Adoption::unit)
                .toList();
    }

    /**
     * Keeps a unit's answer, in place of one that it has given before. It counts with {@link #countAnswer}.
     *
     * @return false when the unit's adoption is not open
     */
    boolean answer(ExperienceId id, Adoption adoption, String userId);

    /** Returns false when the unit's adoption is not open, or has no answer. */
    boolean countAnswer(ExperienceId id, UnitId unit, OffsetDateTime at);

    /** Returns false when the unit's adoption is not open. */
    boolean recordMissing(ExperienceId id, UnitId unit, OffsetDateTime at);

    /** How often the experience has been recognised. */
    int recognitions(ExperienceId id);

    /** Keeps a recognition, in place of one that has the number. It counts with {@link #countRecognition}. */
    void recognise(ExperienceId id, int number, RecognitionLevel level, String basis, String userId, OffsetDateTime at);

    /** Lets the last recognition count. */
    void countRecognition(ExperienceId id, OffsetDateTime at);
}
