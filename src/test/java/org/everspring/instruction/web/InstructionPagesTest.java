package org.everspring.instruction.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.everspring.matter.InstructionId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.InstructionDesk;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("领导批示页面")
class InstructionPagesTest {

    private static final String NEW = "/instructions/new";

    @Autowired
    private Environment environment;

    @Autowired
    private InstructionDesk desk;

    @Autowired
    private ReportingDesk reports;

    @Autowired
    private Workday day;

    @Autowired
    private JdbcClient jdbc;

    private InstructionId id;

    @BeforeEach
    void thePoliceAreInstructed() {
        id = desk.issue("gonganju");
    }

    private Browser as(String user) {
        return Browser.signedIn(environment, user);
    }

    private static Map<String, String> typed(String text, String units, String until) {
        return new HashMap<>(Map.of("text", text, "units", units, "until", until));
    }

    @Test
    @DisplayName("领导就一项任务作出批示，牵头单位已选好；办理后页面写明经过")
    void leaderWritesOne() {
        Browser leader = as(InstructionDesk.LEADER);
        assertThat(leader.get(NEW + "?matter=1.1").text())
                .contains("1.1 企业开办", "value=\"fagaiwei\" checked=\"checked\"", "value=\"2026-11-16\"")
                .doesNotContain("批示领导<input");

        Map<String, String> form = typed("请牵头研究，提出办法。", "fagaiwei", "2026-11-20");
        form.put("about", "1.1");
        Browser.Page answer = leader.post("/instructions", form);

        assertThat(answer.location()).isEqualTo("/instructions/INS-2026-0002");
        assertThat(leader.get(answer.location()).text())
                .contains("批示已下达，交1个单位办理", "1.1 企业开办：请牵头研究，提出办法。", "待签收", "正常 · 还有14个工作日", "撤回这件批示");
        assertThat(jdbc.sql("select count(*) from audit_event where action = '作出批示' and result = 'DONE'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    @DisplayName("办公室代录写明是哪位领导，审计和页面都看得出")
    void officeWritesOneForALeader() {
        Browser office = as("yingshangban.liaison");
        Map<String, String> form = typed("请抓紧办理并报告结果。", "wuhuaqu", "2026-11-20");
        assertThat(office.post("/instructions", form).text()).contains("请写明是哪位领导的批示", "请抓紧办理并报告结果。");

        form.put("leader", "王市长");
        Browser.Page answer = office.post("/instructions", form);

        assertThat(office.get(answer.location()).text()).contains("代王市长录入", "代录人");
    }

    @Test
    @DisplayName("写错的说明原因，所填内容还在；没有的事项是404")
    void refusesWhatIsWrong() {
        Browser leader = as(InstructionDesk.LEADER);
        Browser.Page refused = leader.post("/instructions", typed("请抓紧办理并报告结果。", "wuhuaqu", "2026-10-20"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("办理期限应为今天", "请抓紧办理并报告结果。", "value=\"wuhuaqu\" checked");
        for (String matter : List.of("9.9", "IMP-2026-0099", "lingdaoxiaozu", "nobody", "2026Q4:1.1:nobody")) {
            assertThat(leader.get(NEW + "?matter=" + matter).status())
                    .as(matter)
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("单位只看到交本单位的，不能作批示；别的单位的是404")
    void unitsSeeTheirOwnAlone() {
        Browser police = as("gonganju.liaison");
        Browser other = as("wuhuaqu.liaison");

        assertThat(police.get("/instructions").text())
                .contains("INS-2026-0001", "去办理")
                .doesNotContain("作出批示</a>");
        assertThat(police.get("/instructions/" + id).text())
                .contains(InstructionDesk.TEXT, "申请延期")
                .doesNotContain("撤回这件批示");
        assertThat(police.get(NEW).status()).isEqualTo(404);
        assertThat(police.post("/instructions", typed("请抓紧办理并报告结果。", "wuhuaqu", "2026-11-20"))
                        .status())
                .isEqualTo(404);
        assertThat(other.get("/instructions").text()).contains("目前没有领导批示").doesNotContain("INS-2026-0001");
        assertThat(other.get("/instructions?text=INS&state=open").text()).doesNotContain(InstructionDesk.TEXT);
        assertThat(other.get("/instructions/" + id).status()).isEqualTo(404);
        assertThat(other.get("/instructions/" + id + "/diagram").status()).isEqualTo(404);
        assertThat(other.post("/instructions/" + id + "/withdraw", Map.of("reason", "不想让他们办了。"))
                        .status())
                .isEqualTo(404);
        assertThat(police.post("/instructions/" + id + "/withdraw", Map.of("reason", "我们不想办了。"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("灯号随期限由蓝到红，看板上一直亮到办结")
    void lightsUpUntilItIsClosed() {
        desk.receive(id);
        assertLight("2026-11-10", "lit-calm", "正常 · 还有4个工作日");
        assertLight("2026-11-11", "lit-blue", "蓝色 · 还有3个工作日");
        assertLight("2026-11-16", "lit-blue", "蓝色 · 最后一个工作日");
        assertLight("2026-11-17", "lit-yellow", "黄色 · 已逾期1个工作日");
        assertLight("2026-11-19", "lit-orange", "橙色 · 已逾期3个工作日");
        assertLight("2026-11-23", "lit-red", "红色 · 已逾期5个工作日");
        assertThat(as("wuhuaqu.liaison").get("/board").text()).contains("目前没有在办的领导批示");

        desk.answer(id, InstructionDesk.answered("已经办好，佐证材料随附。"));
        assertThat(as("auditor").get("/board").text()).contains("待审定");
        desk.judge(id, InstructionDesk.closed());
        assertThat(as("auditor").get("/board").text()).contains("目前没有在办的领导批示");
    }

    @Test
    @DisplayName("改了决策表“批示灯号”，灯和图例随之改变")
    void ownersSayWhichLight(@Autowired RepositoryService repository) throws IOException {
        String changed = Files.readString(Path.of("processes", "instruction-light.dmn"))
                .replace("<text>&gt; 3</text>", "<text>&gt; 30</text>")
                .replace("<text>[0..3]</text>", "<text>[0..30]</text>")
                .replace("距办理期限3个工作日以内", "距办理期限30个工作日以内");
        Deployment owners = repository
                .createDeployment()
                .addString("instruction-light.dmn", changed)
                .deploy();
        try {
            assertThat(as("gonganju.liaison").get("/instructions").text()).contains("蓝色 · 还有10个工作日", "距办理期限30个工作日以内");
        } finally {
            repository.deleteDeployment(owners.getId(), true);
        }
    }

    private void assertLight(String date, String style, String words) {
        day.at(date + "T09:00");
        assertThat(as("gonganju.liaison").get("/board").text()).contains(style, words);
        assertThat(as(InstructionDesk.LEADER).get("/board").text()).contains(style, words);
        assertThat(as(InstructionDesk.LEADER).get("/instructions").text()).contains(style, words);
    }

    @Test
    @DisplayName("延期和撤回在页面上办理")
    void extensionAndWithdrawalByThePage() {
        Browser police = as("gonganju.liaison");
        Map<String, String> asked = Map.of("until", "2026-11-27", "reason", "需要与省厅对接，本周无法完成。");
        assertThat(police.post("/instructions/" + id + "/extension", asked).location())
                .isEqualTo("/instructions/" + id);
        assertThat(police.get("/instructions/" + id).text()).contains("待审批的延期申请", "需要与省厅对接");
        Browser.Page twice = police.post("/instructions/" + id + "/extension", asked);
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.text()).contains("请勿重复申请");

        Browser leader = as(InstructionDesk.LEADER);
        leader.post("/instructions/" + id + "/withdraw", Map.of("reason", "已由省里统一部署。"));
        assertThat(leader.get("/instructions/" + id).text())
                .contains("已撤回", "已由省里统一部署。")
                .doesNotContain("撤回这件批示");
        assertThat(police.get("/desk").text()).doesNotContain("签收批示");
    }

    @Test
    @DisplayName("导出的名单与列表一致，文字不当公式")
    void isExported() throws IOException {
        desk.issue(null, "=1+1 请核实数据并报告。", LocalDate.parse("2026-11-20"), "wuhuaqu");

        byte[] file = as(InstructionDesk.LEADER)
                .download("/instructions.xlsx?state=open")
                .body();

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("INS-2026-0001");
            assertThat(sheet.getRow(2).getCell(4).getStringCellValue()).isEqualTo("=1+1 请核实数据并报告。");
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(
                as("panlongqu.liaison").download("/instructions.xlsx").body()))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isZero();
        }
    }

    @Test
    @DisplayName("报送的页面上领导可以就此批示，单位看不到")
    void isOfferedOnOtherPages() {
        reports.openQuarter();
        String report = "/desk/reports/2026Q4:1.1:gonganju";

        assertThat(as(InstructionDesk.LEADER).get(report).text())
                .contains("/instructions/new?matter=2026Q4:1.1:gonganju");
        assertThat(as("gonganju.liaison").get(report).text()).doesNotContain("/instructions/new");
        assertThat(as(InstructionDesk.LEADER)
                        .get(NEW + "?matter=2026Q4:1.1:gonganju")
                        .text())
                .contains("2026年第四季度", "市公安局的报送", "value=\"gonganju\" checked");
    }

    @Test
    @DisplayName("我的待办自动列出，带事由和期限")
    void standsInEverybodysWork() {
        assertThat(as("gonganju.liaison").get("/desk").text()).contains("批示：企业开办要再快一些", "签收批示", "领导批示");
        desk.receive(id);
        desk.answer(id, InstructionDesk.answered("已经办好，佐证材料随附。"));
        assertThat(as(InstructionDesk.LEADER).get("/desk").text()).contains("审定办理结果", "市公安局：批示：企业开办");
        assertThat(as("yingshangban.liaison").get("/desk").text()).contains("审定办理结果");
    }
}
