package org.everspring.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.everspring.audit.AuditEvent;
import org.everspring.audit.AuditEvents;
import org.everspring.audit.AuditResult;
import org.everspring.audit.AuditSearch;
import org.everspring.audit.AuditedAction;
import org.everspring.audit.AuditedPerson;
import org.everspring.kernel.AuditKind;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("审计记录页")
class AuditPageTest {

    @Autowired
    private Environment environment;

    @Autowired
    private Workday workday;

    @Autowired
    private AuditEvents events;

    @BeforeEach
    void today() {
        workday.at("2026-12-01T09:00");
    }

    private void provide(int number) {
        IntStream.range(0, number)
                .forEach(index -> events.add(new AuditEvent(
                        Instant.parse("2026-11-30T01:00:00Z").plusSeconds(index),
                        new AuditedPerson("zhangsan", "张三", "李四"),
                        "10.1.2.3",
                        new AuditedAction(AuditKind.TASK, "办结任务", "MATTER-" + index + ".", "<b>填报</b>", null),
                        index % 2 == 0 ? AuditResult.DONE : AuditResult.REFUSED,
                        index % 2 == 0 ? null : "没有权限",
                        "POST /x")));
    }

    private long recorded(String action) {
        return events
                .find(
                        new AuditSearch(
                                Instant.parse("2026-12-01T00:00:00Z"),
                                Instant.parse("2026-12-02T00:00:00Z"),
                                null,
                                AuditKind.AUDIT,
                                AuditResult.DONE,
                                null),
                        null,
                        100)
                .stream()
                .filter(entry -> entry.event().audited().action().equals(action))
                .count();
    }

    @ParameterizedTest
    @CsvSource({"auditor, 200", "admin, 200", "operator, 403", "yingshangban.liaison, 403", "wuhuaqu.leader, 403"})
    @DisplayName("只有审计人员和系统管理员能看，别人的尝试留下记录")
    void onlyTheAuditorReads(String user, int status) {
        Browser browser = Browser.signedIn(environment, user);

        for (String path :
                new String[] {"/board/audit", "/board/audit.xlsx", "/board/audit.csv", "/board/audit/seals"}) {
            assertThat(browser.download(path).statusCode()).as(path).isEqualTo(status);
        }

        assertThat(browser.get("/desk").text().contains("审计记录")).isEqualTo(status == 200);
        String page = Browser.signedIn(environment, "auditor")
                .get("/board/audit?person=" + user)
                .text();
        assertThat(page).contains(status == 200 ? "查询审计记录" : "被拒绝");
    }

    @Test
    @DisplayName("按条件查询，内容原样显示，翻页接着上一页")
    void searchesAndPages() {
        provide(120);
        Browser auditor = Browser.signedIn(environment, "auditor");

        String first = auditor.get("/board/audit?person=zhangsan").text();
        assertThat(first)
                .contains("MATTER-119.", "MATTER-70.", "张三", "代李四", "10.1.2.3", "&lt;b&gt;填报&lt;/b&gt;")
                .doesNotContain("MATTER-69.", "回到最新");

        String older = first.replaceAll("(?s).*<a href=\"([^\"]*after=[^\"]*)\" rel=\"next\">更早的记录</a>.*", "$1")
                .replace("&amp;", "&");
        assertThat(auditor.get(older).text())
                .contains("MATTER-69.", "MATTER-20.", "回到最新", "更早的记录")
                .doesNotContain("MATTER-70.", "MATTER-19.");

        assertThat(auditor.get("/board/audit?person=zhangsan&result=REFUSED&subject=MATTER-11")
                        .text())
                .contains("MATTER-119.", "MATTER-11.", "没有权限")
                .doesNotContain("MATTER-118.");
        assertThat(auditor.get("/board/audit?person=zhangsan&from=2026-12-01").text())
                .contains("没有符合条件的记录");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=99999999999999999999-1",
                "after=9223372036854775807-9223372036854775807",
                "after=1-",
                "person=%25%27%22%00"
            })
    @DisplayName("地址里的错误不妨碍查询")
    void anyAddressIsAnswered(String query) {
        assertThat(Browser.signedIn(environment, "auditor")
                        .get("/board/audit?" + query)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "from=abc, “自”的日期“abc”不正确，应为2026-12-01这样的日期。",
        "to=2026-02-30, “至”的日期“2026-02-30”不正确，应为2026-12-01这样的日期。",
        "from=9999-12-31, “自”的日期“9999-12-31”不正确，应为2026-12-01这样的日期。",
        "kind=X, “类别”没有“X”这一项，请重新选择。",
        "result=%3Cb%3E, “结果”没有“&lt;b&gt;”这一项，请重新选择。"
    })
    @DisplayName("条件有误时不按别的条件查询，也不导出，说明错在哪里")
    void saysWhatIsWrongWithACondition(String query, String told) {
        Browser auditor = Browser.signedIn(environment, "auditor");

        for (String path : List.of("/board/audit", "/board/audit.csv", "/board/audit.xlsx")) {
            var page = auditor.get(path + "?" + query);

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.text()).contains(told);
        }
    }

    @Test
    @DisplayName("导出查询到的记录，查询和导出本身各留一条记录")
    void exportsWhatWasSearched() {
        provide(3);
        Browser auditor = Browser.signedIn(environment, "auditor");

        auditor.get("/board/audit");
        var csv = auditor.download("/board/audit.csv?person=zhangsan&result=DONE");
        var workbook = auditor.download("/board/audit.xlsx?person=zhangsan");

        assertThat(new String(csv.body(), StandardCharsets.UTF_8).lines()).hasSize(3);
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment")
                .contains("filename*=UTF-8''");
        assertThat(workbook.body()).startsWith('P', 'K');
        assertThat(recorded("查询审计记录")).isOne();
        assertThat(recorded("导出审计记录（.csv）")).isOne();
        assertThat(recorded("导出审计记录（.xlsx）")).isOne();
    }

    @Test
    @DisplayName("核验页逐日列出结论，未封存的如实说明")
    void showsTheSeals() {
        provide(1);

        String page = Browser.signedIn(environment, "auditor")
                .get("/board/audit/seals?month=2026-11")
                .text();

        assertThat(page).contains("2026-11审计记录核验", "2026-11-30", "尚未封存");
    }

    @Test
    @DisplayName("没有任何请求能改动审计记录")
    void nothingChangesIt() {
        provide(1);
        Browser admin = Browser.signedIn(environment, "admin");

        assertThat(admin.post("/board/audit", Map.of()).status()).isEqualTo(405);
        assertThat(admin.delete("/board/audit").statusCode()).isEqualTo(405);
        assertThat(Browser.signedIn(environment, "auditor")
                        .get("/board/audit?subject=MATTER")
                        .text())
                .contains("MATTER-0.");
    }
}
