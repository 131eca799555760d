package org.everspring.notification;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of one notice.
 *
 * @param kind what people may choose by
 * @param many the line that several of one person and day stand under; null when each stands alone
 */
record NoticeTemplate(
        String key, String subject, String text, @Nullable String many, NoticeKind kind) {

    /** The placeholder that is the plan's office everywhere. */
    static final String OFFICE = "office";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    NoticeTemplate {
        if (subject == null || subject.isBlank() || text == null || text.isBlank()) {
            throw new IllegalStateException("The notice " + key + " needs a subject and a text");
        }
        if (many != null && !many.contains(Notice.COUNT)) {
            throw new IllegalStateException("The line of many notices " + key + " needs " + Notice.COUNT);
        }
    }

    /** Those that whoever writes the notice has to give a value for. */
    /** One that is told in any case. */
    NoticeTemplate(String key, String subject, String text, @Nullable String many) {
        this(key, subject, text, many, NoticeKind.URGENT);
    }

    Set<String> placeholders() {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER
                .matcher(subject + text + (many == null ? "" : many.replace(Notice.COUNT, "")))
                .results()
                .forEach(found -> names.add(found.group(1)));
        names.remove(OFFICE);
        return names;
    }

    String subject(Map<String, String> values) {
        return fill(subject, values);
    }

    String text(Map<String, String> values) {
        return fill(text, values);
    }

    /** With {@link Notice#COUNT} still in it. */
    @Nullable
    String alike(Map<String, String> values) {
        if (many == null) {
            return null;
        }
        Map<String, String> besides = new HashMap<>(values);
        besides.put("count", Notice.COUNT);
        return fill(many, besides);
    }

    /** Values are taken letter for letter: a brace that somebody has typed is no placeholder. */
    private String fill(String words, Map<String, String> values) {
        return PLACEHOLDER.matcher(words).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException("The notice " + key + " has no value for " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
