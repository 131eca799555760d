package org.everspring.forms;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.everspring.kernel.Coded;

/**
 * What the code reads of a form, whichever version of it is in force: declared once, beside the code that reads it. The
 * guard refuses a form without what is needed, and warns of options that the code does not know; whatever else people
 * answer is kept by {@link AddedAnswers}. A field of a list is written {@code list.field}.
 *
 * @param form the form's id
 * @param name what people call it
 * @param needed labels of the fields without which nobody could submit the form, by their keys
 * @param read keys of the fields that may be missing
 * @param options the values that the code knows, by the keys of their fields
 */
public record FormContract(
        String form, String name, Map<String, String> needed, Set<String> read, Map<String, Set<String>> options) {

    public static FormContract of(String form, String name) {
        return new FormContract(form, name, Map.of(), Set.of(), Map.of());
    }

    public FormContract needs(String key, String label) {
        Map<String, String> more = new LinkedHashMap<>(needed);
        more.put(key, label);
        return new FormContract(form, name, more, read, options);
    }

    public FormContract reads(String... keys) {
        Set<String> more = new HashSet<>(read);
        more.addAll(Arrays.asList(keys));
        return new FormContract(form, name, needed, more, options);
    }

    /** A field that is needed, and whose answers the code tells apart. */
    public FormContract chooses(String key, String label, String... known) {
        Map<String, Set<String>> more = new HashMap<>(options);
        more.put(key, new LinkedHashSet<>(List.of(known)));
        FormContract needing = needs(key, label);
        return new FormContract(form, name, needing.needed, read, more);
    }

    public FormContract chooses(String key, String label, Coded[] known) {
        return chooses(key, label, Arrays.stream(known).map(Coded::code).toArray(String[]::new));
    }

    /** The process variable in which the added answers of the last submission are handed on, for the forms that follow. */
    public String addedVariable() {
        StringBuilder variable = new StringBuilder();
        for (String word : form.split("-")) {
            variable.append(
                    variable.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return variable + "Added";
    }

    /** Whether the code does something with the field of that key. */
    public boolean covers(String key) {
        return needed.containsKey(key) || read.contains(key);
    }

    /** Whether the code knows the value; so it does where it does not tell values apart. */
    public boolean knows(String key, String value) {
        return !options.containsKey(key) || options.get(key).contains(value);
    }
}
