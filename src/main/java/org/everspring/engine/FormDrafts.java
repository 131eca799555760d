package org.everspring.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What has been typed into the forms of tasks and not submitted yet. Each is called in the engine's transaction. */
public interface FormDrafts {

    /** @return by the keys of the form's fields; null when nothing is saved */
    @Nullable
    ObjectNode of(TaskPlace place);

    /** The form has been accepted: what was saved of it is in the matter now. */
    void submitted(TaskPlace place);

    /** The root instance of the matter has ended, and no task of it will come again. */
    void ended(String matter);
}
