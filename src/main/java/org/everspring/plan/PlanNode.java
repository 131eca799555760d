package org.everspring.plan;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.everspring.kernel.InvalidInputException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of the plan file that still knows its line. Texts are taken as they are written: an unquoted {@code 2.10} is
 * not the number 2.1.
 */
final class PlanNode {

    private static final int LONGEST_TEXT = 200;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");

    private final String file;
    private final String key;
    private final Node node;

    /** What a mapping holds, by its keys. */
    record Fields(Map<String, PlanNode> byKey) {

        /** A field that the mapping must have. */
        PlanNode get(String key) {
            return Objects.requireNonNull(byKey.get(key), key);
        }

        Optional<PlanNode> find(String key) {
            return Optional.ofNullable(byKey.get(key));
        }
    }

    PlanNode(String file, String key, Node node) {
        this.file = file;
        this.key = key;
        this.node = node;
    }

    InvalidPlanException refused(String reason) {
        return InvalidPlanException.at(file, line(), reason);
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** The fields of a mapping, which must have all of the keys given and no other. */
    Fields fields(String... keys) {
        return fields(List.of(keys), List.of());
    }

    /** As {@link #fields(String...)}; the optional keys may be left out. */
    Fields fields(List<String> required, List<String> optional) {
        if (!(node instanceof MappingNode mapping)) {
            throw refused(key + "应为“键: 值”的形式");
        }
        Map<String, PlanNode> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            PlanNode name = new PlanNode(file, key, tuple.getKeyNode());
            String field = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!required.contains(field) && !optional.contains(field)) {
                throw name.refused(key + "中有不认识的键“" + QuotedValue.of(field) + "”");
            }
            if (fields.put(field, new PlanNode(file, field, tuple.getValueNode())) != null) {
                throw name.refused("键“" + field + "”重复");
            }
        }
        required.stream()
                .filter(field -> !fields.containsKey(field))
                .findFirst()
                .ifPresent(field -> {
                    throw refused(key + "缺少“" + field + "”");
                });
        return new Fields(fields);
    }

    List<PlanNode> elements() {
        if (!(node instanceof SequenceNode sequence)) {
            throw refused(key + "应为列表");
        }
        List<PlanNode> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new PlanNode(file, key + "第" + (elements.size() + 1) + "项", element));
        }
        return elements;
    }

    /** A text of 1 to 200 characters on one line. */
    String text() {
        String text = written().strip();
        if (text.isEmpty()) {
            throw refused(key + "不能为空");
        }
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT || text.lines().count() > 1) {
            throw refused(key + "应为一行不超过" + LONGEST_TEXT + "字的文字");
        }
        return text;
    }

    /** As {@link #text()}, but may be empty. */
    String textOrNothing() {
        return written().isBlank() ? "" : text();
    }

    <T> T value(Function<String, T> parser) {
        return checked(() -> parser.apply(text()));
    }

    /** Adds the line to the reason for which a domain type refuses its value. */
    <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidInputException refusal) {
            throw refused(refusal.getMessage());
        }
    }

    String matching(Pattern form, String rule) {
        String text = text();
        if (!form.matcher(text).matches()) {
            throw refused(key + "“" + QuotedValue.of(text) + "”不符合要求：" + rule);
        }
        return text;
    }

    BigDecimal number() {
        return new BigDecimal(matching(NUMBER, "应为数字"));
    }

    LocalDate date() {
        String text = text();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            throw refused(key + "“" + QuotedValue.of(text) + "”不符合要求：应为2023-12-31这样的日期");
        }
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        String text = text();
        Optional<E> constant = Arrays.stream(type.getEnumConstants())
                .filter(candidate -> candidate.name().equals(text))
                .findFirst();
        return constant.orElseThrow(() -> refused(key + "“" + QuotedValue.of(text) + "”不符合要求：应为"
                + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining("、")) + "之一"));
    }

    private String written() {
        if (!(node instanceof ScalarNode scalar)) {
            throw refused(key + "应为一个值，不能是列表或“键: 值”");
        }
        return Tag.NULL.equals(scalar.getTag()) ? "" : scalar.getValue();
    }
}
