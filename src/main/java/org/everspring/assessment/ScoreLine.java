package org.everspring.assessment;

import java.math.BigDecimal;
import org.everspring.InvalidInputException;

/**
 * A fact with its points, and how they came about. Never changed; a granted appeal adds a {@link Correction}.
 *
 * @param table the key of the decision table
 * @param tableVersion 0 for a table that is tried and not deployed
 */
public record ScoreLine(Fact fact, String table, int tableVersion, Points points) {

    /** The number that a correction or an appeal names it by. */
    public Key key() {
        return new Key(fact.part(), fact.id());
    }

    /** Names a line among those of a unit, {@code report/2026Q4:2.1:fagaiwei}. */
    public record Key(Part part, String factId) {

        public static Key parse(String text) {
            String[] pieces = text.split("/", 2);
            if (pieces.length != 2) {
                throw new InvalidInputException("没有编号为“" + text + "”的得分明细。");
            }
            return new Key(Part.of(pieces[0]), pieces[1]);
        }

        @Override
        public String toString() {
            return part.code() + "/" + factId;
        }
    }

    public BigDecimal value() {
        return points.points();
    }

    public BigDecimal adjustment() {
        return points.adjustment();
    }
}
