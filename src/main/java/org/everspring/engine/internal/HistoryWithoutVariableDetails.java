package org.everspring.engine.internal;

import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * Full history, but of each variable only its latest value: what a form brought in is kept in our own tables, round by
 * round, and one row less a variable is a quarter of what an opening writes.
 */
final class HistoryWithoutVariableDetails extends HistoryLevelFull {

    /** Named in application.yaml as {@code camunda.bpm.history-level}. */
    private static final String NAME = "without-variable-details";

    /** Stored in the database; Camunda's own levels are 0 to 3. */
    private static final int ID = 40;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, Object entity) {
        return event != HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL
                && super.isHistoryEventProduced(event, entity);
    }
}
