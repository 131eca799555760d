package org.everspring.indicators;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.Quarter;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemState;
import org.everspring.kernel.ListPage;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.ExperienceState;
import org.jspecify.annotations.Nullable;

/** What the board asks of all problems at once: of those that a list of the same filter shows, its text left aside. */
public interface LoopQueries {

    /**
     * @param key of the group: an item's or a unit's id, or the name of a source; null for what has none
     * @param late how many of those that stand there wait beyond their date
     */
    record Standing(@Nullable String key, ProblemState state, int problems, int late) {}

    /**
     * @param now against which lateness is judged
     * @return by group and state, without those that none is in
     */
    List<Standing> standings(ProblemFilter filter, LoopGrouping grouping, OffsetDateTime now);

    /** How many were reported in each quarter; one without any is left out. */
    Map<Quarter, Integer> reported(ProblemFilter filter);

    /** How many problems have ever come past each decision; those that none has passed are left out. */
    Map<Choice, Integer> passed(ProblemFilter filter);

    /** So many problems took from one day to the other for a step, as the decision ended it. */
    record Duration<T>(@Nullable T of, LocalDate from, LocalDate to, int problems) {}

    /** Each stay in a step that has ended; who comes to a step again stays there again. */
    List<Duration<Choice>> stays(ProblemFilter filter);

    /** From the report to the end of those that were solved, by the key of the group. */
    List<Duration<String>> lives(ProblemFilter filter, LoopGrouping grouping);

    /**
     * What has stood longest in its present step.
     *
     * @param since when it came there
     */
    record Stalled(
            ProblemId id,
            String title,
            @Nullable ItemId item,
            ProblemState state,
            UnitId waitsFor,
            OffsetDateTime since,
            @Nullable OffsetDateTime due) {}

    /** @param most of each step, the oldest first */
    List<Stalled> stalled(ProblemFilter filter, int most);

    /**
     * What has become of the experiences that problems were worth.
     *
     * @param nominated of all of them
     * @param running those that are reviewed, adopted or recognised now
     * @param late those of them whose target units have not all answered by the date
     * @param promoted those that have come to the end
     */
    record Promotions(int nominated, int running, int late, int promoted) {}

    Promotions promotions(ProblemFilter filter, OffsetDateTime now);

    /**
     * An experience that a problem was worth.
     *
     * @param due until when the target units were asked to answer; null without a date
     */
    record Nominated(
            ExperienceId id,
            String title,
            ProblemId problem,
            String problemTitle,
            UnitId unit,
            ExperienceState state,
            OffsetDateTime nominatedAt,
            @Nullable OffsetDateTime due) {}

    /**
     * The single experiences behind {@link #promotions}, the newest first.
     *
     * @param standing null for all
     * @param page from 1
     */
    ListPage<Nominated> nominated(
            ProblemFilter filter, @Nullable NominationStanding standing, OffsetDateTime now, int page, int size);

    /** From the nomination to the publication. */
    List<Duration<String>> publications(ProblemFilter filter);
}
