package org.everspring.scoring.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputData;
import org.everspring.scoring.InputWords;

/**
 * Reads how a table calls what it is asked with. A value is called as its column is labelled, or else as the input of that
 * name is; the input's description says what its codes mean, each code before its word: {@code accepted 已采纳；missing 缺报}.
 */
final class TableWords {

    private static final Pattern CODE = Pattern.compile("([A-Za-z]+) ([^，；。]+)");

    private TableWords() {}

    static InputWords of(DmnModelInstance model, DecisionTable table) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        for (Input column : table.getInputs()) {
            if (column.getInputExpression() != null && column.getLabel() != null) {
                names.putIfAbsent(
                        ScoringTable.text(column.getInputExpression().getText()).strip(), column.getLabel());
            }
        }
        for (InputData input : model.getModelElementsByType(InputData.class)) {
            String variable = input.getId().replaceFirst("^inputData_", "");
            names.putIfAbsent(variable, input.getName());
            values.put(variable, codes(input.getDescription()));
        }
        return new InputWords(names, values);
    }

    private static Map<String, String> codes(Description description) {
        Map<String, String> codes = new LinkedHashMap<>();
        if (description != null) {
            CODE.matcher(description.getTextContent())
                    .results()
                    .forEach(code -> codes.put(code.group(1), code.group(2).strip()));
        }
        return codes;
    }
}
