package org.everspring.promotion;

import java.time.OffsetDateTime;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * How high an experience has been recognised.
 *
 * @param number from 1, in the order of the experience's recognitions
 * @param basis what the level rests on; null for {@link RecognitionLevel#NONE}
 * @param at when it was entered; once it counts, since when it does
 */
public record Recognition(
        int number, RecognitionLevel level, @Nullable String basis, String userId, OffsetDateTime at) {

    /** @throws InvalidInputException when a level rests on nothing */
    public Recognition {
        if (level == RecognitionLevel.NONE) {
            basis = null;
        } else if (basis == null || basis.isBlank()) {
            throw new InvalidInputException("认定为" + level.label() + "时请填写认定依据，例如文件名称和文号。");
        } else {
            basis = basis.strip();
        }
    }

    /** The next one, which has to be higher. */
    Recognition raised(RecognitionLevel higher, @Nullable String because, String by, OffsetDateTime moment) {
        if (higher == level && higher != RecognitionLevel.NONE) {
            throw new AlreadyDoneException("这份典型经验已经认定为" + level.label() + "，无需再次认定。");
        }
        if (higher.compareTo(level) <= 0) {
            throw new InvalidInputException("认定层级只能提高，现为“" + level.label() + "”，请选择更高的层级。");
        }
        return new Recognition(number + 1, higher, because, by, moment);
    }

    Recognition from(OffsetDateTime moment) {
        return new Recognition(number, level, basis, userId, moment);
    }
}
