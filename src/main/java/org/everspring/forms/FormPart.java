package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.everspring.forms.AddedAnswers.Answer;
import org.jspecify.annotations.Nullable;

/** The fields and lists of a form, or of a list's row, whatever groups they stand in. */
final class FormPart {

    /**
     * @param hides the conditions of the field and of the groups around it; one that holds hides it
     * @param list null for a field
     * @param field null for a list
     */
    record Entry(
            FormPath path,
            List<FormExpression> hides,
            @Nullable FormField field,
            @Nullable FormList list) {

        /** Of an entry that is no list. */
        FormField asked() {
            return Objects.requireNonNull(field);
        }

        /** Of an entry that is one. */
        FormList rows() {
            return Objects.requireNonNull(list);
        }

        String label() {
            return field == null ? rows().label() : field.label();
        }

        boolean isHidden(FormScope scope) {
            return !hides.isEmpty() && hides.stream().anyMatch(hide -> hide.holds(scope.values()));
        }

        /** Whether people can change it; what stands there otherwise stays. */
        boolean isOpen(FormScope scope) {
            return field == null
                    || field.computed() == null && !field.isDisabled() && !field.isReadonly(scope.values());
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    /** @throws org.everspring.kernel.InvalidInputException when the server cannot read it as the browser does */
    static FormPart of(JsonNode components, OfferedOptions offered) {
        FormPart part = new FormPart();
        part.add(components, offered, FormPath.ROOT, List.of());
        return part;
    }

    private void add(JsonNode components, OfferedOptions offered, FormPath around, List<FormExpression> hidesAround) {
        for (JsonNode component : components) {
            List<FormExpression> hides = hides(component, hidesAround);
            String type = component.path("type").asText();
            FormPath path = around.plus(component.path("path").asText());
            if (type.equals("dynamiclist")) {
                entries.add(new Entry(path, hides, null, FormList.of(component, offered)));
            } else if (component.path("components").isArray()) {
                add(component.path("components"), offered, path, hides);
            } else if (component.hasNonNull("key")) {
                FormPath at = around.plus(component.path("key").asText());
                entries.add(new Entry(at, hides, FormField.of(component, offered), null));
            }
        }
    }

    private static List<FormExpression> hides(JsonNode component, List<FormExpression> around) {
        JsonNode hide = component.path("conditional").path("hide");
        return FormExpression.isExpression(hide)
                ? Stream.concat(around.stream(), Stream.of(FormExpression.parse(hide.asText())))
                        .toList()
                : around;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The variables that answers and expressions may need. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Entry entry : entries) {
            names.add(entry.path().variable());
            entry.hides().forEach(hide -> names.addAll(hide.names()));
            if (entry.list() != null) {
                names.addAll(entry.rows().row().names());
            } else {
                names.addAll(entry.asked().names());
            }
        }
        return names;
    }

    /** What the browser has in front of it: what was there, with what was sent, and what untouched fields hold. */
    void fill(ObjectNode data, ObjectNode sent) {
        for (Entry entry : entries) {
            JsonNode value = entry.path().in(sent);
            if (entry.list() != null) {
                entry.rows().fill(entry.path(), data, value);
            } else if (!value.isMissingNode() && !entry.asked().isDisabled()) {
                entry.path().set(data, value);
            } else if (entry.path().in(data).isMissingNode()) {
                entry.path().set(data, entry.asked().untouched());
            }
        }
    }

    /** Brings to their one form what people may type in several. */
    void tidy(ObjectNode sent) {
        for (Entry entry : entries) {
            JsonNode value = entry.path().in(sent);
            FormField field = entry.field();
            FormList list = entry.list();
            if (list != null) {
                for (JsonNode row : value) {
                    if (row instanceof ObjectNode cells) {
                        list.row().tidy(cells);
                    }
                }
            } else if (field != null && value.isTextual()) {
                entry.path().set(sent, field.tidied(value));
            }
        }
    }

    /** What was saved of the form, its fixed lists as they stand today. */
    ObjectNode aligned(ObjectNode saved, ObjectNode known) {
        ObjectNode aligned = saved.deepCopy();
        for (Entry entry : entries) {
            JsonNode rows = entry.path().in(saved);
            if (entry.list() != null && !rows.isMissingNode()) {
                entry.path()
                        .set(aligned, entry.rows().aligned(rows, entry.path().in(known)));
            }
        }
        return aligned;
    }

    /** Takes back what nobody could type: what is hidden, only shown, or computed. */
    void restore(ObjectNode data, ObjectNode known, FormScope scope) {
        for (Entry entry : entries) {
            JsonNode before = entry.path().in(known);
            if (entry.isHidden(scope)) {
                entry.path().set(data, before);
            } else if (entry.list() != null) {
                entry.rows().restore(entry.path().in(data), before, scope);
            } else if (entry.asked().computed() != null) {
                entry.path().set(data, entry.asked().computed().evaluate(scope.values()));
            } else if (!entry.isOpen(scope)) {
                entry.path().set(data, before.isMissingNode() ? entry.asked().initial() : before);
            }
        }
    }

    /**
     * @param known what was there before
     * @param where the place of the row, at the beginning of every fault; empty for the form itself
     */
    void check(ObjectNode sent, JsonNode known, FormScope scope, String where, List<String> faults) {
        addUnknown(sent, List.of(), where, faults);
        for (Entry entry : entries) {
            if (entry.isHidden(scope)) {
                continue;
            }
            JsonNode value = entry.path().in(sent);
            if (entry.list() != null) {
                JsonNode before = entry.path().in(known);
                entry.rows().check(value, entry.path().in(scope.row()), before, scope, where, faults);
            } else if (entry.isOpen(scope)) {
                entry.asked().check(value, scope.values(), fault -> faults.add(where + fault));
            }
        }
    }

    /**
     * What people have answered beyond what the contract knows of.
     *
     * @param prefix of the keys, the list's path and a dot; empty for the form itself
     * @param where the place of the row, at the beginning of every label
     */
    void collectAdded(FormContract contract, String prefix, FormScope scope, String where, List<Answer> added) {
        for (Entry entry : entries) {
            JsonNode value = entry.path().in(scope.row());
            if (entry.isHidden(scope) || FormField.isEmpty(value)) {
                continue;
            }
            String key = prefix + entry.path();
            if (entry.list() != null) {
                entry.rows().collectAdded(contract, key + ".", value, scope, where, added);
            } else if ((entry.isOpen(scope) || entry.asked().computed() != null)
                    && (!contract.covers(key) || !contract.knows(key, value.asText()))) {
                added.add(new Answer(where + entry.label(), entry.asked().text(value, scope.values())));
            }
        }
    }

    private void addUnknown(ObjectNode sent, List<String> around, String where, List<String> faults) {
        sent.fieldNames().forEachRemaining(name -> {
            List<String> path = Stream.concat(around.stream(), Stream.of(name)).toList();
            if (entries.stream().noneMatch(entry -> entry.path().startsWith(path))) {
                faults.add(where + "表单中没有“" + printable(String.join(".", path)) + "”这一项，不能提交");
            } else if (entries.stream().noneMatch(entry -> entry.path().parts().equals(path))) {
                if (sent.get(name) instanceof ObjectNode inside) {
                    addUnknown(inside, path, where, faults);
                } else if (!sent.get(name).isNull()) {
                    faults.add(where + "“" + printable(String.join(".", path)) + "”的数据类型不正确");
                }
            }
        });
    }

    /** A stranger's name in a message: short, and without anything that a page could take for markup. */
    private static String printable(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}_.-]", "");
        return safe.length() > 40 ? safe.substring(0, 40) + "…" : safe;
    }
}
