package org.everspring.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.Variables;
import org.everspring.forms.AddedAnswers.Answer;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("系统对每份表单的要求")
class FormContractsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private List<FormContract> contracts;

    @Test
    @DisplayName("每份表单都有，并且都符合")
    void everyFormHasOneAndKeepsIt() throws IOException {
        List<String> found = new ArrayList<>();
        for (FormContract contract : contracts) {
            ContractRules.check(shipped(contract.form()), contract, new FormRules.Findings() {
                @Override
                public void add(String element, String label, String fault) {
                    found.add(contract.form() + ": " + fault);
                }

                @Override
                public void warn(String element, String label, String warning) {
                    found.add(contract.form() + ": " + warning);
                }
            });
        }

        assertThat(found).isEmpty();
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".form", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            contracts.stream().map(FormContract::form).toList());
        }
    }

    private static JsonNode shipped(String form) throws IOException {
        return JSON.readTree(Path.of("forms", form + ".form").toFile());
    }

    @Test
    @DisplayName("另填的内容：名称、选项、勾选、行，都按人读的写")
    void tellsWhatItDoesNotKnowAsPeopleReadIt() throws IOException {
        FormSchema schema = FormSchema.parse(JSON.readTree("""
                {"components": [
                  {"type": "textfield", "key": "known", "label": "原有"},
                  {"type": "select", "key": "level", "label": "等级",
                   "values": [{"label": "一级", "value": "a"}, {"label": "二级", "value": "b"}]},
                  {"type": "checkbox", "key": "urgent", "label": "加急"},
                  {"type": "checklist", "key": "themes", "label": "领域",
                   "values": [{"label": "政务", "value": "service"}, {"label": "法治", "value": "law"}]},
                  {"type": "expression", "key": "twice", "label": "两倍", "expression": "=amount * 2"},
                  {"type": "number", "key": "amount", "label": "数量"},
                  {"type": "textfield", "key": "left", "label": "未填"},
                  {"type": "textfield", "key": "hidden", "label": "未显示", "conditional": {"hide": "=true"}},
                  {"type": "dynamiclist", "path": "rows", "label": "分工", "components": [
                    {"type": "textfield", "key": "title", "label": "事项"},
                    {"type": "textfield", "key": "town", "label": "街道"}]}
                ]}"""), OfferedOptions.NONE);
        FormContract contract = FormContract.of("x", "甲")
                .needs("known", "原有")
                .chooses("level", "等级", "a")
                .reads("rows", "rows.title");

        FormAnswers answers = schema.accept(
                Variables.createVariables()
                        .putValue("known", "知道的")
                        .putValue("level", "b")
                        .putValue("urgent", true)
                        .putValue("themes", List.of("service", "law"))
                        .putValue("amount", 1.5)
                        .putValue("hidden", "看不见")
                        .putValue("rows", List.of(Map.of("title", "宣传", "town", "华山街道"))),
                JSON.createObjectNode());

        assertThat(answers.besides(contract))
                .containsExactly(
                        new Answer("等级", "二级"),
                        new Answer("加急", "是"),
                        new Answer("领域", "政务、法治"),
                        new Answer("两倍", "3"),
                        new Answer("数量", "1.5"),
                        new Answer("分工第1行 街道", "华山街道"));
    }
}
