package org.everspring.promotion;

import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/** Which experiences of the library are wanted; a part that is null leaves nothing out. */
public record ExperienceFilter(
        @Nullable ItemId item,
        @Nullable UnitId unit,
        @Nullable RecognitionLevel level) {

    public static final ExperienceFilter ALL = new ExperienceFilter(null, null, null);
}
