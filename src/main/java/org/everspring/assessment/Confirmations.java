package org.everspring.assessment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ConfirmationId;

/** The units' confirmations of their scores, with their appeals. */
public interface Confirmations {

    Optional<ScoreConfirmation> find(ConfirmationId id);

    /** @throws InvalidInputException when there is none */
    ScoreConfirmation get(ConfirmationId id);

    /** Like {@link #get}; whoever else locks or saves it waits until the end of the transaction. */
    ScoreConfirmation lock(ConfirmationId id);

    void add(List<ScoreConfirmation> confirmations);

    /** @throws AlreadyDoneException when somebody else has saved it since it was read */
    void save(ScoreConfirmation confirmation);

    /** How many of the last round are in which state; those that none is in are not there. */
    Map<ConfirmationState, Long> states(int year);

    /** Of all rounds of a year, by round and unit; those of an open confirmation do not count yet, and are not there. */
    List<AppealLine> appeals(int year);
}
