package org.everspring.bulletin;

import java.time.OffsetDateTime;
import java.util.Map;
import org.everspring.calendar.Quarter;
import org.everspring.plan.ItemId;

/** The lights that a quarter's items show, as those see them who see everything. */
public interface ItemLights {

    /** By item, as staff call the light: 绿, 黄, 红 or 灰. */
    Map<ItemId, String> of(Quarter quarter, OffsetDateTime now);
}
