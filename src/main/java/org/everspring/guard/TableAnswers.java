package org.everspring.guard;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.everspring.engine.DecisionContract;
import org.everspring.engine.DecisionContract.Output;
import org.everspring.guard.TableColumns.Column;
import org.everspring.guard.TableColumns.Row;
import org.w3c.dom.Element;

/** Whether what a rule gives can be taken, by whoever reads it and by the types of the table's columns. */
final class TableAnswers {

    private final Element decision;
    private final TableColumns table;
    private final Optional<DecisionContract> contract;
    private final FeelCells feel;
    private final Faults faults;

    TableAnswers(
            Element decision, TableColumns table, Optional<DecisionContract> contract, FeelCells feel, Faults faults) {
        this.decision = decision;
        this.table = table;
        this.contract = contract;
        this.feel = feel;
        this.faults = faults;
    }

    void check(Row row, Map<String, Object> question) {
        boolean anything = false;
        for (int i = 0; i < table.outputs().size(); i++) {
            Column column = table.outputs().get(i);
            Optional<Output> read = read(column);
            String cell = row.output(i);
            if (cell.isBlank()) {
                if (read.map(Output::required).orElse(false)) {
                    faults.add(decision, row.cell(column) + "没有填写，符合这条规则时会出错");
                }
                continue;
            }
            anything |= read.isPresent();
            Optional<Object> value = feel.value(cell, question);
            if (value.isEmpty()) {
                faults.add(decision, row.cell(column) + "的“" + cell + "”算不出结果，例如" + describe(question));
            } else if (read.isPresent()) {
                checkRead(row.cell(column), read.get(), value.get());
            } else if (!fits(column.type(), value.get())) {
                faults.add(decision, row.cell(column) + "的“" + cell + "”不是本列的类型（" + column.type() + "）");
            }
        }
        if (!anything && contract.isPresent()) {
            faults.add(decision, "第" + row.number() + "行没有填写任何结果，符合这条规则时会出错");
        }
    }

    private void checkRead(String where, Output read, Object value) {
        if (read.isNumber()) {
            Optional<BigDecimal> number = number(value);
            if (number.isEmpty()) {
                faults.add(decision, where + "的“" + value + "”不是数值");
            } else if (!read.allows(number.get())) {
                faults.add(
                        decision,
                        where + "的结果" + number.get().toPlainString() + "超出" + read.least() + "至" + read.most() + "的范围");
            }
            return;
        }
        List<String> texts = read.several()
                ? Arrays.stream(value.toString().split("[,，]"))
                        .map(String::strip)
                        .toList()
                : List.of(value.toString());
        texts.stream()
                .filter(text -> !read.values().isEmpty() && !read.values().contains(text))
                .forEach(text -> {
                    String sentence =
                            where + "的“" + text + "”系统不认识；可填的有：" + String.join("、", new TreeSet<>(read.values()));
                    if (read.strict()) {
                        faults.add(decision, sentence);
                    } else {
                        faults.warn(decision, sentence);
                    }
                });
    }

    private static boolean fits(String type, Object value) {
        return switch (type) {
            case "boolean" ->
                value instanceof Boolean || List.of("true", "false").contains(value.toString());
            case "integer", "long", "double" -> number(value).isPresent();
            default -> true;
        };
    }

    private static Optional<BigDecimal> number(Object value) {
        try {
            return Optional.of(new BigDecimal(value.toString()).stripTrailingZeros());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What the code reads of the column. */
    Optional<Output> read(Column column) {
        return contract.flatMap(asked -> asked.outputs().stream()
                .filter(output -> output.name().equals(column.expression()))
                .findFirst());
    }

    /** 报送结果=accepted，迟报工作日=3 */
    String describe(Map<String, Object> question) {
        Map<String, String> labels = new HashMap<>();
        table.inputs().forEach(column -> labels.put(column.expression(), column.label()));
        return table.inputs().stream()
                .map(Column::expression)
                .filter(question::containsKey)
                .map(name -> labels.get(name) + "=" + question.get(name))
                .collect(Collectors.joining("，"));
    }
}
