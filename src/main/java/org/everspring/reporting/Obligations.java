package org.everspring.reporting;

import java.util.List;
import java.util.Optional;
import org.everspring.matter.ObligationId;

/** All obligations. */
public interface Obligations {

    Optional<Obligation> find(ObligationId id);

    /** @throws org.everspring.kernel.InvalidInputException when there is none */
    Obligation get(ObligationId id);

    default void add(Obligation opened) {
        add(List.of(opened));
    }

    void add(List<Obligation> opened);

    /** @throws org.everspring.kernel.AlreadyDoneException when somebody else has changed it in the meantime */
    void save(Obligation obligation);
}
