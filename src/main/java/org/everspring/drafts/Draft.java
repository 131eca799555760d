package org.everspring.drafts;

import java.time.OffsetDateTime;
import org.everspring.engine.TaskPlace;

/**
 * What was typed into the form of a task, by whoever saved it last.
 *
 * @param answers by the keys of the form's fields, as JSON
 * @param version 1 for the first one of the place, one more each time that it is saved
 */
public record Draft(
        TaskPlace place, String answers, long version, String savedBy, String savedByName, OffsetDateTime savedAt) {}
