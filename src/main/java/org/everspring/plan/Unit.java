package org.everspring.plan;

import java.util.Objects;

/**
 * One unit of the plan.
 *
 * @param fullName for documents, 某某市发展和改革委员会
 * @param name for lists and forms, 市发展改革委; no two units of a plan share a name
 */
public record Unit(UnitId id, String fullName, String name, UnitKind kind) {

    public Unit {
        Objects.requireNonNull(id);
        Objects.requireNonNull(fullName);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
    }
}
