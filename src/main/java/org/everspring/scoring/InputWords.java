package org.everspring.scoring;

import java.util.List;
import java.util.Map;

/**
 * How a version of a decision table calls what it is asked with. What its owner has not named is shown as it is.
 *
 * @param names of the inputs, by variable
 * @param values what each code of an input means, by variable
 */
public record InputWords(Map<String, String> names, Map<String, Map<String, String>> values) {

    /** Of a table that is gone. */
    public static final InputWords NONE = new InputWords(Map.of(), Map.of());

    /** What needs no table to be said. */
    private static final Map<String, String> PLAIN = Map.of("true", "是", "false", "否", "none", "无");

    /** One question of the table and its answer, both as staff say it. */
    public record Input(String name, String value) {

        @Override
        public String toString() {
            return name + "：" + value;
        }
    }

    /** In the order of the variables' names, which is the order that the hash takes them in. */
    public List<Input> of(Fact fact) {
        return fact.inputs().entrySet().stream()
                .map(input -> new Input(
                        names.getOrDefault(input.getKey(), input.getKey()),
                        value(input.getKey(), String.valueOf(input.getValue()))))
                .toList();
    }

    private String value(String variable, String code) {
        String plain = PLAIN.getOrDefault(code, code);
        return values.getOrDefault(variable, Map.of()).getOrDefault(code, plain);
    }
}
