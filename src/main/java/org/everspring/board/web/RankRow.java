package org.everspring.board.web;

import java.math.BigDecimal;
import org.everspring.scoring.UnitScore;
import org.jspecify.annotations.Nullable;

/**
 * A unit's place among its group.
 *
 * @param before its place in the quarter before; null where it had none
 * @param change of the total against the quarter before; null where there was none
 */
record RankRow(
        UnitScore score, @Nullable Integer before, @Nullable BigDecimal change) {

    /** @param before of the quarter before; null where there was none */
    static RankRow of(UnitScore now, @Nullable UnitScore before) {
        return new RankRow(
                now,
                before == null ? null : before.rank(),
                before == null ? null : now.total().subtract(before.total()));
    }

    /** How many places it has risen; negative when it has fallen, null where there is nothing to compare. */
    public @Nullable Integer rise() {
        Integer now = score.rank();
        return now == null || before == null ? null : before - now;
    }

    /** {@code ↑3}, {@code ↓2}, {@code 持平} or {@code —}. */
    public String movement() {
        Integer rise = rise();
        return rise == null ? "—" : rise > 0 ? "↑" + rise : rise < 0 ? "↓" + -rise : "持平";
    }

    public String way() {
        Integer rise = rise();
        return rise == null || rise == 0 ? "same" : rise > 0 ? "up" : "down";
    }
}
