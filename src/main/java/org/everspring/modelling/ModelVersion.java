package org.everspring.modelling;

import java.time.LocalDateTime;

/**
 * One version of a process, decision table or form.
 *
 * @param name null for a form, which has none
 * @param deployedAt Asia/Shanghai
 * @param source of the deployment, as whoever deployed it calls itself; null when it says nothing
 */
public record ModelVersion(
        ModelKind kind,
        String key,
        int version,
        String name,
        String definitionId,
        String deploymentId,
        String file,
        LocalDateTime deployedAt,
        String source) {

    /** “责任单位季度报送”, or the id of a form. */
    public String title() {
        return name == null ? key : name;
    }
}
