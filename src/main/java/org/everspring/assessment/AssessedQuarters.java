package org.everspring.assessment;

import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.calendar.Quarter;

/** The quarters as the module knows them that collects their reports. */
public interface AssessedQuarters {

    /** Quarters of the year that have been opened, in order; the others count for nobody. */
    List<Quarter> opened(int year);

    /** Those among {@link #opened} whose bulletin is not published, or whose missing reports are not recorded yet. */
    List<Quarter> unsettled(int year, OffsetDateTime now);
}
