package org.everspring.notification;

import java.util.Objects;
import org.everspring.plan.UnitId;

/** Everybody who has the role in the unit when the notice is posted. */
public record Recipient(UnitId unit, Role role) {

    public Recipient {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(role, "role");
    }
}
