package org.everspring.assessment;

import java.util.List;
import java.util.Optional;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;

/** The assessments of all years. */
public interface Assessments {

    Optional<Assessment> find(int year);

    /** @throws InvalidInputException when there is none */
    Assessment get(int year);

    /** Like {@link #get}; whoever else locks or saves it waits until the end of the transaction. */
    Assessment lock(int year);

    /** Newest first. */
    List<Assessment> all();

    /**
     * Returns false when the year is there already.
     *
     * @throws InvalidInputException when another transaction adds it at the same time and is first
     */
    boolean add(Assessment assessment);

    /** @throws AlreadyDoneException when somebody else has saved it since it was read */
    void save(Assessment assessment);
}
