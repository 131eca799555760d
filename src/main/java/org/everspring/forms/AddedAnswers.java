package org.everspring.forms;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people have answered to the fields that an owner has added to a form, and the options that the code does not know:
 * kept with the matter by the labels of that time, because the form may have lost them since.
 */
@Component
public class AddedAnswers {

    private static final int LONGEST_LABEL = 500;
    private static final int LONGEST_TEXT = 20_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    AddedAnswers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record Answer(String label, String text) {}

    /** What was answered at once, in the order of the form. */
    public record Submission(String form, String formName, OffsetDateTime at, List<Answer> answers) {}

    /**
     * @param subject the matter's id, which is the business key of its instance
     * @param task which task it was, or instance when it was a start form
     */
    public void keep(String subject, FormContract form, String task, String userId, List<Answer> answers) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int position = 0;
        for (Answer answer : answers) {
            jdbc.sql("""
                            insert into added_answer
                                (subject, form, form_name, task_id, position, label, answer, answered_by, answered_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            subject,
                            form.form(),
                            form.name(),
                            task,
                            position++,
                            cut(answer.label(), LONGEST_LABEL),
                            cut(answer.text(), LONGEST_TEXT),
                            userId,
                            now)
                    .update();
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /** Those among the matters that have any answers of this form. */
    public Set<String> having(Collection<String> subjects, String form) {
        return subjects.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql(
                                "select distinct subject from added_answer where form = :form and subject in (:subjects)")
                        .param("form", form)
                        .param("subjects", subjects)
                        .query(String.class)
                        .list());
    }

    /** Every submission of a matter's forms that had any, oldest first. */
    public List<Submission> of(String subject) {
        List<Submission> submissions = new ArrayList<>();
        List<String> tasks = new ArrayList<>();
        jdbc.sql("""
                        select form, form_name, task_id, label, answer, answered_at from added_answer
                        where subject = ? order by answered_at, task_id, form, position""").param(subject).query(row -> {
            String task = row.getString("task_id") + " " + row.getString("form");
            if (tasks.isEmpty() || !tasks.get(tasks.size() - 1).equals(task)) {
                tasks.add(task);
                submissions.add(new Submission(
                        row.getString("form"),
                        row.getString("form_name"),
                        row.getObject("answered_at", OffsetDateTime.class),
                        new ArrayList<>()));
            }
            submissions
                    .get(submissions.size() - 1)
                    .answers()
                    .add(new Answer(row.getString("label"), row.getString("answer")));
        });
        return submissions;
    }

    /**
     * What belongs to a round of a matter that came about by one form after another: the last submission until then.
     *
     * @param after when the round before was recorded, exclusive; null when there was none
     * @param until when this one was recorded, inclusive
     */
    public List<Answer> of(String subject, String form, @Nullable OffsetDateTime after, OffsetDateTime until) {
        return of(subject).stream()
                .filter(submission -> submission.form().equals(form)
                        && (after == null || submission.at().isAfter(after))
                        && !submission.at().isAfter(until))
                .reduce((earlier, later) -> later)
                .map(Submission::answers)
                .orElse(List.of());
    }
}
