package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.everspring.forms.FormQuestions.Kind;
import org.jspecify.annotations.Nullable;

/** One field of a form that somebody answers, and what its answer must be. */
final class FormField {

    /** What the browser counts in a label, 第 {{i[1]}} 条; the message names the row itself. */
    private static final Pattern COUNTED = Pattern.compile("第\\s*\\{\\{[^}]*}}\\s*\\p{IsHan}");

    private final JsonNode component;
    private final String type;
    private final String label;
    private final boolean required;
    private final Answer answer;
    private final @Nullable FormExpression readonly;
    private final @Nullable FormExpression computed;

    private FormField(JsonNode component, OfferedOptions offered) {
        this.component = component;
        this.type = component.path("type").asText();
        this.label = label(component);
        this.required = component.path("validate").path("required").asBoolean();
        this.answer = answer(component, offered);
        this.readonly = expression(component.path("readonly"));
        this.computed = type.equals("expression") ? expression(component.path("expression")) : null;
    }

    private static @Nullable FormExpression expression(JsonNode value) {
        return FormExpression.isExpression(value) ? FormExpression.parse(value.asText()) : null;
    }

    /** @throws org.everspring.kernel.InvalidInputException when the server cannot read it as the browser does */
    static FormField of(JsonNode component, OfferedOptions offered) {
        return new FormField(component, offered);
    }

    private static Answer answer(JsonNode component, OfferedOptions offered) {
        return switch (component.path("type").asText()) {
            case "number" -> new NumberAnswer(component);
            case "datetime" -> DateTimeAnswer.of(component);
            case "checkbox" -> new CheckboxAnswer();
            case "select", "radio" -> new ChoiceAnswer(FieldOptions.of(component, offered));
            case "checklist", "taglist" -> new SelectionAnswer(component, FieldOptions.of(component, offered));
            default -> new TextAnswer(component);
        };
    }

    static String label(JsonNode component) {
        for (String name : List.of("label", "dateLabel", "timeLabel", "dateTimeLabel", "key", "path")) {
            String label = COUNTED.matcher(component.path(name).asText()).replaceAll("");
            if (!label.isBlank()) {
                return label;
            }
        }
        return component.path("id").asText();
    }

    String label() {
        return label;
    }

    /** The variables that its limits, its choices and the like ask for. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        expressions(component).forEach(expression -> names.addAll(expression.names()));
        if (component.hasNonNull("valuesKey")) {
            names.add(component.path("valuesKey").asText());
        }
        return names;
    }

    private static List<FormExpression> expressions(JsonNode component) {
        JsonNode rules = component.path("validate");
        return Stream.of(
                        rules.path("min"),
                        rules.path("max"),
                        rules.path("minLength"),
                        rules.path("maxLength"),
                        component.path("readonly"),
                        component.path("valuesExpression"),
                        component.path("expression"))
                .filter(FormExpression::isExpression)
                .map(expression -> FormExpression.parse(expression.asText()))
                .toList();
    }

    boolean isJson() {
        return type.equals("checklist") || type.equals("taglist") || type.equals("expression");
    }

    /** Shown only: the browser sends nothing of it. */
    boolean isDisabled() {
        return component.path("disabled").asBoolean();
    }

    boolean isAlwaysReadonly() {
        return readonly == null && component.path("readonly").asBoolean() && !isDisabled();
    }

    boolean isReadonly(ObjectNode values) {
        return readonly == null ? component.path("readonly").asBoolean() : readonly.holds(values);
    }

    /** The value is computed, not typed; null for all other fields. */
    @Nullable
    FormExpression computed() {
        return computed;
    }

    /** What stands in the field before anybody types; missing when nothing does. */
    JsonNode initial() {
        return component.path("defaultValue");
    }

    /** What the browser sends of a field that nobody has touched. */
    JsonNode untouched() {
        return initial().isMissingNode() ? answer.untouched() : initial();
    }

    /**
     * @param value null when nothing was sent
     * @param values what the form's expressions see at this field
     * @param faults gets one sentence without its beginning, which is the field's place
     */
    void check(JsonNode value, ObjectNode values, Consumer<String> faults) {
        if (isEmpty(value) || type.equals("checkbox") && required && value.equals(answer.untouched())) {
            if (required) {
                faults.accept("“" + label + "”为必填项");
            }
            return;
        }
        answer.check(value, values, fault -> faults.accept("“" + label + "”" + fault));
    }

    JsonNode tidied(JsonNode value) {
        return answer.tidied(value);
    }

    /** As people read the answer. */
    String text(JsonNode value, ObjectNode values) {
        return answer.text(value, values);
    }

    /** @param key under which it is answered */
    FormQuestions.Question question(String key, ObjectNode values) {
        Kind kind = answer instanceof ChoiceAnswer choice && choice.areTexts()
                ? Kind.CHOICE
                : switch (type) {
                    case "textfield" -> Kind.LINE;
                    case "textarea" -> Kind.LINES;
                    default -> Kind.OTHER;
                };
        return new FormQuestions.Question(
                key,
                label,
                kind,
                required,
                kind == Kind.CHOICE ? ((ChoiceAnswer) answer).options(values) : List.of(),
                answer instanceof TextAnswer text ? text.longest(values) : null);
    }

    static boolean isEmpty(JsonNode value) {
        return value == null
                || value.isNull()
                || value.isMissingNode()
                || value.isArray() && value.isEmpty()
                || value.isTextual() && value.asText().isBlank();
    }

    /** What is right for one kind of field. */
    interface Answer {

        /** @param faults gets what is wrong, to be read after the label */
        void check(JsonNode value, ObjectNode values, Consumer<String> faults);

        JsonNode untouched();

        /** As it is kept, where the same may be typed in several ways. */
        default JsonNode tidied(JsonNode value) {
            return value;
        }

        /** As people read it. */
        default String text(JsonNode value, ObjectNode values) {
            return value.isNumber()
                    ? value.decimalValue().stripTrailingZeros().toPlainString()
                    : value.isValueNode() ? value.asText() : value.toString();
        }
    }
}
