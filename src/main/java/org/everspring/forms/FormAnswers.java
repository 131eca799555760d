package org.everspring.forms;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.variable.VariableMap;
import org.everspring.forms.AddedAnswers.Answer;

/**
 * What somebody has answered to a form, found right.
 *
 * @param kept the variables to keep: what was typed into a field that was hidden or only shown is not among them
 */
public record FormAnswers(FormPart form, VariableMap kept, FormScope scope) {

    /** What the contract knows nothing of, as people read it. */
    public List<Answer> besides(FormContract contract) {
        List<Answer> added = new ArrayList<>();
        form.collectAdded(contract, "", scope, "", added);
        return added;
    }

    /** Whether the form shows the variable and lets nobody change it. */
    public boolean onlyShows(String variable) {
        return form.entries().stream()
                .filter(entry -> entry.path().variable().equals(variable))
                .noneMatch(entry -> entry.isOpen(scope));
    }
}
