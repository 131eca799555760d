package org.everspring.indicators;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.ListPage;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.AdoptionState;
import org.everspring.scoring.ScoringPeriod;
import org.jspecify.annotations.Nullable;

/** Who has taken over which experience, of many experiences at once. */
public interface PromotionQueries {

    /**
     * Which published experiences are wanted. Of one that the person neither leads nor has nominated, only the own units'
     * answers are read.
     *
     * @param unit who has nominated it, or has been asked to adopt it; null for all
     * @param published when; null for ever
     */
    record Filter(
            BoardScope scope,
            @Nullable ItemId item,
            @Nullable UnitId unit,
            @Nullable ScoringPeriod published) {}

    /** @param dueOn until when the units were asked to answer; null without a date */
    record Published(
            ExperienceId id,
            String title,
            ItemId item,
            UnitId unit,
            LocalDate publishedOn,
            @Nullable LocalDate dueOn) {}

    /** @param page from 1; the newest first */
    ListPage<Published> page(Filter filter, int page, int size);

    /** How many were published in each quarter; one without any is left out. */
    Map<Quarter, Integer> published(Filter filter);

    /** @param late whether the unit has not answered, and the date has passed */
    record Answer(ExperienceId experience, UnitId unit, AdoptionState state, boolean late) {}

    /** By experience, and in the order in which its units were asked. */
    List<Answer> answers(Filter filter, Collection<ExperienceId> ids, OffsetDateTime now);

    /** @param answeredOn null before the unit has answered */
    record Asked(
            Published experience, Answer answer, @Nullable LocalDate answeredOn) {}

    /**
     * The single answers behind {@link #byUnit}, the newest experience first.
     *
     * @param asked the unit whose answers are wanted; null for all
     * @param standing null for all
     * @param page from 1
     */
    ListPage<Asked> asked(
            Filter filter,
            @Nullable UnitId asked,
            @Nullable AdoptionStanding standing,
            OffsetDateTime now,
            int page,
            int size);

    /**
     * How one unit has answered to all of them.
     *
     * @param open those without an answer whose date is still to come
     * @param late those without an answer whose date has passed
     * @param missing those that were closed without an answer
     */
    record Answers(UnitId unit, int asked, int adopted, int notApplicable, int open, int late, int missing) {

        /** Adopted, in per cent; 0 where nothing was asked. */
        public int share() {
            return asked == 0 ? 0 : Math.round(100f * adopted / asked);
        }
    }

    /** By the units' ids. */
    List<Answers> byUnit(Filter filter, OffsetDateTime now);
}
