package org.everspring.drafts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.everspring.calendar.DateText;
import org.everspring.engine.OpenTasks;
import org.everspring.engine.OpenTasks.OpenTask;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The drafts of the tasks that somebody may work on: whoever of the unit, or its deputy, opens the task next goes on with
 * them. Nobody else ever sees one. Nothing of a draft is checked but its size; the form is, when it is submitted.
 *
 * <p>A draft is saved every few seconds by one statement, and the audit has only what is refused of it: its row says who and when.
 */
@Service
public class TaskDrafts {

    /** In characters of JSON; several times the widest form of ours, filled in to its limits. */
    static final int MOST_CHARACTERS = 200_000;

    private final Drafts drafts;
    private final OpenTasks tasks;
    private final Clock clock;

    TaskDrafts(Drafts drafts, OpenTasks tasks, Clock clock) {
        this.drafts = drafts;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Empty when there is no such open task, or none that the person may work on. */
    public Optional<OpenTask> workable(String taskId, String userId) {
        return tasks.find(taskId, userId).filter(OpenTask::workable);
    }

    public Optional<Draft> find(OpenTask task) {
        return drafts.find(task.place());
    }

    /**
     * @param task one that the person may work on
     * @param answers by the keys of the form's fields
     * @param version of the draft that the person has gone on from; 0 when there was none
     * @throws AlreadyDoneException when it has been saved elsewhere since, or a colleague has claimed the task
     * @throws InvalidInputException when it is too large
     */
    public Draft save(OpenTask task, ObjectNode answers, long version, Actor person) {
        if (task.assignee() != null && !task.assignee().equals(person.userId())) {
            throw new AlreadyDoneException("这项任务已由同事领办，未能暂存。请先复制已填内容，再与领办人联系。");
        }
        Draft draft = new Draft(
                task.place(), text(answers), version + 1, person.userId(), person.name(), OffsetDateTime.now(clock));
        if (!drafts.save(draft)) {
            throw savedElsewhere(drafts.find(task.place()).orElse(null));
        }
        return draft;
    }

    /** @param task one that the person may work on */
    @Transactional
    public void discard(OpenTask task) {
        drafts.remove(task.place());
    }

    private static String text(ObjectNode answers) {
        String text = answers.toString();
        if (text.length() > MOST_CHARACTERS) {
            throw new InvalidInputException("已填内容超过" + MOST_CHARACTERS / 10_000 + "万字，未能暂存。请精简，或把长材料作为佐证材料上传。");
        }
        // Half a character, as a broken paste leaves it, is nothing that a database takes.
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static AlreadyDoneException savedElsewhere(@Nullable Draft other) {
        return new AlreadyDoneException(
                other == null
                        ? "暂存的内容已在别处提交或清除，未能再次暂存。请先复制已填内容，刷新页面后再填写。"
                        : "这项任务的内容已由" + other.savedByName() + "于" + DateText.SHORT_MINUTE.of(other.savedAt())
                                + "在别处暂存，未能再次暂存。请先复制已填内容，刷新页面后再填写。");
    }
}
