package org.everspring.engine.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.everspring.engine.FormDrafts;
import org.everspring.engine.MemberGroups;

/** What was saved of forms, for those who may work on the task and for nobody who only may look at it. */
final class ResumedDrafts {

    private final FormDrafts drafts;
    private final FormSchemas schemas;
    private final Supplier<MemberGroups> groups;

    ResumedDrafts(FormDrafts drafts, FormSchemas schemas, Supplier<MemberGroups> groups) {
        this.drafts = drafts;
        this.schemas = schemas;
        this.groups = groups;
    }

    /**
     * @param person who is signed in at the engine; null when nobody is
     * @param known what the form would begin with
     * @return what it begins with instead, by the names of the variables
     */
    VariableMap of(TaskEntity task, String person, VariableMap known) {
        ObjectNode saved = person == null || task.getExecution() == null ? null : drafts.of(TaskPlaces.of(task));
        if (saved == null || !TaskPlaces.isWorkable(task, person, groups.get())) {
            return Variables.createVariables();
        }
        return schemas.resumed(task.getTaskDefinition().getTaskFormHandler().createTaskForm(task), saved, known);
    }
}
