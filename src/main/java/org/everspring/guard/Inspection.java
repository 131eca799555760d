package org.everspring.guard;

import java.util.ArrayList;
import java.util.List;
import org.everspring.engine.ModelFault;

/**
 * What the guard thinks of the files of one deployment.
 *
 * @param faults why it is refused; empty when it is not
 * @param warnings what its owner should know although it is allowed
 */
public record Inspection(List<ModelFault> faults, List<ModelFault> warnings) {

    static Inspection of(List<Faults> files) {
        List<ModelFault> faults = new ArrayList<>();
        List<ModelFault> warnings = new ArrayList<>();
        for (Faults file : files) {
            faults.addAll(file.found());
            warnings.addAll(file.warnings());
        }
        return new Inspection(List.copyOf(faults), List.copyOf(warnings));
    }
}
