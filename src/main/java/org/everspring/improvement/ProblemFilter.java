package org.everspring.improvement;

import java.time.OffsetDateTime;
import java.util.Set;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.kernel.Coded;
import org.everspring.kernel.Labelled;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoringPeriod;
import org.jspecify.annotations.Nullable;

/**
 * Which problems a list shows; all of them where nothing is set.
 *
 * @param readers only what concerns one of these units; null for somebody who reads everything, and nothing at all when
 *     empty
 * @param states null or empty for all
 * @param item null for all, also those without an item
 * @param text part of the number, the title or the description, in whatever case; null or blank for all
 * @param waitingFor only what waits for this unit; null for all
 */
public record ProblemFilter(
        @Nullable Set<UnitId> readers,
        Set<ProblemState> states,
        @Nullable ItemId item,
        @Nullable String text,
        @Nullable UnitId waitingFor,
        Course course) {

    /**
     * How a problem came, and how far it has got; null for all.
     *
     * @param unit in charge of solving it
     * @param from when it was reported, inclusive
     * @param to when it was reported, exclusive
     * @param without what it has not been given yet
     * @param passed what has been decided of it and carried out, whatever has happened since
     * @param lateAt a moment at which the date of what waits had passed
     */
    public record Course(
            @Nullable UnitId unit,
            @Nullable ProblemSource source,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @Nullable Lack without,
            @Nullable Choice passed,
            @Nullable OffsetDateTime lateAt) {

        static final Course ANY = new Course(null, null, null, null, null, null, null);

        /** @param reported when; null for ever */
        public static Course of(
                @Nullable UnitId unit, @Nullable ProblemSource source, @Nullable ScoringPeriod reported) {
            return new Course(
                    unit,
                    source,
                    reported == null ? null : reported.from(),
                    reported == null ? null : reported.to(),
                    null,
                    null,
                    null);
        }

        /** Whatever is overdue. */
        public static Course late(OffsetDateTime now) {
            return new Course(null, null, null, null, null, null, now);
        }
    }

    /** What a problem has not been given yet. */
    public enum Lack implements Coded, Labelled {
        ITEM("item", "尚未归口"),
        UNIT("unit", "尚未交办");

        private final String code;
        private final String label;

        Lack(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public ProblemFilter {
        readers = readers == null ? null : Set.copyOf(readers);
        states = Set.copyOf(states);
        text = text == null || text.isBlank() ? null : text.strip();
    }

    /** @param states null for all */
    public ProblemFilter(
            @Nullable Set<UnitId> readers,
            @Nullable Set<ProblemState> states,
            @Nullable ItemId item,
            @Nullable String text,
            @Nullable UnitId waitingFor) {
        this(readers, states == null ? Set.of() : states, item, text, waitingFor, Course.ANY);
    }

    /** Everything that concerns one of the units. */
    public static ProblemFilter concerning(Set<UnitId> units) {
        return new ProblemFilter(units, null, null, null, null);
    }

    /** Everything, for the office. */
    public static ProblemFilter all() {
        return new ProblemFilter(null, null, null, null, null);
    }

    /** Of one item, where one is given, and of a course. */
    public static ProblemFilter of(@Nullable Set<UnitId> readers, @Nullable ItemId item, Course course) {
        return new ProblemFilter(readers, null, item, null, null).taking(course);
    }

    public ProblemFilter taking(Course wanted) {
        return new ProblemFilter(readers, states, item, text, waitingFor, wanted);
    }
}
