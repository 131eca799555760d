package org.everspring.improvement;

import java.util.Optional;
import java.util.Set;
import org.everspring.matter.ProblemId;

/** How far each problem has come in its process. */
public interface ProblemDiagrams {

    /**
     * The diagram that the problem runs by, or has run by.
     *
     * @param xml BPMN 2.0
     * @param passed ids of the elements that have been left
     * @param current ids of the elements that wait
     */
    record Diagram(String xml, Set<String> passed, Set<String> current) {}

    /** Empty when the process has not begun, or when the engine's history of it has been cleaned up. */
    Optional<Diagram> find(ProblemId id);
}
