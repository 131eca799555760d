package org.everspring.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("表单的规则")
class FormRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"**问题**：{{problemTitle}}", "=problemTitle", "{{#loop rows}}{{title}}{{/loop}}"})
    @DisplayName("文字控件不得显示所填文字")
    void refusesTextsThatReadWhatWasTypedAsMarkup(String text) {
        assertThat(faults("text", "text", text)).singleElement().asString().contains("Text_1", "HTML 控件");
    }

    @Test
    @DisplayName("HTML 控件的内容不得整个是表达式")
    void refusesMarkupThatIsAnExpression() {
        assertThat(faults("html", "content", "=problemTitle")).hasSize(1);
        assertThat(faults("html", "content", "<p>{{problemTitle}}</p>")).isEmpty();
    }

    @Test
    @DisplayName("说明文字和行号照常可用")
    void takesTextsOfTheirOwn() {
        assertThat(faults("text", "text", "**第 {{i[1]}} 条**，至少 1 条")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ourForms")
    @DisplayName("本系统的表单都不把所填文字当作标记")
    void ourFormsKeepToIt(Path form) throws IOException {
        Faults faults = new Faults(form.getFileName().toString());
        FormRules.check(FormRules.read(Files.readAllBytes(form)), faults);

        assertThat(faults.found()).isEmpty();
    }

    static Stream<Path> ourForms() {
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            return forms.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> faults(String type, String content, String text) {
        var component = Map.of("type", type, "id", "Text_1", content, text);
        var form = Map.of(
                "components", List.of(Map.of("type", "group", "id", "Group_1", "components", List.of(component))));
        Faults faults = new Faults("a.form");
        FormRules.check(JSON.valueToTree(form), faults);
        return faults.found().stream().map(ModelFault::sentence).toList();
    }
}
