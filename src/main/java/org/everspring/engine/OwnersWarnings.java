package org.everspring.engine;

import java.util.List;

/** What an owner is told beside the answer that a deployment is accepted. */
public interface OwnersWarnings {

    /** A sentence each, in the order in which they were found; none for a deployment that nothing is said of. */
    List<String> sentences(String deploymentId);
}
