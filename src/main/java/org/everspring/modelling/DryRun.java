package org.everspring.modelling;

import java.util.List;
import org.everspring.engine.ModelFault;
import org.everspring.guard.Inspection;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment would do. Nothing has been deployed.
 *
 * @param deployable whether it would be accepted; then there are no faults, otherwise nothing but faults and warnings
 * @param warnings what is allowed but may not do what is expected
 */
public record DryRun(
        boolean deployable,
        List<Finding> faults,
        List<Finding> warnings,
        List<ProcessChange> processes,
        List<Change> decisions,
        List<Change> forms) {

    /**
     * @param file null when it is the deployment as a whole
     * @param element the id; null when it is the whole file
     * @param message in Chinese, with label and id
     */
    public record Finding(
            @Nullable String file,
            @Nullable String element,
            @Nullable String label,
            String message) {

        static Finding of(ModelFault fault) {
            return new Finding(fault.file(), fault.element(), fault.label(), fault.sentence());
        }
    }

    /**
     * @param version what the deployment would make of it; 1 when it is new
     * @param running older versions with running instances, the newest first
     */
    public record ProcessChange(
            String key, @Nullable String name, @Nullable String file, int version, List<MigrationPreview> running) {}

    /** @param name null for a form */
    public record Change(
            String key, @Nullable String name, @Nullable String file, int version) {}

    static DryRun refused(Inspection inspection) {
        return new DryRun(
                false, faults(inspection.faults()), faults(inspection.warnings()), List.of(), List.of(), List.of());
    }

    static List<Finding> faults(List<ModelFault> found) {
        return found.stream().map(Finding::of).toList();
    }
}
