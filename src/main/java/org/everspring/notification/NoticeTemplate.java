package org.everspring.notification;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one notice. */
record NoticeTemplate(String key, String subject, String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    NoticeTemplate {
        if (subject == null || subject.isBlank() || text == null || text.isBlank()) {
            throw new IllegalStateException("The notice " + key + " needs a subject and a text");
        }
    }

    Set<String> placeholders() {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER.matcher(subject + text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    String subject(Map<String, String> values) {
        return fill(subject, values);
    }

    String text(Map<String, String> values) {
        return fill(text, values);
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
