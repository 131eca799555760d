package org.everspring.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.json.SpinJsonNode;
import org.everspring.forms.JsonVariable;
import org.everspring.support.BrowserTest;
import org.everspring.support.RestClient;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Each component that the guard lets in, in each of its ways, from Camunda Modeler through Tasklist to what is stored. */
@BrowserTest
@DisplayName("表单的每种控件：部署、在任务列表中填写、服务器保存")
class EveryComponentInBrowserTest {

    private static final Path FILES = Path.of("src/test/resources/cases/every-component");
    private static final List<Map<String, String>> UNITS =
            List.of(Map.of("label", "税务局", "value", "shuiwuju"), Map.of("label", "公安局", "value", "gonganju"));

    private static final String MEASURES = """
            [{"what":"措施1","days":10,"kind":2,"urgent":false,"until":"2026-12-31"},\
            {"what":"措施2","days":20,"kind":null,"urgent":true,"until":null,"urgency":"年底前完成"}]""";

    /** What is in the instance after the first task, with what it began with. */
    private static final Map<String, Object> TYPED = Map.ofEntries(
            entry("title", "走访<APP>"),
            entry("mail", "li.ming@km.gov.cn"),
            entry("phone", "+8613888888888"),
            entry("postcode", "650000"),
            entry("note", "第一行\n第二行"),
            entry("cases", 500),
            entry("amount", "1234.5"),
            entry("rate", 0.3),
            entry("confirmed", true),
            entry("extra", true),
            entry("level", "key"),
            entry("grade", 2),
            entry("unitByKey", "shuiwuju"),
            entry("unitByFeel", "gonganju"),
            entry("manner", "call"),
            entry("mark", 0),
            entry("cadreByKey", "gonganju"),
            entry("cadreByFeel", "shuiwuju"),
            entry("topics", "[\"loan\",\"land\"]"),
            entry("months", "[11]"),
            entry("copyByKey", "[\"shuiwuju\"]"),
            entry("tags", "[\"key\",\"normal\"]"),
            entry("tagsByFeel", "[\"gonganju\"]"),
            entry("day", "2026-12-01"),
            entry("timeOffset", "09:15+08:00"),
            entry("momentOffset", "2026-12-01T00:30+08:00"),
            entry("timeUtc", "01:15Z"),
            entry("momentUtc", "2026-11-30T16:30Z"),
            entry("timeLocal", "09:15"),
            entry("momentLocal", "2026-12-01T00:30"),
            entry("enterprise", "{\"name\":\"云南某公司\",\"contact\":{\"name\":\"王芳\"}}"),
            entry("visitor", "{\"name\":\"李明\",\"age\":35}"),
            entry("measures", MEASURES),
            entry("totalDays", 30L),
            entry("doubled", 1000L),
            entry("sometimes", "改了的"),
            entry("reason", "产业链龙头"),
            entry("reference", "走访-2026-001"),
            entry("district", "五华区"),
            entry("limit", 500));

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    private String instance;
    private StaffBrowser staff;

    @BeforeEach
    void deployAsModelerDoesAndBegin(StaffBrowsers browsers) {
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("deployment-name", "every-component");
        parts.add("deployment-source", "Camunda Modeler");
        for (String file : List.of("every-component.form", "every-component-read.form", "every-component.bpmn")) {
            parts.add(file, new FileSystemResource(FILES.resolve(file)));
        }
        var answer = RestClient.basic(http, "process-owner").post("/deployment/create", parts);
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);

        instance = runtime.startProcessInstanceByKey(
                        "everyComponent",
                        Map.of(
                                "units",
                                JsonVariable.of(UNITS),
                                "limit",
                                500,
                                "reference",
                                "走访-2026-001",
                                "district",
                                "五华区",
                                "sometimes",
                                "原来的"))
                .getId();
        staff = browsers.signIn("shuiwuju.liaison").openTask(task());
    }

    @AfterEach
    void undeploy() {
        repository
                .createDeploymentQuery()
                .deploymentName("every-component")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private Task task() {
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    @Test
    @DisplayName("全部填写：服务器不收的在浏览器中说明，改正后提交；存下的就是所填的，下一步照样看到，只读的原样保留")
    void keepsWhatWasTyped() {
        assertThat(staff.form().locator("p b")).hasText("走访-2026-001");
        assertThat(staff.form().locator(".fjs-table-td").first()).hasText("税务局");
        fillTexts();
        fillNumbers();
        choose();
        fillTimes();
        fillGroups();
        fillMeasures();
        staff.fill("仅重点企业可改", "改了的").fill("列为重点的理由", "产业链龙头");
        assertThat(staff.field("不列为重点的理由")).hasCount(0);

        // How many rows there may be only the server knows.
        staff.expect(400).press("提交");
        assertThat(staff.message()).contains("“措施”最多2条，现有3条，请合并");
        staff.form().locator(".fjs-repeat-row-remove").last().click();
        staff.submit("提交");

        Map<String, Object> stored = new TreeMap<>(TYPED);
        assertThat(stored()).containsExactlyEntriesOf(stored);

        staff.openTask(task());
        assertThat(staff.value("单行文字")).isEqualTo("走访<APP>");
        assertThat(staff.value("多行说明")).isEqualTo("第一行\n第二行");
        assertThat(staff.value("金额（万元）")).isEqualTo("1234.5");
        assertThat(staff.field("评定等级")).containsText("二级");
        assertThat(labelled("日期（世界时）")).hasValue("2026/12/1");
        assertThat(labelled("时刻（世界时）")).hasValue("00:30");
        staff.fill(staff.field("核对意见").first(), "同意").fill(staff.field("核对意见").last(), "不同意");
        staff.submit("提交");

        stored.put(
                "measures",
                MEASURES.replace("\"until\":\"2026-12-31\"", "\"until\":\"2026-12-31\",\"opinion\":\"同意\"")
                        .replace("年底前完成\"", "年底前完成\",\"opinion\":\"不同意\""));
        assertThat(stored()).containsExactlyEntriesOf(stored);
    }

    @Test
    @DisplayName("只填必填项：其余留空也能提交")
    void takesWhatIsLeftEmpty() {
        staff.fill("单行文字", "只填必填项").fill("措施内容", "开通专线").fill("不列为重点的理由", "规模较小");
        assertThat(staff.field("列为重点的理由")).hasCount(0);
        staff.press("提交");
        assertThat(staff.form().locator(".everspring-left")).hasText("还有 1 项未填写");
        tick("所填属实");
        staff.submit("提交");

        Map<String, Object> stored = stored();
        assertThat(stored)
                .containsEntry("title", "只填必填项")
                .containsEntry("confirmed", true)
                .containsEntry("extra", false)
                .containsEntry("hidden", "规模较小")
                .containsEntry("sometimes", "原来的")
                .containsEntry("cases", null)
                .containsEntry("mark", null)
                .containsEntry("topics", "[]")
                .containsEntry("momentUtc", null)
                .doesNotContainKey("reason");
        assertThat(stored.get("measures").toString()).startsWith("[{\"what\":\"开通专线\",\"days\":null");
    }

    private void fillTexts() {
        staff.fill("单行文字", "走访<APP>")
                .fill("邮箱", "li.ming@km.gov.cn")
                .fill("国际电话", "+8613888888888")
                .fill("邮政编码", "650000")
                .fill("多行说明", "第一行\n第二行");
    }

    private void fillNumbers() {
        staff.fill("件数", "500").fill("金额（万元）", "1234.5").fill("比率", "0.3");
    }

    private void choose() {
        tick("所填属实");
        tick("另有补充");
        staff.choose("企业类别", "重点")
                .choose("评定等级", "二级")
                .choose("牵头单位", "税务局")
                .choose("配合单位", "公安局")
                .choose("走访方式", "电话")
                .choose("评分", "零分")
                .choose("承办单位", "公安局")
                .choose("督办单位", "税务局")
                .choose("涉及事项", "融资")
                .choose("涉及事项", "用地")
                .choose("涉及月份", "十一月")
                .choose("抄送单位", "税务局")
                .choose("标签", "重点")
                .choose("标签", "一般")
                .choose("协办单位", "公安局");
    }

    private void tick(String label) {
        boxes(label).first().check();
    }

    private Locator boxes(String label) {
        return staff.form().getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(label));
    }

    private void fillTimes() {
        enter(labelled("走访日期"), "2026/12/01");
        for (String kind : List.of("带时区", "世界时", "不带时区")) {
            enter(labelled("时间（" + kind + "）"), "09:15");
            enter(labelled("日期（" + kind + "）"), "2026/12/01");
            enter(labelled("时刻（" + kind + "）"), "00:30");
        }
    }

    private Locator labelled(String label) {
        return staff.form().getByLabel(label).first();
    }

    private static void enter(Locator input, String text) {
        input.fill(text);
        input.press("Enter");
        input.blur();
    }

    private void fillGroups() {
        staff.fill("企业名称", "云南某公司").fill("企业联系人", "王芳").fill("走访人", "李明").fill("走访人年龄", "35");
    }

    private void fillMeasures() {
        staff.form().locator(".fjs-repeat-render-add").click();
        staff.form().locator(".fjs-repeat-render-add").click();
        for (int row = 0; row < 3; row++) {
            staff.fill(staff.field("措施内容").nth(row), "措施" + (row + 1));
            staff.fill(staff.field("所需天数").nth(row), "" + (10 * (row + 1)));
        }
        staff.choose(staff.field("措施类别").first(), "二级");
        boxes("紧急").nth(1).check();
        staff.fill(staff.field("紧急原因").first(), "年底前完成");
        enter(labelled("完成期限"), "2026/12/31");
    }

    private Map<String, Object> stored() {
        Map<String, Object> stored = new TreeMap<>();
        history.createHistoricVariableInstanceQuery().processInstanceId(instance).list().stream()
                .filter(variable -> !variable.getName().equals("units"))
                .forEach(variable -> stored.put(
                        variable.getName(),
                        variable.getValue() instanceof SpinJsonNode json ? json.toString() : variable.getValue()));
        return stored;
    }
}
