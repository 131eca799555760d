package org.everspring.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

@DisplayName("读取工作方案文件")
class PlanReaderTest {

    private static final String OFFICE_LINE = "  - { id: ban, fullName: 小城办公室, name: 市办, kind: OFFICE }\n";

    @ParameterizedTest(name = "{0} → {2}")
    @MethodSource("mistakes")
    @DisplayName("写错的方案只给出一条指明行号的提示")
    void namesTheLineOfTheMistake(String place, String change, String message) {
        Resource file = PlanFile.with(place, change);

        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> Plan.read(file))
                .withMessage("工作方案文件 small.yaml " + message);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // Units
                arguments("leads: [dongxian]", "leads: [nanxian]", "第29行：没有标识为“nanxian”的单位"),
                arguments(
                        "[shuiwu, caizheng]\n    responsible",
                        "[shuiwu, beixian]\n    responsible",
                        "第19行：没有标识为“beixian”的单位"),
                arguments("members: [dongxian, xixian]", "members: [dongxian, nanxian]", "第12行：没有标识为“nanxian”的单位"),
                arguments("responsibleUnits: []", "responsibleUnits: [quanshi]", "第30行：没有标识为“quanshi”的单位或集合单位"),
                arguments("id: xixian", "id: dongxian", "第10行：单位标识“dongxian”重复（第9行已有）"),
                arguments("name: 西县", "name: 东县", "第10行：单位名称“东县”重复（第9行已有）"),
                arguments("西县人民政府", "东县人民政府", "第10行：单位全称“东县人民政府”重复（第9行已有）"),
                arguments("id: xixian", "id: Xi-Xian", "第10行：单位标识“Xi-Xian”不符合要求：只能用2至40个小写字母和数字"),
                arguments("id: xixian", "id: liaison", "第10行：单位标识“liaison”已用作角色组名称，请换一个"),
                arguments(
                        "kind: AGENCY",
                        "kind: BUREAU",
                        "第8行：kind“BUREAU”不符合要求：应为OFFICE、LEADING_GROUP、DEPARTMENT、COUNTY、ZONE、AGENCY、ENTERPRISE之一"),
                arguments(OFFICE_LINE, "", "第5行：units中缺少领导小组办公室（kind为OFFICE的单位）"),
                arguments("kind: LEADING_GROUP", "kind: ZONE", "第5行：units中缺少领导小组（kind为LEADING_GROUP的单位）"),
                arguments("kind: AGENCY", "kind: OFFICE", "第8行：单位类别“OFFICE”重复（第5行已有）"),
                // Collectives
                arguments("members: [dongxian, xixian]", "members: []", "第12行：集合单位“各县”没有成员"),
                arguments(
                        "members: [dongxian, xixian]", "members: [dongxian, dongxian]", "第12行：集合单位“各县”的成员“dongxian”重复"),
                arguments("members: [shuiwu, caizheng]", "members: [gexian]", "第13行：“gexian”是集合单位，此处只能写单位"),
                arguments("id: nashui", "id: gexian", "第13行：集合单位标识“gexian”重复（第12行已有）"),
                arguments("id: nashui", "id: caizheng", "第13行：集合单位标识“caizheng”与单位标识相同"),
                arguments("name: 涉税单位", "name: 各县", "第13行：集合单位名称“各县”重复（第12行已有）"),
                // Items
                arguments("id: 2.10", "id: 2.2", "第25行：任务编号“2.2”重复（第15行已有）"),
                arguments("id: 2.10", "id: 二", "第25行：任务编号“二”不符合要求：应为2.1这样的编号"),
                arguments("leads: [dongxian]", "leads: []", "第29行：任务2.10没有牵头单位"),
                arguments("    leads: [dongxian]\n", "", "第25行：items第2项缺少“leads”"),
                arguments("leads: [dongxian]", "leads: [gexian]", "第29行：“gexian”是集合单位，此处只能写单位"),
                arguments("leads: [dongxian]", "leads: [dongxian, dongxian]", "第29行：任务2.10的牵头单位“dongxian”重复"),
                arguments("measures: [预重整]", "measures: []", "第31行：任务2.10没有举措"),
                // Targets
                arguments("id: days", "id: online", "第24行：目标标识“online”重复（第23行已有）"),
                arguments("id: days", "id: 天数", "第24行：id“天数”不符合要求：只能用2至40个字母、数字和连字符"),
                arguments("value: 98", "value: 九成八", "第23行：value“九成八”不符合要求：应为数字"),
                arguments("value: 98", "value: -98", "第23行：目标值-98不能为负数"),
                arguments("comparison: \"≤\"", "comparison: 小于", "第24行：比较符“小于”不符合要求：应为≥ ≤ > < =之一"),
                arguments("dueOn: 2026-12-31", "dueOn: 2026-02-30", "第23行：dueOn“2026-02-30”不符合要求：应为2023-12-31这样的日期"),
                // Shape
                arguments("title: 小城方案", "title: ''", "第2行：title不能为空"),
                arguments("title: 小城方案", "title:", "第2行：title不能为空"),
                arguments("title: 小城方案", "title: [小城方案]", "第2行：title应为一个值，不能是列表或“键: 值”"),
                arguments("title: 小城方案", "title: " + "长".repeat(201), "第2行：title应为一行不超过200字的文字"),
                arguments("title: 小城方案\n", "", "第1行：工作方案缺少“title”"),
                arguments("title: 小城方案\n", "title: 小城方案\ntitle: 大城方案\n", "第3行：键“title”重复"),
                arguments("brand: 小城营商", "brand: '小城\"营商'", "第34行：brand“小城\"营商”不符合要求：只能用2至12个汉字、字母和数字"),
                arguments("benchmarkTopic: 破产", "benchmarkTopics: 破产", "第28行：items第2项中有不认识的键“benchmarkTopics”"),
                arguments("measures: [预重整]", "measures: 预重整", "第31行：measures应为列表"),
                arguments("measures: [预重整]", "measures: [{ 一: 二 }]", "第31行：measures第1项应为一个值，不能是列表或“键: 值”"),
                arguments(
                        "{ id: nashui, name: 涉税单位, members: [shuiwu, caizheng] }",
                        "涉税单位",
                        "第13行：collectives第2项应为“键: 值”的形式"),
                arguments("title: 办理破产", "title: 办理\u0007破产", "第27行：有不可见的控制字符U+0007，请删除"));
    }

    @Test
    @DisplayName("YAML写法有误时指明行号")
    void namesTheLineOfBrokenYaml() {
        Resource file = PlanFile.with("    title: 办理破产", "\ttitle: 办理破产");

        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> Plan.read(file))
                .withMessageStartingWith("工作方案文件 small.yaml 第27行：YAML格式有误，请检查缩进、冒号和引号（");
    }

    @Test
    @DisplayName("没有内容的文件被拒绝")
    void refusesAnEmptyFile() {
        Resource file = PlanFile.of("# nothing\n");

        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> Plan.read(file))
                .withMessage("工作方案文件 small.yaml：文件没有内容");
    }

    @Test
    @DisplayName("一个任务也没有的方案被拒绝")
    void refusesAPlanWithoutItems() {
        String text = PlanFile.text();
        Resource file = PlanFile.of(
                text.substring(0, text.indexOf("items:")) + "items: []\n" + text.substring(text.indexOf("city:")));

        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> Plan.read(file))
                .withMessage("工作方案文件 small.yaml 第14行：items中没有重点任务");
    }

    @Test
    @DisplayName("不是UTF-8编码的文件被拒绝，不会读成乱码")
    void refusesAnotherCharset() {
        Resource file = PlanFile.of(PlanFile.text().getBytes(Charset.forName("GB18030")));

        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> Plan.read(file))
                .withMessage("工作方案文件 small.yaml：文件不是UTF-8编码，请另存为UTF-8");
    }

    @Test
    @DisplayName("Windows记事本保存的文件可以读取")
    void readsAFileSavedByNotepad() {
        String text = PlanFile.text();
        Resource file = PlanFile.of("\uFEFF" + text.replace("\n", "\r\n"));

        Plan plan = Plan.read(file);

        assertThat(plan.id()).isEqualTo("small-town");
    }

    @Test
    @DisplayName("文件不存在时给出提示")
    void tellsThatTheFileIsMissing() {
        Resource file = new ClassPathResource("plan/nowhere.yaml");

        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> Plan.read(file))
                .withMessage("工作方案文件 class path resource [plan/nowhere.yaml]：文件不存在或无法读取，请检查设置everspring.plan");
    }
}
