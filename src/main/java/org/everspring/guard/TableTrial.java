package org.everspring.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.everspring.engine.DecisionContract;
import org.everspring.engine.DecisionContract.Output;
import org.everspring.guard.TableColumns.Column;
import org.everspring.guard.TableColumns.Row;
import org.w3c.dom.Element;

/**
 * Asks a table, before it is accepted, all that the code can ask it, or what its own columns allow. Refused is what would
 * fail when it is asked so; warned of is what would only go otherwise than its owner may think.
 */
final class TableTrial {

    /** Questions of a table of an owner's own, by the values that its columns allow. */
    private static final int MOST_QUESTIONS = 1000;

    /** Rules by columns; and questions by rules. A larger table is only read. */
    private static final int MOST_CELLS = 2_000;

    private static final int MOST_COMPARISONS = 300_000;

    private final TableColumns table;
    private final Optional<DecisionContract> contract;
    private final Element decision;
    private final Faults faults;
    private final FeelCells feel = new FeelCells();
    private final TableAnswers answers;
    private final Set<Integer> doubtful = new HashSet<>();

    private TableTrial(Element decision, TableColumns table, Optional<DecisionContract> contract, Faults faults) {
        this.decision = decision;
        this.table = table;
        this.contract = contract;
        this.faults = faults;
        this.answers = new TableAnswers(decision, table, contract, feel, faults);
    }

    static void check(Element decision, Optional<DecisionContract> contract, Faults faults) {
        ModelXml.children(decision).stream()
                .filter(child -> "decisionTable".equals(child.getLocalName()))
                .forEach(table -> new TableTrial(decision, TableColumns.of(table), contract, faults).check());
    }

    private void check() {
        if (table.rows().isEmpty()) {
            String text = "一条规则也没有，永远得不到结果，请至少填写一条规则";
            if (contract.map(DecisionContract::answersEverything).orElse(false)) {
                faults.add(decision, text);
            } else {
                faults.warn(decision, text);
            }
            return;
        }
        checkOutputs();
        table.rows().forEach(this::checkTexts);
        checkEqualRules();
        if (table.rows().size() * (table.inputs().size() + table.outputs().size()) > MOST_CELLS) {
            faults.warn(decision, "表太大，部署前没有逐一试问，请自行核对规则是否有遗漏或重叠，或拆成几张表");
            return;
        }
        List<Map<String, Object>> questions =
                contract.map(asked -> asked.questions().toList()).orElseGet(this::allowedQuestions);
        if (checkNames(questions) && !questions.isEmpty()) {
            ask(questions);
        }
    }

    private void checkOutputs() {
        contract.ifPresent(asked -> {
            Set<String> there = table.outputs().stream().map(Column::expression).collect(Collectors.toSet());
            List<String> names = asked.outputs().stream().map(Output::name).toList();
            List<String> missing =
                    names.stream().filter(name -> !there.contains(name)).toList();
            boolean needed =
                    asked.outputs().stream().anyMatch(output -> output.required() && missing.contains(output.name()));
            if (needed || missing.size() == names.size()) {
                faults.add(decision, "没有名称（Name）为“" + String.join("”“", missing) + "”的输出列，系统按名称读取，请改回");
            } else if (!missing.isEmpty()) {
                faults.warn(
                        decision, "没有名称（Name）为“" + String.join("”“", missing) + "”的输出列，系统按名称读取，这一项将一直为空；如果是改了名称，请改回");
            }
        });
    }

    /** Texts that the column, or the code, does not know. */
    private void checkTexts(Row row) {
        for (int i = 0; i < table.inputs().size(); i++) {
            Column column = table.inputs().get(i);
            Set<String> known = knownInputs(column);
            TableColumns.texts(row.input(i)).stream()
                    .filter(text -> !known.isEmpty() && !known.contains(text))
                    .forEach(text -> {
                        doubtful.add(row.number());
                        faults.warn(
                                decision,
                                row.cell(column) + "的“" + text + "”不在允许的值之内，不会有符合的情形；允许的有：" + String.join("、", known));
                    });
        }
        for (int i = 0; i < table.outputs().size(); i++) {
            Column column = table.outputs().get(i);
            String cell = row.output(i);
            if (!column.values().isEmpty()
                    && answers.read(column).isEmpty()
                    && cell.matches("\"[^\"]*\"")
                    && !column.values().contains(cell.substring(1, cell.length() - 1))) {
                faults.warn(
                        decision,
                        row.cell(column) + "的" + cell + "不在本列允许的值之内；允许的有：" + String.join("、", column.values()));
            }
        }
    }

    private Set<String> knownInputs(Column column) {
        return contract.map(asked -> asked.questions()
                        .map(question -> question.get(column.expression()))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.<String, Set<String>>toCollection(TreeSet::new)))
                .filter(values -> !values.isEmpty())
                .orElse(column.values());
    }

    private void checkEqualRules() {
        if (!table.hitPolicy().equals("UNIQUE")) {
            return;
        }
        Map<List<String>, Integer> seen = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            List<String> conditions = new ArrayList<>();
            for (int i = 0; i < table.inputs().size(); i++) {
                conditions.add(row.input(i).replaceAll("\\s", ""));
            }
            Integer first = seen.putIfAbsent(conditions, row.number());
            if (first != null) {
                faults.add(decision, "命中策略为唯一（UNIQUE），第" + first + "行和第" + row.number() + "行的条件完全相同，符合时会出错，请合并或删去一行");
            }
        }
    }

    /** @return whether every name is supplied, as far as that is known */
    private boolean checkNames(List<Map<String, Object>> questions) {
        if (questions.isEmpty()) {
            return false;
        }
        Set<String> supplied = new TreeSet<>(questions.get(0).keySet());
        Set<String> ofColumns = table.inputs().stream().map(Column::variable).collect(Collectors.toSet());
        Map<String, String> missing = new LinkedHashMap<>();
        for (Column column : table.inputs()) {
            feel.names(column.expression(), false)
                    .forEach(name -> missing.putIfAbsent(name, "输入列“" + column.label() + "”"));
        }
        for (Row row : table.rows()) {
            for (int i = 0; i < table.inputs().size(); i++) {
                String cell = row.cell(table.inputs().get(i));
                feel.names(row.input(i), true).stream()
                        .filter(name -> !name.equals("cellInput") && !ofColumns.contains(name))
                        .forEach(name -> missing.putIfAbsent(name, cell));
            }
            for (int i = 0; i < table.outputs().size(); i++) {
                String cell = row.cell(table.outputs().get(i));
                feel.names(row.output(i), false).forEach(name -> missing.putIfAbsent(name, cell));
            }
        }
        missing.keySet().removeAll(supplied);
        if (contract.isPresent()) {
            missing.forEach((name, where) ->
                    faults.add(decision, where + "用到的“" + name + "”没有人提供，文字请加英文引号；可用的有：" + String.join("、", supplied)));
        }
        return missing.isEmpty() && feel.isBounded();
    }

    /** Empty unless each column says which texts it allows, or is a yes or no. */
    private List<Map<String, Object>> allowedQuestions() {
        List<Map<String, Object>> questions = List.of(Map.of());
        for (Column column : table.inputs()) {
            List<?> values = column.type().equals("boolean") ? List.of(true, false) : List.copyOf(column.values());
            if (!column.expression().matches("\\w+") || questions.size() * values.size() > MOST_QUESTIONS) {
                return List.of();
            }
            questions = questions.stream()
                    .flatMap(question -> values.stream().map(value -> {
                        Map<String, Object> more = new TreeMap<>(question);
                        more.put(column.expression(), value);
                        return more;
                    }))
                    .toList();
        }
        return questions;
    }

    private void ask(List<Map<String, Object>> questions) {
        Set<Integer> used = new HashSet<>();
        Set<String> told = new HashSet<>();
        int gaps = 0;
        String gap = "";
        Map<Map<String, Object>, List<Row>> rowsFor = new HashMap<>();
        Set<String> asked = conditionNames();
        for (Map<String, Object> question : questions) {
            Map<String, Object> decisive = new HashMap<>(question);
            decisive.keySet().retainAll(asked);
            if (!rowsFor.containsKey(decisive)
                    && (rowsFor.size() + 1) * table.rows().size() > MOST_COMPARISONS) {
                faults.warn(decision, "规则太多，部署前只试问了一部分情形，请自行核对规则是否有遗漏或重叠");
                return;
            }
            List<Row> holding = rowsFor.computeIfAbsent(decisive, this::rowsThatHold);
            if (holding.isEmpty() && gaps++ == 0) {
                gap = answers.describe(question);
            }
            if (holding.size() > 1 && table.hitPolicy().equals("UNIQUE")) {
                String rows =
                        holding.stream().map(row -> "第" + row.number() + "行").collect(Collectors.joining("、"));
                if (told.add(rows)) {
                    faults.add(
                            decision,
                            "命中策略为唯一（UNIQUE），而" + rows + "会同时符合，例如" + answers.describe(question) + "，符合时会出错，请改条件");
                }
            }
            holding.stream()
                    .limit(table.hitPolicy().equals("FIRST") ? 1 : holding.size())
                    .forEach(row -> {
                        used.add(row.number());
                        answers.check(row, question);
                    });
        }
        boolean complete = contract.map(DecisionContract::answersEverything)
                .orElse(!table.hitPolicy().equals("COLLECT"));
        if (gaps > 0 && complete) {
            faults.warn(decision, "有" + gaps + "种情形没有符合的规则，例如" + gap + "，遇到时得不到结果，请补上规则");
        }
        table.rows().stream()
                .map(Row::number)
                .filter(number -> !used.contains(number) && !doubtful.contains(number))
                .forEach(number -> faults.warn(decision, "第" + number + "行永远用不到，请检查它的条件和前面的规则"));
    }

    /** What decides which rules hold. */
    private Set<String> conditionNames() {
        Set<String> asked = new HashSet<>();
        table.inputs().forEach(column -> asked.addAll(feel.names(column.expression(), false)));
        table.rows().forEach(row -> {
            for (int i = 0; i < table.inputs().size(); i++) {
                asked.addAll(feel.names(row.input(i), true));
            }
        });
        return asked;
    }

    private List<Row> rowsThatHold(Map<String, Object> question) {
        List<Object> values = new ArrayList<>();
        table.inputs()
                .forEach(column ->
                        values.add(feel.value(column.expression(), question).orElse(null)));
        return table.rows().stream().filter(row -> holds(row, values, question)).toList();
    }

    private boolean holds(Row row, List<Object> values, Map<String, Object> question) {
        for (int i = 0; i < values.size(); i++) {
            String cell = row.input(i);
            if (!cell.isBlank()
                    && !cell.equals("-")
                    && !feel.holds(cell, values.get(i), table.inputs().get(i).variable(), question)) {
                return false;
            }
        }
        return true;
    }
}
