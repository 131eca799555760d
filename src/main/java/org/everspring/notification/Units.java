package org.everspring.notification;

import org.everspring.plan.UnitId;

/** What a notice has to know of the plan. */
interface Units {

    UnitId office();

    /** The usual short name; the id when the plan does not know the unit any more. */
    String nameOf(UnitId unit);
}
