package org.everspring.guard;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.everspring.engine.ModelFault;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** A deployment that is refused as a whole. The message names the first bad file, its elements and what is allowed. */
public class RefusedModelsException extends InvalidInputException {

    private static final int SHOWN = 10;

    private final transient Inspection inspection;

    RefusedModelsException(List<ModelFault> faults, @Nullable Throwable cause) {
        this(new Inspection(faults, List.of()), cause);
    }

    RefusedModelsException(Inspection inspection, @Nullable Throwable cause) {
        super(message(inspection.faults()));
        initCause(cause);
        this.inspection = inspection;
    }

    public Inspection inspection() {
        return inspection;
    }

    private static String message(List<ModelFault> faults) {
        String file = faults.get(0).file();
        List<String> sentences = faults.stream()
                .filter(fault -> Objects.equals(fault.file(), file))
                .map(ModelFault::sentence)
                .toList();
        long others = faults.stream()
                .map(ModelFault::file)
                .filter(other -> !Objects.equals(other, file))
                .distinct()
                .count();
        return (file == null ? "没有部署，" : "文件“" + file + "”没有部署，") + "原来的版本继续有效。"
                + sentences.stream().limit(SHOWN).collect(Collectors.joining("；"))
                + (sentences.size() > SHOWN ? "；另有" + (sentences.size() - SHOWN) + "处" : "")
                + (others > 0 ? "。另有" + others + "个文件也不合要求" : "") + "。";
    }
}
