package org.everspring.plan;

import java.util.List;
import java.util.Objects;

/** A name that the plan uses for several units, such as 各县区. Members in the plan file's order, at least one. */
public record Collective(String id, String name, List<UnitId> members) {

    public Collective {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        members = List.copyOf(members);
    }
}
