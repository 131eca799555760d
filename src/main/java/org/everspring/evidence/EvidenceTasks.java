package org.everspring.evidence;

import java.util.Optional;

/** The open tasks of every process. */
public interface EvidenceTasks {

    /** Empty when there is no such task, or no more. */
    Optional<EvidenceTask> find(String taskId, String userId);

    boolean isOpen(String taskId);

    /** Whether any open task of the subject is one that the person may work on. */
    boolean hasWork(String subject, String userId);
}
