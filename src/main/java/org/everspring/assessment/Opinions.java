package org.everspring.assessment;

import java.util.Optional;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * What the office and the leading group have written last; each may be null.
 *
 * @param returned why the leading group has sent it back
 */
public record Opinions(
        @Nullable String review,
        @Nullable String returned,
        @Nullable String approval) {

    static final Opinions NONE = new Opinions(null, null, null);

    private static final String REVIEW = "复核意见";
    private static final String APPROVAL = "审定意见";

    Opinions reviewed(@Nullable String opinion) {
        return new Opinions(TypedText.optional(opinion, REVIEW), returned, approval);
    }

    /** The scores do not hold. */
    Opinions doubted(@Nullable String opinion) {
        return new Opinions(needed(opinion, REVIEW, "选择“重新评分”时请写明复核意见。"), returned, approval);
    }

    Opinions approved(@Nullable String opinion) {
        return new Opinions(review, returned, TypedText.optional(opinion, APPROVAL));
    }

    Opinions returned(@Nullable String opinion) {
        return new Opinions(review, needed(opinion, APPROVAL, "退回时请写明审定意见，以便领导小组办公室复核。"), null);
    }

    private static String needed(@Nullable String opinion, String label, String message) {
        return Optional.ofNullable(TypedText.optional(opinion, label))
                .orElseThrow(() -> new InvalidInputException(message));
    }
}
