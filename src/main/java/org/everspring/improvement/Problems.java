package org.everspring.improvement;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ProblemId;
import org.everspring.measures.Measure;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/** All problems with what has been done about them. */
public interface Problems {

    int PAGE_SIZE = 50;

    Optional<Problem> find(ProblemId id);

    /** @throws InvalidInputException when there is none */
    Problem get(ProblemId id);

    /**
     * The reporting unit, the units concerned, the one that triages, the responsible one and the lead; empty when there is
     * no such problem.
     */
    Set<UnitId> unitsConcerned(ProblemId id);

    /** What the reporter, or a problem merged into this one, named as concerned. */
    List<UnitId> concerned(ProblemId id);

    /**
     * Newest first.
     *
     * @param page from 0; beyond the last one empty
     */
    List<Problem> page(ProblemFilter filter, int page);

    /** How many problems the pages hold together. */
    int count(ProblemFilter filter);

    /** Of the last attempt. */
    Optional<Benchmark> benchmark(ProblemId id);

    /** Of the last attempt, in the unit's order. */
    List<TrackedMeasure> measures(ProblemId id);

    /** All of them, oldest first. */
    List<ImprovementAttempt> attempts(ProblemId id);

    /** Oldest first. */
    List<ProgressEntry> progress(ProblemId id);

    /** Those that count, oldest first. */
    List<ImprovementVerification> verifications(ProblemId id);

    /** The timeline, oldest first. */
    List<ProblemEvent> events(ProblemId id);

    /** Those that were merged into this one. */
    List<Problem> mergedInto(ProblemId id);

    /** Those that this one came back as, oldest first. */
    List<Problem> reopenedAs(ProblemId id);

    /**
     * @param system the account of the other system
     * @param key the sender's own
     */
    Optional<Problem> ofOrigin(String system, String key);

    /** How many the account has reported after that moment, by hand or as another system. */
    int countOf(String account, OffsetDateTime after);

    /** Waits until nobody else changes the problem; until the end of the transaction nobody does. */
    void lock(ProblemId id);

    /**
     * Locked, so that of two who finish the same step at the same time the second one finds what the first has done.
     *
     * @throws AlreadyDoneException when the problem is in another state
     */
    default Problem lockWaiting(ProblemId id, ProblemState state) {
        lock(id);
        Problem problem = get(id);
        if (problem.state() != state) {
            throw new AlreadyDoneException("这个问题现为“" + problem.state().label() + "”，这一步已经办理。");
        }
        return problem;
    }

    /**
     * @param origin null for what a person has filed
     * @throws org.springframework.dao.DuplicateKeyException when something is there from the same origin
     */
    void add(Problem problem, List<UnitId> concerned, Origin origin);

    /**
     * Where a problem that nobody has filed by hand comes from.
     *
     * @param system the account of another system, or {@code report}
     * @param key the sender's own
     * @param fingerprint of what was sent
     */
    record Origin(String system, String key, String fingerprint) {}

    Optional<Origin> origin(ProblemId id);

    /**
     * Returns false when the problem is not in the state {@code from}: somebody was first, or it ran before.
     *
     * @param waitingFor the unit that has the next step; null when none has
     * @param stepDue of that step; null when it has no date of its own
     */
    boolean move(ProblemId id, ProblemState from, ProblemState to, UnitId waitingFor, Deadline stepDue);

    void file(ProblemId id, ItemId item, UnitId triageUnit);

    void assign(ProblemId id, UnitId unit, UnitId leadUnit, Deadline due);

    void moveDue(ProblemId id, Deadline due);

    void moveStepDue(ProblemId id, Deadline stepDue);

    void concern(ProblemId id, List<UnitId> units);

    void countFailure(ProblemId id);

    /** @param mergedInto null unless it is merged */
    void close(ProblemId id, ProblemId mergedInto, String outcome, OffsetDateTime at);

    /** Begins another attempt; what was there stays as it was, but what nobody has worked by yet is replaced. */
    void benchmark(ProblemId id, UnitId unit, Benchmark benchmark, List<Measure> measures);

    /** @param measures of the last attempt */
    void recordProgress(ProblemId id, List<TrackedMeasure> measures, String text, Actor by, OffsetDateTime at);

    void recordLessons(ProblemId id, String lessons);

    Optional<String> lessons(ProblemId id);

    /** Keeps a decision until {@link #carryOut} finds it, or another one takes its place. */
    void decide(ProblemId id, ProblemDecision decision);

    /** Returns false when it was taken before. */
    boolean take(ProblemId id, ProblemDecision decision, OffsetDateTime at);

    Optional<ProblemDecision> lastDecision(ProblemId id);

    Optional<ProblemDecision> lastDecision(ProblemId id, ProblemDecision.Choice choice);

    /** Whether the last decision is of that kind and not taken yet. */
    boolean isPending(ProblemId id, ProblemDecision.Choice choice);

    /**
     * The decision that a step of the diagram carries out.
     *
     * @param state in which it is carried out
     * @param after where a problem may stand on which it was carried out
     * @return empty when that has happened before
     * @throws InvalidInputException when the step makes no sense here: the problem stands elsewhere, or the last thing that
     *     somebody has decided is something else
     */
    default Optional<ProblemDecision> carryOut(
            ProblemId id,
            ProblemDecision.Choice choice,
            ProblemState state,
            Set<ProblemState> after,
            OffsetDateTime at) {
        lock(id);
        ProblemState present = get(id).state();
        Optional<ProblemDecision> last = lastDecision(id).filter(decision -> decision.choice() == choice);
        boolean pending = isPending(id, choice);
        if (present == state && pending) {
            last.ifPresent(decision -> take(id, decision, at));
            return last;
        }
        if (last.isPresent() && !pending && after.contains(present)) {
            return Optional.empty();
        }
        throw new InvalidInputException(
                "问题" + id + "现为“" + present.label() + "”，没有待执行的“" + choice.label() + "”决定，流程图中的这一步不能在此执行。");
    }

    /** Nothing happens when the occurrence is on the timeline already. */
    void record(ProblemId id, String occurrence, ProblemEvent event);
}
