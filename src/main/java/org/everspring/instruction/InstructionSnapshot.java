package org.everspring.instruction;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.matter.InstructionId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How one leader's instruction to one unit stands at one moment.
 *
 * @param written what does not change any more
 * @param due by when the unit has to answer
 * @param receiptDue by when the unit has to sign for it
 * @param handler who works on it in the unit, with a telephone number; both null before the receipt
 * @param receivedAt null before
 * @param answeredAt when the unit said for the last time that it has done it; null before
 * @param answers counts what the unit has called done
 * @param judgement of the last answer, to be carried out; null where there is none
 * @param extension what the unit asks for and nobody has decided; null where there is nothing
 * @param extensions counts the unit's requests
 * @param closedAt when it was closed or withdrawn; null before
 * @param version counts its changes
 */
public record InstructionSnapshot(
        Written written,
        InstructionState state,
        Deadline due,
        Deadline receiptDue,
        @Nullable String handler,
        @Nullable String handlerPhone,
        @Nullable OffsetDateTime receivedAt,
        @Nullable OffsetDateTime answeredAt,
        int answers,
        int timesReturned,
        @Nullable Judgement judgement,
        @Nullable ExtensionRequest extension,
        int extensions,
        @Nullable OffsetDateTime closedAt,
        int version) {

    /**
     * @param batch the number of the first of those that were written together, one for each unit
     * @param about the business key, the item or the unit that it is about; null where it is about nothing of the kind
     * @param aboutLabel the same as staff read it
     * @param leader whose instruction it is
     * @param enteredBy the account that has written it down, which is the office's where the leader's name is not its own
     */
    public record Written(
            InstructionId id,
            InstructionId batch,
            @Nullable String about,
            @Nullable String aboutLabel,
            String text,
            UnitId unit,
            Leader leader,
            String enteredBy,
            String enteredByName,
            OffsetDateTime at) {

        /** Whether the office has entered it on the leader's behalf. */
        public boolean onBehalf() {
            return !enteredBy.equals(leader.userId());
        }

        /** By what lists and tasks name it; what it is about comes first, where that is known. */
        public String title() {
            String words = text.replaceAll("\\s+", " ");
            String cut = words.length() > TITLE_LENGTH ? words.substring(0, TITLE_LENGTH - 1) + "…" : words;
            return aboutLabel == null ? cut : aboutLabel + "：" + cut;
        }
    }

    /** @param userId null for one without an account */
    public record Leader(@Nullable String userId, String name) {}

    /** @param number counts the requests of the instruction, from 1 */
    public record ExtensionRequest(int number, LocalDate until, String reason, String requestedBy) {}

    private static final int TITLE_LENGTH = 32;

    public InstructionId id() {
        return written.id();
    }

    public UnitId unit() {
        return written.unit();
    }

    public String title() {
        return written.title();
    }
}
