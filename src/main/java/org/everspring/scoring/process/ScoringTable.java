package org.everspring.scoring.process;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.everspring.engine.FeelFaultException;
import org.everspring.engine.FeelGuard;
import org.everspring.scoring.InputWords;
import org.everspring.scoring.RuleTables;
import org.jspecify.annotations.Nullable;

/** One version of a decision table, checked and ready to be asked. */
final class ScoringTable {

    private static final int MOST_RULES = 500;
    private static final int LONGEST_ANNOTATION = 1000;
    private static final String FEEL = "/FEEL/";

    private final DmnDecision decision;
    private final FeelTables engine;
    private final boolean first;
    private final List<RuleText> rules;
    private final InputWords words;
    private final Set<String> names;

    /**
     * What the file says of a rule.
     *
     * @param outputs the text of each cell by the name of its column
     */
    private record RuleText(String id, String annotation, Map<String, String> outputs) {}

    /**
     * The one rule that holds.
     *
     * @param number of the rule in the table, from 1
     * @param outputs what it gives; a column whose cell is empty is not there
     */
    record Answer(int number, String annotation, Map<String, Object> outputs) {

        /** @return the number to 2 places; null for an empty cell */
        @Nullable
        BigDecimal number(String column, String label, int least, int most) {
            Object value = outputs.get(column);
            if (value == null) {
                return null;
            }
            if (!(value instanceof Number)) {
                throw new BrokenTableException("规则" + number + "的" + label + "“" + value + "”不是数值");
            }
            BigDecimal exact = new BigDecimal(value.toString());
            if (exact.compareTo(BigDecimal.valueOf(least)) < 0 || exact.compareTo(BigDecimal.valueOf(most)) > 0) {
                throw new BrokenTableException("规则" + number + "的" + label
                        + exact.stripTrailingZeros().toPlainString() + "超出" + least + "至" + most + "的范围");
            }
            return exact.setScale(2, RoundingMode.HALF_UP);
        }

        BrokenTableException lacks(String what) {
            return new BrokenTableException("规则" + number + what);
        }
    }

    private ScoringTable(FeelTables engine, DmnModelInstance model, Decision source, DecisionTable table) {
        this.engine = engine;
        this.first = table.getHitPolicy() == HitPolicy.FIRST;
        this.words = TableWords.of(model, table);
        this.names = checkedNames(engine.guard(), table);
        this.rules =
                table.getRules().stream().map(rule -> ruleText(rule, table)).toList();
        // With all rules that hold in hand, a refusal can name them; the engine's own would not.
        table.setHitPolicy(HitPolicy.COLLECT);
        table.getDomElement().removeAttribute("aggregation");
        this.decision = engine.parse(source.getId(), model);
    }

    /**
     * Reads a file.
     *
     * @param keys the tables that it may hold
     * @throws BrokenTableException when it holds not exactly one of them, or one that cannot be used
     */
    static ScoringTable read(FeelTables engine, byte[] file, Collection<String> keys) {
        DmnModelInstance model = model(file);
        List<Decision> decisions = model.getModelElementsByType(Decision.class).stream()
                .filter(decision -> keys.contains(decision.getId()))
                .toList();
        if (decisions.size() != 1) {
            throw new BrokenTableException("文件中应有且只有一张评分表，决策标识为" + String.join("、", keys) + "之一");
        }
        Decision decision = decisions.get(0);
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            throw new BrokenTableException("“" + decision.getId() + "”不是决策表");
        }
        onlyFeel(model.getDocument().getRootElement());
        if (decision.getInformationRequirements().stream()
                .anyMatch(requirement -> requirement.getRequiredDecision() != null)) {
            throw new BrokenTableException("评分表不能引用其他决策");
        }
        if (!Set.of(HitPolicy.UNIQUE, HitPolicy.FIRST).contains(table.getHitPolicy())) {
            throw new BrokenTableException("命中策略请选择UNIQUE（唯一）或FIRST（首个）");
        }
        if (table.getRules().size() > MOST_RULES) {
            throw new BrokenTableException(
                    "规则最多" + MOST_RULES + "条，现有" + table.getRules().size() + "条");
        }
        return new ScoringTable(engine, model, decision, table);
    }

    private static DmnModelInstance model(byte[] file) {
        try {
            // The parser refuses a DOCTYPE, and checks the file against the schema.
            return Dmn.readModelFromStream(new ByteArrayInputStream(file));
        } catch (ModelException e) {
            throw new BrokenTableException("不是有效的DMN文件", e);
        }
    }

    /** Wherever a language is named, in whatever element. */
    private static void onlyFeel(DomElement element) {
        String language = element.getAttribute("expressionLanguage");
        if (language != null && !language.equalsIgnoreCase("feel") && !language.contains(FEEL)) {
            throw new BrokenTableException("表达式语言只能用FEEL，不能用“" + language + "”");
        }
        element.getChildElements().forEach(ScoringTable::onlyFeel);
    }

    String key() {
        return decision.getKey();
    }

    String name() {
        return decision.getName() == null ? decision.getKey() : decision.getName();
    }

    InputWords words() {
        return words;
    }

    /** What each rule says of itself, in the order of the table. */
    List<RuleTables.Line> lines() {
        return rules.stream()
                .map(rule -> new RuleTables.Line(
                        numberOf(rule.id()),
                        rule.annotation(),
                        rule.outputs().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        cell -> cell.getValue().strip().replaceAll("^\"|\"$", "")))))
                .toList();
    }

    /** The names of the values that any cell asks for. */
    Set<String> names() {
        return names;
    }

    /** The values in the words of the table, those of its columns first: 报送结果=accepted，迟报工作日=2. */
    String describe(Map<String, ?> values) {
        Set<String> shown = new TreeSet<>(names);
        return words.names().entrySet().stream()
                .filter(label -> shown.contains(label.getKey()) && values.containsKey(label.getKey()))
                .map(label -> label.getValue() + "=" + values.get(label.getKey()))
                .collect(Collectors.joining("，"));
    }

    /** @throws BrokenTableException when not exactly one rule holds, or a cell cannot be worked out */
    Answer ask(Map<String, ?> values) {
        List<String> missing =
                names.stream().filter(name -> !values.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new BrokenTableException("引用了没有提供的数据“" + String.join("”“", missing) + "”");
        }
        Map<String, Map<String, Object>> matching;
        try {
            matching = engine.matching(decision, values);
        } catch (DmnEngineException | FeelException | FeelFaultException e) {
            throw new BrokenTableException("规则无法计算，请检查单元格的内容和类型", e);
        }
        if (matching.isEmpty()) {
            throw new BrokenTableException("没有符合的规则");
        }
        if (matching.size() > 1 && !first) {
            throw new BrokenTableException(matching.size() + "条规则同时符合（规则"
                    + matching.keySet().stream()
                            .map(rule -> String.valueOf(numberOf(rule)))
                            .collect(Collectors.joining("、"))
                    + "）");
        }
        Map.Entry<String, Map<String, Object>> match =
                matching.entrySet().iterator().next();
        RuleText rule = rules.get(numberOf(match.getKey()) - 1);
        Map<String, Object> outputs = new LinkedHashMap<>();
        rule.outputs().forEach((column, text) -> {
            Object value = match.getValue().get(column);
            if (value != null) {
                outputs.put(column, value);
            } else if (!text.isBlank() && !text.strip().equals("null")) {
                throw new BrokenTableException("规则" + numberOf(rule.id()) + "的“" + text.strip() + "”没有算出结果");
            }
        });
        return new Answer(numberOf(rule.id()), rule.annotation(), outputs);
    }

    private int numberOf(String ruleId) {
        return rules.stream().map(RuleText::id).toList().indexOf(ruleId) + 1;
    }

    private static RuleText ruleText(Rule rule, DecisionTable table) {
        List<OutputEntry> cells = new ArrayList<>(rule.getOutputEntries());
        List<Output> columns = new ArrayList<>(table.getOutputs());
        Map<String, String> outputs = new LinkedHashMap<>();
        for (int i = 0; i < columns.size() && i < cells.size(); i++) {
            outputs.put(columns.get(i).getName(), text(cells.get(i).getText()));
        }
        Description description = rule.getDescription();
        String annotation =
                description == null ? "" : description.getTextContent().strip();
        return new RuleText(
                rule.getId(),
                annotation.length() > LONGEST_ANNOTATION
                        ? annotation.substring(0, LONGEST_ANNOTATION - 1) + "…"
                        : annotation,
                outputs);
    }

    private static Set<String> checkedNames(FeelGuard guard, DecisionTable table) {
        try {
            return names(guard, table);
        } catch (FeelFaultException e) {
            throw new BrokenTableException(e.getMessage(), e);
        }
    }

    private static Set<String> names(FeelGuard guard, DecisionTable table) {
        Set<String> names = new TreeSet<>();
        Set<String> ofColumns = table.getInputs().stream()
                .map(Input::getCamundaInputVariable)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (Input column : table.getInputs()) {
            LiteralExpression expression = column.getInputExpression();
            String text = expression == null ? "" : text(expression.getText());
            if (text.isBlank()) {
                throw new BrokenTableException("输入列“" + column.getLabel() + "”没有填写表达式");
            }
            names.addAll(guard.expression(text));
        }
        for (Rule rule : table.getRules()) {
            Set<String> asked = new TreeSet<>();
            each(rule.getInputEntries(), InputEntry::getText, text -> asked.addAll(guard.condition(text)));
            // In a condition the value of its column has a name of its own.
            asked.removeAll(ofColumns);
            asked.remove("cellInput");
            names.addAll(asked);
            each(rule.getOutputEntries(), OutputEntry::getText, text -> names.addAll(guard.expression(text)));
        }
        return names;
    }

    private static <T> void each(Collection<T> cells, Function<T, Text> text, Consumer<String> action) {
        cells.forEach(cell -> action.accept(text(text.apply(cell))));
    }

    static String text(Text text) {
        return text == null ? "" : text.getTextContent();
    }
}
