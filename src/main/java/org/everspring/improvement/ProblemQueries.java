package org.everspring.improvement;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.Problems.Origin;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;

/** What lists, pages and forms ask of the problems. */
public interface ProblemQueries {

    int PAGE_SIZE = 50;

    Optional<ProblemSnapshot> find(ProblemId id);

    /** @throws InvalidInputException when there is none */
    ProblemSnapshot get(ProblemId id);

    /**
     * The reporting unit, the units concerned, the one that triages, the responsible one and the lead; empty when there is
     * no such problem.
     */
    Set<UnitId> unitsConcerned(ProblemId id);

    /** What the reporter, or a problem merged into this one, named as concerned. */
    List<UnitId> concerned(ProblemId id);

    /** @param page from 1; one that is not there becomes the nearest that is */
    default ListPage<ProblemSnapshot> page(ProblemFilter filter, SortOrder<ProblemColumn> order, int page) {
        return page(filter, order, page, PAGE_SIZE);
    }

    ListPage<ProblemSnapshot> page(ProblemFilter filter, SortOrder<ProblemColumn> order, int page, int size);

    /** The first page of them, the newest first. */
    default List<ProblemSnapshot> newest(ProblemFilter filter) {
        return page(filter, SortOrder.usual(ProblemColumn.class), 1).rows();
    }

    /** How many problems the pages hold together, {@link ListPage#COUNTED} at most. */
    int count(ProblemFilter filter);

    /** Those that were reported before {@code to} and had not ended before {@code from}, oldest first. */
    List<ProblemSnapshot> runningBetween(OffsetDateTime from, OffsetDateTime to);

    /** Oldest first. */
    List<ProgressEntry> progress(ProblemId id);

    /** Of the unit in charge. */
    Optional<ProgressEntry> lastProgress(ProblemId id);

    /** The lead's judgements that count, oldest first. */
    List<ProblemDecision> verifications(ProblemId id);

    /** Carried out or not. */
    Optional<ProblemDecision> lastDecision(ProblemId id, Choice choice);

    /** Those that were merged into this one. */
    List<ProblemSnapshot> mergedInto(ProblemId id);

    /** Those that this one came back as, oldest first. */
    List<ProblemSnapshot> reopenedAs(ProblemId id);

    /**
     * @param system the account of the other system
     * @param key the sender's own
     */
    Optional<ProblemSnapshot> ofOrigin(String system, String key);

    Optional<Origin> origin(ProblemId id);

    /** How many the account has reported after that moment, by hand or as another system. */
    int countOf(String account, OffsetDateTime after);
}
