package org.everspring.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

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

    /**
     * Names a line among those of a unit, {@code report/2026Q4:2.1:fagaiwei}. Ordered by part and matter, as the plan
     * counts: 2.2 before 2.10.
     */
    public record Key(ScoreCategory part, String factId) implements Comparable<Key> {

        /** @throws InvalidInputException when it names none of the lines */
        public ScoreLine among(Map<Key, ScoreLine> lines) {
            ScoreLine line = lines.get(this);
            if (line == null) {
                throw unknown(toString());
            }
            return line;
        }

        public static Key parse(String text) {
            String[] pieces = text.split("/", 2);
            if (pieces.length != 2) {
                throw unknown(text);
            }
            return new Key(ScoreCategory.of(pieces[0]), pieces[1]);
        }

        private static InvalidInputException unknown(String text) {
            return new InvalidInputException("没有编号为“" + text + "”的得分明细。");
        }

        @Override
        public int compareTo(Key other) {
            int byPart = part.compareTo(other.part);
            return byPart != 0 ? byPart : compare(factId, other.factId);
        }

        /** Character by character, but digits that follow one another as one number. */
        private static int compare(String one, String other) {
            int i = 0;
            int j = 0;
            while (i < one.length() && j < other.length()) {
                int iEnd = endOfNumber(one, i);
                int jEnd = endOfNumber(other, j);
                boolean numbers = iEnd > i && jEnd > j;
                int difference = numbers
                        ? new BigInteger(one.substring(i, iEnd)).compareTo(new BigInteger(other.substring(j, jEnd)))
                        : Character.compare(one.charAt(i), other.charAt(j));
                if (difference != 0) {
                    return difference;
                }
                i = numbers ? iEnd : i + 1;
                j = numbers ? jEnd : j + 1;
            }
            int rest = Integer.compare(one.length() - i, other.length() - j);
            return rest != 0 ? rest : one.compareTo(other);
        }

        private static int endOfNumber(String text, int start) {
            int end = start;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            return end;
        }

        @Override
        public String toString() {
            return part.code() + "/" + factId;
        }
    }

    /** Not of a part that owners have not made count: what changes nothing there is no line. */
    boolean isWorthKeeping() {
        return fact.part().isWeighted()
                || value() != null
                || adjustment() != null && adjustment().signum() != 0;
    }

    /** With its category, as lists write it: 季度报送：2026年第四季度 2.1 企业开办. */
    public String title() {
        return fact.part().label() + "：" + fact.title();
    }

    /** The points that count; null when the line gives none. */
    public @Nullable BigDecimal value(@Nullable Correction last) {
        return last == null ? value() : last.points();
    }

    /** The adjustment that counts; null when the line gives none. */
    public @Nullable BigDecimal adjustment(@Nullable Correction last) {
        return last == null ? adjustment() : last.adjustment();
    }

    public @Nullable BigDecimal value() {
        return points.points();
    }

    public @Nullable BigDecimal adjustment() {
        return points.adjustment();
    }
}
