package org.everspring.reporting;

import java.time.LocalDate;
import java.util.Optional;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;
import org.everspring.matter.ObligationId;
import org.jspecify.annotations.Nullable;

/**
 * A unit's request for more time.
 *
 * @param number counts the obligation's requests, from 1
 * @param grantedOn the last day of the new term; null unless granted
 * @param answer the lead's words; may be null
 */
public record Extension(
        ObligationId obligation,
        int number,
        State state,
        LocalDate requestedOn,
        String reason,
        String requestedBy,
        @Nullable LocalDate grantedOn,
        @Nullable String answer) {

    static final int LONGEST_REASON = 500;

    /** @throws InvalidInputException while the last one is open */
    static Extension request(
            ObligationId obligation, Optional<Extension> last, LocalDate until, String reason, String userId) {
        if (last.filter(Extension::isOpen).isPresent()) {
            throw new InvalidInputException("上一次延期申请还在等待牵头单位批复，请勿重复申请。");
        }
        int number = last.map(Extension::number).orElse(0) + 1;
        return new Extension(obligation, number, State.REQUESTED, until, reason, userId, null, null);
    }

    Extension answered(boolean granted, @Nullable LocalDate until, @Nullable String words) {
        State to = granted ? State.GRANTED : State.REFUSED;
        return new Extension(obligation, number, to, requestedOn, reason, requestedBy, granted ? until : null, words);
    }

    /** Whether the lead has still to answer. */
    public boolean isOpen() {
        return state == State.REQUESTED;
    }

    /** What has become of it; one that nobody decides stays REQUESTED. */
    public enum State implements Labelled {
        REQUESTED("待批复"),
        GRANTED("已同意"),
        REFUSED("未同意");

        private final String label;

        State(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
