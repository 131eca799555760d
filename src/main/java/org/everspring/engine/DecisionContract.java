package org.everspring.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the code asks a decision table and what it makes of the answer: declared once, beside the code that asks. A table
 * that is deployed or tried is asked all of it before it is accepted.
 */
public interface DecisionContract {

    /** Of the decision. */
    String key();

    /**
     * All that can be asked, by the names of the inputs: each text that there is, and of a number as many as tell the rules
     * apart. Some thousands at most.
     */
    Stream<Map<String, Object>> questions();

    List<Output> outputs();

    /** Whether a question that no rule answers is a gap, and not an answer. */
    boolean answersEverything();

    /**
     * What is read of a rule that holds.
     *
     * @param values the texts that the code knows; empty where it takes any
     * @param several whether a text is a list of them, with commas between
     * @param strict whether the code fails at another text, and does not only pass it on
     * @param least and most of a number; null for a text
     */
    record Output(
            String name,
            boolean required,
            Set<String> values,
            boolean several,
            boolean strict,
            @Nullable Integer least,
            @Nullable Integer most) {

        public static Output text(String name) {
            return new Output(name, true, Set.of(), false, false, null, null);
        }

        /** Of these texts; another is passed on, but people will not understand it. */
        public static Output oneOf(String name, Set<String> values) {
            return new Output(name, true, values, false, false, null, null);
        }

        /** A list of these texts; the code fails at another. */
        public static Output someOf(String name, Set<String> values) {
            return new Output(name, true, values, true, true, null, null);
        }

        /** May be missing in a rule. */
        public static Output number(String name, int least, int most) {
            return new Output(name, false, Set.of(), false, true, least, most);
        }

        public boolean isNumber() {
            return least != null;
        }

        /** Of a number. */
        public boolean allows(BigDecimal number) {
            return (least == null || number.compareTo(BigDecimal.valueOf(least)) >= 0)
                    && (most == null || number.compareTo(BigDecimal.valueOf(most)) <= 0);
        }
    }
}
