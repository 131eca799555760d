package org.everspring.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("表单部署前的检查")
class FormRulesTest {

    private static final class Found implements FormRules.Findings {

        private final List<String> faults = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        @Override
        public void add(String element, String label, String fault) {
            faults.add(fault);
        }

        @Override
        public void warn(String element, String label, String warning) {
            warnings.add(warning);
        }
    }

    private static Found check(String components) {
        try {
            Found found = new Found();
            FormRules.check(new ObjectMapper().readTree("{\"components\": [" + components + "]}"), found);
            return found;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Path> shipped() throws IOException {
        return Files.list(Path.of("forms"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    @DisplayName("项目自己的表单没有一处不合规，也没有一处要提醒")
    void saysNothingOfTheProjectsForms(Path file) throws IOException {
        Found found = new Found();
        FormRules.check(new ObjectMapper().readTree(file.toFile()), found);

        assertThat(found.faults).isEmpty();
        assertThat(found.warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type': 'filepicker', 'id': 'a', 'key': 'a'} | 任务列表不支持“filepicker”控件，附件请用任务的“佐证材料”页",
                "{'type': 'number', 'id': 'a', 'key': 'a', 'validate': {'min': 1e60000000}} | “min”应为不太大的数字",
                "{'type': 'number', 'id': 'a', 'key': 'a', 'validate': {'min': '1e60000000'}} | “min”应为不太大的数字",
                "{'type': 'number', 'id': 'a', 'key': 'a', 'validate': {'max': '=x ** 2'}} | 表单不支持的写法",
                "{'type': 'number', 'id': 'a', 'key': 'a', 'validate': {'max': '=(1'}} | 不是有效的FEEL表达式",
                "{'type': 'number', 'id': 'a', 'key': 'a', 'validate': {'min': 5, 'max': 1}} | 下限5大于上限1，无法填写",
                "{'type': 'number', 'id': 'a', 'key': 'a', 'validate': {'max': 1e13}} | 系统最多能保存1000000000000",
                "{'type': 'textfield', 'id': 'a', 'key': 'a', 'validate': {'maxLength': 5000}} | 系统最多能保存4000字",
                "{'type': 'textfield', 'id': 'a', 'key': 'a', 'validate': {'pattern': '('}} | 不是有效的正则表达式",
                "{'type': 'textfield', 'id': 'a', 'key': 'a', 'validate': {'pattern': '(a)\\\\1'}} | 不能同样核对",
                "{'type': 'textfield', 'id': 'a', 'key': 'a', 'validate': {'pattern': '\\\\p{Han}'}} | 不能同样核对",
                "{'type': 'textfield', 'id': 'a', 'key': 'a', 'validate': {'required': '=x'}} | 不能用表达式",
                "{'type': 'textfield', 'id': 'a', 'key': 'a', 'disabled': '=x'} | 不能用表达式",
                "{'type': 'textfield', 'id': 'a', 'key': 'a', 'conditional': {'hide': '=fetch(1)'}} | 不能同样计算的函数“fetch”",
                "{'type': 'textfield', 'id': 'a'} | 没有填写键",
                "{'type': 'textfield', 'id': 'a', 'key': 'rows.0'} | 不能用作名称",
                "{'type': 'textfield', 'id': 'a', 'key': 'a'}, {'type': 'number', 'id': 'b', 'key': 'a.b'} | 用了同一个键“a.b”",
                "{'type': 'textfield', 'id': 'a', 'key': 'a'}, {'type': 'number', 'id': 'a', 'key': 'b'} | 编号（ID）重复",
                "{'type': 'select', 'id': 'a', 'key': 'a'} | 没有选项",
                "{'type': 'select', 'id': 'a', 'key': 'a', 'values': [{'label': '无', 'value': 0}]} | 选项“无”的值为空、0或否",
                "{'type': 'radio', 'id': 'a', 'key': 'a', 'values': [{'label': '甲', 'value': 'x'}, {'label': '乙', 'value': 'x'}]} | 无法区分",
                "{'type': 'expression', 'id': 'a', 'key': 'a'} | 没有填写以“=”开头的表达式",
                "{'type': 'expression', 'id': 'a', 'key': 'a', 'expression': '=for i in 1..1000000000 return i'} | 表单不支持的写法",
                "{'type': 'dynamiclist', 'id': 'a', 'path': 'a', 'components': []} | 请勾选“禁用折叠”",
                "{'type': 'dynamiclist', 'id': 'a', 'path': 'a', 'disableCollapse': true, 'components': []} | 请加一个“操作”为“提交”的按钮",
            })
    @DisplayName("浏览器做错的、会丢失的、服务器不能同样核对的，部署时说明原因")
    void refusesWhatCannotBeReadAlike(String components, String fault) {
        assertThat(check(components.replace('\'', '"')).faults)
                .anySatisfy(found -> assertThat(found).contains(fault));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type': 'textfield', 'id': 'a', 'key': 'a', 'validate': {'pattern': '^(a+)+$'}} | 浏览器会停止响应",
                "{'type': 'textfield', 'id': 'a', 'key': 'a', 'validate': {'validationType': 'phone'}} | 只接受国际格式",
                "{'type': 'textfield', 'id': 'a', 'key': 'a', 'readonly': true, 'validate': {'required': true}} | 任务无法提交",
                "{'type': 'textfield', 'id': 'a', 'key': 'a', 'conditional': {'hide': 'x = 1'}} | 不起作用",
            })
    @DisplayName("多半是疏忽的，提醒")
    void warnsOfWhatIsLikelyASlip(String components, String warning) {
        Found found = check(components.replace('\'', '"'));

        assertThat(found.faults).isEmpty();
        assertThat(found.warnings).anySatisfy(said -> assertThat(said).contains(warning));
    }

    @ParameterizedTest
    @ValueSource(strings = {"**问题**：{{problemTitle}}", "=problemTitle", "{{#loop rows}}{{title}}{{/loop}}"})
    @DisplayName("文字控件不得显示所填文字")
    void refusesTextsThatReadWhatWasTypedAsMarkup(String text) {
        assertThat(inGroup("text", "text", text)).singleElement().asString().contains("HTML 控件");
    }

    @Test
    @DisplayName("HTML 控件的内容不得整个是表达式")
    void refusesMarkupThatIsAnExpression() {
        assertThat(inGroup("html", "content", "=problemTitle")).hasSize(1);
        assertThat(inGroup("html", "content", "<p>{{problemTitle}}</p>")).isEmpty();
    }

    @Test
    @DisplayName("说明文字和行号照常可用")
    void takesTextsOfTheirOwn() {
        assertThat(inGroup("text", "text", "**第 {{i[1]}} 条**，至少 1 条")).isEmpty();
    }

    private static List<String> inGroup(String type, String content, String text) {
        return check(
                        "{\"type\": \"group\", \"id\": \"g\", \"components\": [{\"type\": \"%s\", \"id\": \"t\", \"%s\": \"%s\"}]}"
                                .formatted(type, content, text))
                .faults;
    }

    @Test
    @DisplayName("同一个路径的两个分组可以并存")
    void groupsMayShareAPath() {
        assertThat(check("""
                {"type": "group", "id": "g", "path": "ent", "components": [
                  {"type": "textfield", "id": "a", "key": "name"}]},
                {"type": "group", "id": "h", "path": "ent", "components": [
                  {"type": "textfield", "id": "b", "key": "town"}]}
                """).faults).isEmpty();
    }
}
