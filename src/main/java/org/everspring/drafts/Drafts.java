package org.everspring.drafts;

import java.util.Optional;
import org.everspring.engine.TaskPlace;

/** All drafts: one at most of each place, whose matter, step and unit tell it from others. */
public interface Drafts {

    Optional<Draft> find(TaskPlace place);

    /** @return false, and nothing is kept, when the place has another version than the one before */
    boolean save(Draft draft);

    void remove(TaskPlace place);

    void removeAll(String matter);
}
