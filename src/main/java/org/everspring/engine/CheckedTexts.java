package org.everspring.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** What has been allowed, by its text, so that each is parsed once; a refusal is found anew each time. */
final class CheckedTexts {

    /** Beyond this it begins anew. */
    private static final int MOST = 5_000;

    private final Map<String, Checked> known = new ConcurrentHashMap<>();
    private final Function<String, Checked> check;

    /** @param names that it asks for */
    record Checked(ParsedExpression parsed, Set<String> names) {}

    CheckedTexts(Function<String, Checked> check) {
        this.check = check;
    }

    /** Nothing for a blank, which is no FEEL. */
    Optional<Checked> of(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Checked checked = known.get(text);
        if (checked == null) {
            checked = check.apply(text);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(text, checked);
        }
        return Optional.of(checked);
    }
}
