package org.everspring.promotion.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.Actor;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Adoption;
import org.everspring.promotion.AdoptionAnswer;
import org.everspring.promotion.AdoptionState;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceCase;
import org.everspring.promotion.ExperienceDates;
import org.everspring.promotion.ExperienceState;
import org.everspring.promotion.Nomination;
import org.everspring.promotion.OfficeReview;
import org.everspring.promotion.Recognition;
import org.everspring.promotion.RecognitionLevel;
import org.everspring.promotion.ReviewResult;
import org.everspring.promotion.Rubric;
import org.jspecify.annotations.Nullable;

/** Rows of the experiences and of their adoptions. */
final class ExperienceMapper {

    /** An experience with the review of its round and its last recognition. */
    static final String EXPERIENCE = """
            select e.*, r.decision, r.representative, r.depth, r.writing, r.terms, r.opinion,
                r.adopt_due_at as review_adopt_due_at,
                n.number, n.level, n.basis as recognition_basis, n.recognised_by, n.recognised_at
            from experience e
            left join experience_review r on r.experience_id = e.id and r.round = e.round
            left join experience_recognition n on n.experience_id = e.id
                and n.number = (select max(m.number) from experience_recognition m where m.experience_id = e.id)
            """;

    private ExperienceMapper() {}

    static Experience experience(ResultSet row, int number) throws SQLException {
        return new Experience(
                ExperienceId.parse(row.getString("id")),
                row.getInt("version"),
                new Nomination(
                        row.getString("problem_id"),
                        ItemId.of(row.getString("item_id")),
                        UnitId.of(row.getString("unit_id")),
                        row.getString("nominated_by"),
                        moment(row, "nominated_at")),
                new ExperienceCase(
                        row.getString("title"),
                        row.getString("background"),
                        row.getString("practice"),
                        row.getString("effect"),
                        row.getString("copyable")),
                ExperienceState.valueOf(row.getString("state")),
                row.getInt("round"),
                review(row),
                new ReviewResult(
                        row.getObject("rubric_total", Integer.class),
                        row.getString("review_opinion"),
                        deadline(row, "adopt_due_at")),
                new ExperienceDates(
                        deadline(row, "revise_closes_at"),
                        momentIfAny(row, "revised_at"),
                        momentIfAny(row, "published_at"),
                        deadline(row, "adopt_closes_at")),
                recognition(row));
    }

    private static @Nullable OfficeReview review(ResultSet row) throws SQLException {
        String verdict = row.getString("decision");
        if (verdict == null) {
            return null;
        }
        Rubric rubric = new Rubric(
                row.getInt("representative"), row.getInt("depth"), row.getInt("writing"), row.getInt("terms"));
        Deadline due = deadline(row, "review_adopt_due_at");
        return new OfficeReview(
                OfficeReview.Verdict.valueOf(verdict),
                rubric,
                List.of(),
                due == null ? null : due.day(),
                row.getString("opinion"));
    }

    private static @Nullable Recognition recognition(ResultSet row) throws SQLException {
        String level = row.getString("level");
        return level == null
                ? null
                : new Recognition(
                        row.getInt("number"),
                        RecognitionLevel.valueOf(level),
                        row.getString("recognition_basis"),
                        row.getString("recognised_by"),
                        moment(row, "recognised_at"));
    }

    static Adoption adoption(ResultSet row, int number) throws SQLException {
        AdoptionState state = AdoptionState.valueOf(row.getString("state"));
        return new Adoption(
                ExperienceId.parse(row.getString("experience_id")),
                UnitId.of(row.getString("unit_id")),
                row.getInt("version"),
                state,
                state.isAnswer()
                        ? answer(row, state, "text", "answered_by")
                        : answer(row, pendingState(row), "pending_text", "pending_by"),
                momentIfAny(row, "answered_at"));
    }

    private static @Nullable AdoptionState pendingState(ResultSet row) throws SQLException {
        String state = row.getString("pending_state");
        return state == null ? null : AdoptionState.valueOf(state);
    }

    private static @Nullable AdoptionAnswer answer(ResultSet row, @Nullable AdoptionState state, String text, String by)
            throws SQLException {
        return state == null
                ? null
                : new AdoptionAnswer(
                        state, row.getString(text), new Actor(row.getString(by), row.getString(by + "_name")));
    }

    private static @Nullable Deadline deadline(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : Deadline.endingAt(moment);
    }

    private static @Nullable OffsetDateTime momentIfAny(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : moment(row, column);
    }

    /** In the plan's zone, in whatever offset the database returns it. */
    static OffsetDateTime moment(ResultSet row, String column) throws SQLException {
        return WorkCalendar.here(row.getObject(column, OffsetDateTime.class));
    }
}
