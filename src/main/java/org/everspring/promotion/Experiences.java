package org.everspring.promotion;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.plan.UnitId;

/** All experiences, published or not, and what has become of them. */
public interface Experiences {

    Optional<Experience> find(ExperienceId id);

    /** @throws org.everspring.InvalidInputException when there is none */
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

    boolean isReviewed(ExperienceId id, int round);

    void review(ExperienceId id, int round, Review review, String userId, OffsetDateTime at);

    /** Replaces the content and begins a round. */
    void revise(ExperienceId id, ExperienceCase content);

    /** Lists the target units, all of them open. */
    void deploy(ExperienceId id, List<UnitId> targets, Deadline adoptDue);

    void publish(ExperienceId id, OffsetDateTime at);

    /** Returns false when the unit's adoption is not open. */
    boolean answer(ExperienceId id, Adoption adoption, String userId);

    /** How often the experience has been recognised. */
    int recognitions(ExperienceId id);

    /** Keeps a recognition; the last one counts. */
    void recognise(ExperienceId id, int number, RecognitionLevel level, String basis, String userId, OffsetDateTime at);
}
