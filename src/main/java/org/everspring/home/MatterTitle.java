package org.everspring.home;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.everspring.engine.TaskColumn;
import org.jspecify.annotations.Nullable;

/**
 * What a process says of its matter, as Tasklist's columns have it; each part null where it does not say.
 *
 * @param quarter as {@code 2026Q4}
 */
public record MatterTitle(
        @Nullable String matter,
        @Nullable String item,
        @Nullable String unit,
        @Nullable String quarter) {

    public static final MatterTitle NONE = new MatterTitle(null, null, null, null);

    /** @param columns by the names of the variables */
    public static MatterTitle of(Map<String, String> columns) {
        return new MatterTitle(
                columns.get(TaskColumn.MATTER.variable()),
                columns.get(TaskColumn.ITEM.variable()),
                columns.get(TaskColumn.UNIT.variable()),
                columns.get(TaskColumn.QUARTER.variable()));
    }

    /** What tells it from others at one glance; the other one, where the matter has no name. */
    public String orElse(@Nullable String other, String process) {
        return Stream.of(matter, item, other)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(process);
    }
}
