package org.everspring.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.everspring.InvalidInputException;

/**
 * What a Camunda Form lets people submit, enforced on the server: form-js checks in the browser only, and the REST API
 * takes anything. Knows the field types that EverSpring's forms use; a field of another type is taken as text.
 */
final class FormSchema {

    static final FormSchema EMPTY = new FormSchema(Map.of());

    /** Camunda's string columns end here; a longer text would fail in the database with an English message. */
    private static final int LONGEST_TEXT = 4000;

    private static final int MOST_ROWS = 200;

    /** No figure of a work plan comes near it, and no column of ours holds more. */
    private static final BigDecimal LARGEST_NUMBER = new BigDecimal("1000000000000");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Field> fields;

    private FormSchema(Map<String, Field> fields) {
        this.fields = fields;
    }

    static FormSchema parse(JsonNode form, OfferedOptions options) {
        return new FormSchema(fieldsOf(form.path("components"), options));
    }

    private static Map<String, Field> fieldsOf(JsonNode components, OfferedOptions options) {
        Map<String, Field> found = new LinkedHashMap<>();
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            if (type.equals("group") && component.path("path").asText().isEmpty()) {
                found.putAll(fieldsOf(component.path("components"), options));
            } else if (type.equals("dynamiclist")) {
                found.put(
                        component.path("path").asText(),
                        Field.list(component, fieldsOf(component.path("components"), options)));
            } else if (component.hasNonNull("key")
                    && !component.path("disabled").asBoolean()) {
                found.put(component.path("key").asText(), Field.single(component, options));
            }
        }
        return found;
    }

    /**
     * @param submitted typed or plain values by variable name, as Camunda's form services get them
     * @throws InvalidInputException with every fault found, one a sentence
     */
    void check(VariableMap submitted) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (String name : submitted.keySet()) {
            values.put(name, json(submitted.getValueTyped(name)));
        }
        List<String> faults = new ArrayList<>();
        check(fields, values, "", faults);
        // A text in JSON's clothes reads like the text here, but not in the diagram's conditions.
        fields.forEach((name, field) -> {
            if (submitted.getValueTyped(name) instanceof SerializableValue
                    && !field.isJson()
                    && !Field.isEmpty(values.get(name))) {
                faults.add("“" + field.label() + "”的数据类型不正确");
            }
        });
        if (!faults.isEmpty()) {
            throw new InvalidInputException(String.join("；", faults) + "。所填内容未丢失，请修改后重新提交。");
        }
    }

    private static void check(
            Map<String, Field> fields, Map<String, JsonNode> values, String where, List<String> faults) {
        for (String name : values.keySet()) {
            if (!fields.containsKey(name)) {
                faults.add(where + "表单中没有“" + printable(name) + "”这一项，不能提交");
            }
        }
        fields.forEach((name, field) -> field.check(values.get(name), where, faults));
    }

    private static JsonNode json(TypedValue value) {
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

    /** A stranger's name in a message: short, and without anything that a page could take for markup. */
    private static String printable(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}_.-]", "");
        return safe.length() > 40 ? safe.substring(0, 40) + "…" : safe;
    }

    private record Field(
            String type,
            String label,
            String hint,
            boolean required,
            Integer minLength,
            Integer maxLength,
            Pattern pattern,
            BigDecimal min,
            BigDecimal max,
            Integer decimals,
            FormOptions offered,
            List<String> options,
            boolean date,
            Map<String, Field> row) {

        /** What the browser counts in a label, 第 {{i[1]}} 条; the message names the row itself. */
        private static final Pattern COUNTED = Pattern.compile("第\\s*\\{\\{[^}]*}}\\s*\\p{IsHan}");

        boolean isList() {
            return type.equals("dynamiclist");
        }

        /** Of any number of choices. */
        private boolean isSelection() {
            return type.equals("taglist") || type.equals("checklist");
        }

        boolean isJson() {
            return isList() || isSelection();
        }

        static Field single(JsonNode component, OfferedOptions offered) {
            JsonNode rules = component.path("validate");
            List<String> options = new ArrayList<>();
            component
                    .path("values")
                    .forEach(option -> options.add(option.path("value").asText()));
            boolean conditional = component.path("conditional").hasNonNull("hide");
            return new Field(
                    component.path("type").asText(),
                    labelOf(component),
                    component.path("description").asText().strip().replaceFirst("。$", ""),
                    // The browser leaves out what the form hides, and hidden fields are never required.
                    rules.path("required").asBoolean() && !conditional,
                    number(rules, "minLength") == null
                            ? null
                            : number(rules, "minLength").intValue(),
                    number(rules, "maxLength") == null
                            ? null
                            : number(rules, "maxLength").intValue(),
                    rules.hasNonNull("pattern")
                            ? Pattern.compile(rules.path("pattern").asText())
                            : null,
                    number(rules, "min"),
                    component.path("properties").hasNonNull("maxItems")
                            ? number(component.path("properties"), "maxItems")
                            : number(rules, "max"),
                    component.hasNonNull("decimalDigits")
                            ? component.path("decimalDigits").asInt()
                            : null,
                    offered.of(component).orElse(null),
                    options,
                    component.path("subtype").asText().equals("date"),
                    Map.of());
        }

        static Field list(JsonNode component, Map<String, Field> row) {
            return new Field(
                    "dynamiclist",
                    labelOf(component),
                    "",
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    false,
                    row);
        }

        private static String labelOf(JsonNode component) {
            for (String name : List.of("label", "dateLabel", "dateTimeLabel", "key", "path")) {
                String label = COUNTED.matcher(component.path(name).asText()).replaceAll("");
                if (!label.isBlank()) {
                    return label;
                }
            }
            return component.path("id").asText();
        }

        private static BigDecimal number(JsonNode rules, String name) {
            return rules.hasNonNull(name) && !rules.path(name).asText().isBlank()
                    ? new BigDecimal(rules.path(name).asText())
                    : null;
        }

        void check(JsonNode value, String where, List<String> faults) {
            if (isList()) {
                checkRows(value, where, faults);
            } else if (isEmpty(value)) {
                if (required) {
                    faults.add(where + "“" + label + "”为必填项");
                }
            } else if (isSelection()) {
                checkSelection(value, where, faults);
            } else if (type.equals("number")) {
                checkNumber(value, where, faults);
            } else if (type.equals("checkbox")) {
                if (!value.isBoolean()) {
                    faults.add(where + "“" + label + "”只能勾选或不勾选");
                }
            } else if (!value.isTextual()) {
                faults.add(where + "“" + label + "”应为文字");
            } else if (type.equals("datetime")) {
                checkDate(value.asText(), where, faults);
            } else if (hasChoices()) {
                if (!offers(value.asText())) {
                    faults.add(where + "“" + label + "”不在可选范围内");
                }
            } else {
                checkText(value.asText(), where, faults);
            }
        }

        private static boolean isEmpty(JsonNode value) {
            return value == null
                    || value.isNull()
                    || value.isArray() && value.isEmpty()
                    || value.isTextual() && value.asText().isBlank();
        }

        /** Not so when the choices are a variable of the process: its code checks them. */
        private boolean hasChoices() {
            return offered != null || !options.isEmpty();
        }

        private boolean offers(String value) {
            return offered == null
                    ? options.contains(value)
                    : offered.options().stream()
                            .anyMatch(option -> option.value().equals(value));
        }

        private void checkSelection(JsonNode value, String where, List<String> faults) {
            int most = max == null ? MOST_ROWS : max.intValue();
            Set<String> chosen = new HashSet<>();
            value.forEach(choice -> chosen.add(choice.asText()));
            if (!value.isArray() || !all(value, JsonNode::isTextual)) {
                faults.add(where + "“" + label + "”应为所选各项的列表");
            } else if (value.size() > most) {
                faults.add(where + "“" + label + "”最多选" + most + "项，现选了" + value.size() + "项");
            } else if (chosen.size() < value.size()) {
                faults.add(where + "“" + label + "”有重复的选项");
            } else if (hasChoices() && !all(value, choice -> offers(choice.asText()))) {
                faults.add(where + "“" + label + "”不在可选范围内");
            }
        }

        private static boolean all(JsonNode values, Predicate<JsonNode> rule) {
            return StreamSupport.stream(values.spliterator(), false).allMatch(rule);
        }

        private void checkRows(JsonNode value, String where, List<String> faults) {
            if (isEmpty(value)) {
                return;
            }
            if (!value.isArray() || value.size() > MOST_ROWS) {
                faults.add(where + "“" + label + "”应为不超过" + MOST_ROWS + "行的列表");
                return;
            }
            for (int i = 0; i < value.size(); i++) {
                String line = where + "“" + label + "”第" + (i + 1) + "行";
                if (!value.get(i).isObject()) {
                    faults.add(line + "格式不正确");
                    continue;
                }
                Map<String, JsonNode> cells = new LinkedHashMap<>();
                value.get(i).fields().forEachRemaining(cell -> cells.put(cell.getKey(), cell.getValue()));
                FormSchema.check(row, cells, line, faults);
            }
        }

        private void checkNumber(JsonNode value, String where, List<String> faults) {
            if (!value.isNumber() || Double.isNaN(value.doubleValue())) {
                faults.add(where + "“" + label + "”应为数字");
                return;
            }
            BigDecimal largest = max == null ? LARGEST_NUMBER : max.min(LARGEST_NUMBER);
            BigDecimal smallest = min == null ? LARGEST_NUMBER.negate() : min;
            BigDecimal number = decimal(value);
            if (number.compareTo(smallest) < 0) {
                faults.add(where + "“" + label + "”不能小于" + smallest.toPlainString());
            } else if (number.compareTo(largest) > 0) {
                faults.add(where + "“" + label + "”不能大于" + largest.toPlainString());
            } else if (decimals != null && number.stripTrailingZeros().scale() > decimals) {
                faults.add(where + "“" + label + "”" + (decimals == 0 ? "应为整数" : "最多保留" + decimals + "位小数"));
            }
        }

        /** Beyond a double's range Jackson reads infinity, which has no decimal value. */
        private static BigDecimal decimal(JsonNode number) {
            double approximate = number.doubleValue();
            return Double.isInfinite(approximate)
                    ? LARGEST_NUMBER.add(BigDecimal.ONE).multiply(BigDecimal.valueOf(Math.signum(approximate)))
                    : number.decimalValue();
        }

        private void checkDate(String value, String where, List<String> faults) {
            try {
                if (date) {
                    LocalDate.parse(value);
                } else {
                    OffsetDateTime.parse(value);
                }
            } catch (DateTimeParseException e) {
                faults.add(where + "“" + label + "”不是有效的日期");
            }
        }

        private void checkText(String value, String where, List<String> faults) {
            // As the browser and H2 count: a character outside the basic plane is two.
            int length = value.length();
            int longest = maxLength == null ? LONGEST_TEXT : Math.min(maxLength, LONGEST_TEXT);
            if (length > longest) {
                faults.add(where + "“" + label + "”最多" + longest + "字，现有" + length + "字");
            } else if (minLength != null && value.strip().length() < minLength) {
                faults.add(where + "“" + label + "”至少" + minLength + "字");
            } else if (pattern != null && !pattern.matcher(value).matches()) {
                // A pattern says nothing to a clerk; the field's help text says what it wants.
                faults.add(where + "“" + label + "”格式不正确" + (hint.isEmpty() ? "" : "（" + hint + "）"));
            } else if (value.indexOf('\0') >= 0) {
                // PostgreSQL cannot store it.
                faults.add(where + "“" + label + "”含有无法保存的字符");
            }
        }
    }
}
