package org.everspring.scoring.process;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A version of a table with the answers that it has given. FEEL is parsed anew at every evaluation, while a year has a few
 * hundred different questions.
 */
final class RememberedTable {

    private final String name;
    private final int version;
    private final Supplier<ScoringTable> file;
    private final Map<List<Object>, Object> answers = new ConcurrentHashMap<>();
    private volatile @Nullable ScoringTable table;

    /** @param version 0 for one that is tried */
    RememberedTable(String name, int version, Supplier<ScoringTable> file) {
        this.name = name;
        this.version = version;
        this.file = file;
    }

    String name() {
        return name;
    }

    int version() {
        return version;
    }

    /** @throws BrokenTableException when the file cannot be used */
    ScoringTable table() {
        ScoringTable known = table;
        if (known == null) {
            known = file.get();
            table = known;
        }
        return known;
    }

    /**
     * @param reading what the caller makes of the rule's outputs
     * @throws BrokenTableException when there is no valid answer; it is not remembered
     */
    @SuppressWarnings("unchecked")
    <T> T ask(Map<String, ?> values, Function<ScoringTable.Answer, T> reading) {
        ScoringTable asked = table();
        // Only what the table looks at makes a different question.
        List<Object> question = asked.names().stream()
                .map(name -> values.containsKey(name) ? values.get(name) : "")
                .map(Object.class::cast)
                .toList();
        Object known = answers.get(question);
        if (known == null) {
            known = reading.apply(asked.ask(values));
            answers.put(question, known);
        }
        return (T) known;
    }
}
