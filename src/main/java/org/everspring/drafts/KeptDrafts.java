package org.everspring.drafts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.everspring.engine.FormDrafts;
import org.everspring.engine.TaskPlace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the engine asks for when a form is opened, and says when it is submitted. */
@Component
class KeptDrafts implements FormDrafts {

    private final Drafts drafts;
    private final ObjectMapper json;

    KeptDrafts(Drafts drafts, ObjectMapper json) {
        this.drafts = drafts;
        this.json = json;
    }

    @Override
    public @Nullable ObjectNode of(TaskPlace place) {
        return drafts.find(place).map(draft -> read(draft.answers())).orElse(null);
    }

    private ObjectNode read(String answers) {
        try {
            return json.readValue(answers, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft is no JSON", e);
        }
    }

    @Override
    public void submitted(TaskPlace place) {
        drafts.remove(place);
    }

    @Override
    public void ended(String matter) {
        drafts.removeAll(matter);
    }
}
