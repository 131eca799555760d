package org.everspring.promotion;

import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/** Which experiences of the library are wanted; a part that is null leaves nothing out. */
public record ExperienceFilter(ItemId item, UnitId unit, RecognitionLevel level) {

    public static final ExperienceFilter ALL = new ExperienceFilter(null, null, null);
}
