package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** What a form must go on asking for, because the code reads it. */
public final class ContractRules {

    private final FormContract contract;
    private final FormRules.Findings findings;
    private final Map<String, JsonNode> fields = new HashMap<>();

    private ContractRules(FormContract contract, FormRules.Findings findings) {
        this.contract = contract;
        this.findings = findings;
    }

    public static void check(JsonNode form, FormContract contract, FormRules.Findings findings) {
        ContractRules rules = new ContractRules(contract, findings);
        rules.read(form.path("components"), FormPath.ROOT);
        rules.checkNeeded();
        rules.checkOptions();
    }

    private void read(JsonNode components, FormPath around) {
        for (JsonNode component : components) {
            FormPath inside = around.plus(component.path("path").asText());
            if (component.path("components").isArray()) {
                fields.put(inside.toString(), component);
                read(component.path("components"), inside);
            } else if (component.hasNonNull("key")) {
                fields.put(around.plus(component.path("key").asText()).toString(), component);
            }
        }
    }

    private void checkNeeded() {
        contract.needed().forEach((key, label) -> {
            int dot = key.indexOf('.');
            JsonNode field = fields.get(key);
            // Rows of a list that is not there at all are nothing that is missing.
            if (field == null && (dot < 0 || fields.containsKey(key.substring(0, dot)))) {
                findings.add(
                        null, null, "不能删去“" + label + "”（键 " + key + "）：系统要用这一项，没有它，“" + contract.name() + "”谁也提交不了");
            } else if (field != null && field.path("disabled").asBoolean()) {
                findings.add(
                        field.path("id").asText(null),
                        FormField.label(field),
                        "不能设为禁用：系统要用这一项，禁用后不会提交，“" + contract.name() + "”谁也提交不了");
            }
        });
    }

    private void checkOptions() {
        contract.options().forEach((key, known) -> {
            JsonNode field = fields.get(key);
            if (field == null) {
                return;
            }
            for (JsonNode option : field.path("values")) {
                JsonNode value = FieldOptions.value(option);
                if (value != null && !known.contains(value.asText())) {
                    findings.warn(
                            field.path("id").asText(null),
                            FormField.label(field),
                            "系统的规则不认识选项“" + option.path("label").asText() + "”（" + value.asText()
                                    + "），选了它可能无法提交，也不参与计算；现有规则认识：" + String.join("、", known));
                }
            }
        });
    }
}
