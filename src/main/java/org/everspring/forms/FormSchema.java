package org.everspring.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.everspring.kernel.InvalidInputException;

/**
 * What a Camunda Form lets people submit, enforced on the server: form-js checks in the browser only, and the REST API
 * takes anything.
 */
public final class FormSchema {

    public static final FormSchema EMPTY =
            new FormSchema(FormPart.of(new ObjectMapper().createArrayNode(), OfferedOptions.NONE));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormPart form;
    private final Set<String> names;

    private FormSchema(FormPart form) {
        this.form = form;
        this.names = form.names();
    }

    /** @throws InvalidInputException when the server cannot read it as the browser does */
    public static FormSchema parse(JsonNode form, OfferedOptions options) {
        return new FormSchema(FormPart.of(form.path("components"), options));
    }

    /** The variables that {@link #accept} wants to know. */
    public Set<String> names() {
        return names;
    }

    /**
     * @param submitted typed or plain values by variable name, as Camunda's form services get them
     * @param known the variables that there are, as far as they are among the {@link #names}
     * @throws InvalidInputException with every fault found, one a sentence
     */
    public FormAnswers accept(VariableMap submitted, ObjectNode known) {
        ObjectNode sent = JSON.createObjectNode();
        submitted.keySet().forEach(name -> sent.set(name, json(submitted.getValueTyped(name))));
        ObjectNode raw = sent.deepCopy();
        form.tidy(sent);
        ObjectNode data = filled(sent, known);
        FormScope scope = FormScope.of(data);

        List<String> faults = new ArrayList<>();
        form.check(sent, known, scope, "", faults);
        // A text in JSON's clothes reads like the text here, but not in the diagram's conditions.
        form.entries().stream()
                .filter(entry -> entry.path().isVariable() && entry.field() != null)
                .filter(entry -> !entry.asked().isJson() && entry.isOpen(scope))
                .filter(entry -> !FormField.isEmpty(entry.path().in(sent)))
                .filter(entry -> submitted.getValueTyped(entry.path().variable()) instanceof SerializableValue)
                .forEach(entry -> faults.add("“" + entry.label() + "”的数据类型不正确"));
        if (!faults.isEmpty()) {
            throw new InvalidInputException(String.join("；", faults) + "。所填内容未丢失，请修改后重新提交。");
        }
        return new FormAnswers(form, kept(submitted, raw, data, scope), scope);
    }

    private ObjectNode filled(ObjectNode sent, ObjectNode known) {
        ObjectNode data = known.deepCopy();
        form.fill(data, sent);
        // Twice: what is taken back may show or hide something else.
        form.restore(data, known, FormScope.of(data));
        form.restore(data, known, FormScope.of(data));
        return data;
    }

    /**
     * What the form begins with for somebody who goes on with what was saved: what was typed into the fields that people can
     * change. Nothing of it is checked.
     *
     * @param saved by the keys of the fields; what the form has no field for is left out
     * @param known as {@link #accept}
     */
    public VariableMap resumed(ObjectNode saved, ObjectNode known) {
        ObjectNode data = filled(form.aligned(saved, known), known);
        VariableMap resumed = Variables.createVariables();
        for (String name : names) {
            JsonNode value = data.path(name);
            if (saved.has(name) && !value.isMissingNode() && !value.equals(known.path(name))) {
                resumed.putValueTyped(name, typed(value));
            }
        }
        return resumed;
    }

    /** Of the values of some fields, by the fields' own rules; no others are asked for. */
    List<String> faultsOf(Map<String, ?> values) {
        ObjectNode data = JSON.valueToTree(values);
        List<String> faults = new ArrayList<>();
        form.entries().stream()
                .filter(entry ->
                        entry.field() != null && values.containsKey(entry.path().toString()))
                .forEach(entry -> entry.field()
                        .check(entry.path().in(data), FormScope.of(data).values(), faults::add));
        return faults;
    }

    /** The open fields that are not answered and that these answers do not hide, in the form's order. */
    List<FormQuestions.Question> left(Map<String, ?> answered) {
        FormScope scope = FormScope.of(JSON.valueToTree(answered));
        return form.entries().stream()
                .filter(entry -> !entry.isHidden(scope) && entry.isOpen(scope))
                .filter(entry -> !answered.containsKey(entry.path().toString()))
                .map(entry -> entry.field() == null
                        ? new FormQuestions.Question(
                                entry.path().toString(),
                                entry.label(),
                                FormQuestions.Kind.OTHER,
                                false,
                                List.of(),
                                null)
                        : entry.field().question(entry.path().toString(), scope.values()))
                .toList();
    }

    private VariableMap kept(VariableMap submitted, ObjectNode sent, ObjectNode data, FormScope scope) {
        VariableMap kept = Variables.createVariables();
        for (String variable : variables(submitted)) {
            List<FormPart.Entry> entries = form.entries().stream()
                    .filter(entry -> entry.path().variable().equals(variable) && !entry.isHidden(scope))
                    .toList();
            JsonNode value = data.path(variable);
            if (entries.isEmpty() || value.isMissingNode()) {
                continue;
            }
            boolean wasSent = sent.has(variable);
            if (wasSent && value.equals(sent.get(variable))) {
                kept.putValueTyped(variable, submitted.getValueTyped(variable));
            } else if (wasSent || entries.stream().anyMatch(entry -> isSentByLeavingItOut(entry))) {
                kept.putValueTyped(variable, typed(value));
            }
        }
        return kept;
    }

    private Set<String> variables(VariableMap submitted) {
        Set<String> variables = new LinkedHashSet<>(submitted.keySet());
        form.entries().forEach(entry -> variables.add(entry.path().variable()));
        return variables;
    }

    private static boolean isSentByLeavingItOut(FormPart.Entry entry) {
        return entry.field() == null ? !entry.rows().isFixed() : entry.field().computed() != null;
    }

    private static TypedValue typed(JsonNode value) {
        if (value.isContainerNode()) {
            return SpinValues.jsonValue(value.toString()).create();
        }
        return Variables.untypedValue(JSON.convertValue(value, Object.class));
    }

    /** @throws InvalidInputException when it is a file, or JSON that is broken */
    public static JsonNode json(TypedValue value) {
        try {
            // Not getValue(): of JSON that is broken it throws an exception of its own.
            if (value instanceof SerializableValue serializable && !serializable.isDeserialized()) {
                String text = serializable.getValueSerialized();
                return text == null ? JSON.nullNode() : JSON.readTree(text);
            }
            if (value == null || value.getValue() == null) {
                return JSON.nullNode();
            }
            return value.getType() != null && value.getType().getName().equals("json")
                    ? JSON.readTree(value.getValue().toString())
                    : JSON.valueToTree(value.getValue());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new InvalidInputException("提交的数据不是有效的 JSON，请刷新页面后重新填写。");
        }
    }
}
