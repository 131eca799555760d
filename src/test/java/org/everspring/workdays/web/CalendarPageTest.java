package org.everspring.workdays.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.everspring.calendar.PublishedDays;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Typed;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

@EngineTest
@DisplayName("工作日历页面")
class CalendarPageTest {

    private static final String PAGE = "/board/calendar";

    @Autowired
    private Environment environment;

    @Autowired
    private Workday day;

    @Autowired
    private PublishedDays published;

    @Autowired
    private JdbcClient jdbc;

    private byte[] file;

    @BeforeEach
    void arrangement() throws IOException {
        file = new ClassPathResource("calendar/2027.csv").getContentAsByteArray();
        day.at("2026-12-30T10:00");
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from calendar_day").update();
        jdbc.sql("delete from calendar_edition").update();
        published.refresh();
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "auditor", "yingshangban.liaison"})
    @DisplayName("运维、审计人员和市营商环境办可以看，不能导入")
    void othersRead(String user) {
        Browser browser = Browser.signedIn(environment, user);

        assertThat(browser.get(PAGE).text())
                .contains("<h1>工作日历</h1>", "2026年", "2月15日至2月23日（9天）")
                .doesNotContain("检查并预览");
        assertThat(browser.upload(PAGE + "/preview", "2027.csv", file).statusCode())
                .isEqualTo(403);
        assertThat(browser.post(PAGE + "/2027", Map.of("content", "x", "fileName", "x", "base", "0"))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wuhuaqu.liaison", "process-owner", "user-administrator"})
    @DisplayName("其他人员不能看，页眉也没有入口")
    void nobodyElseReads(String user) {
        Browser browser = Browser.signedIn(environment, user);

        assertThat(browser.get(PAGE).status()).isEqualTo(403);
        assertThat(browser.get("/desk").text()).doesNotContain(PAGE);
    }

    @Test
    @DisplayName("系统管理员上传、预览、启用；办的事记入审计")
    void theAdministratorTakesOverAYear() {
        Browser admin = Browser.signedIn(environment, "admin");
        assertThat(admin.get(PAGE).text()).contains("节假日安排登记到2026年12月31日为止，还有1天");
        assertThat(admin.get(PAGE + "?year=2027").text()).contains("2027年的放假安排还没有登记");

        var preview = admin.upload(PAGE + "/preview", "2027.csv", file);
        String shown = new String(preview.body(), StandardCharsets.UTF_8);
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(shown).contains("预览：2027年", "2027年1月9日（周六）：休息 → 上班（元旦）", "与现行推算不同的18天");
        assertThat(admin.get(PAGE + "?year=2027").text()).contains("还没有登记");

        var done = admin.post(
                PAGE + "/2027",
                Map.of(
                        "content",
                        new String(file, StandardCharsets.UTF_8),
                        "fileName",
                        "2027.csv",
                        "base",
                        base(shown)));
        assertThat(done.status()).isEqualTo(302);
        assertThat(admin.get(done.location()).text())
                .contains("2027年的放假和调休安排已经启用。")
                .doesNotContain("还没有登记", "节假日安排登记到");
        assertThat(jdbc.sql("select action from audit_event where subject = '2027' and result = 'DONE'")
                        .query(String.class)
                        .list())
                .containsExactly("导入年度工作日");
    }

    @Test
    @DisplayName("节日名称和文件名原样显示")
    void showsNamesAsTyped() {
        Browser admin = Browser.signedIn(environment, "admin");
        String text = new String(file, StandardCharsets.UTF_8).replace("元旦", Typed.SHORT);

        String preview = new String(
                admin.upload(PAGE + "/preview", "2027.csv", text.getBytes(StandardCharsets.UTF_8))
                        .body(),
                StandardCharsets.UTF_8);
        var done = admin.post(
                PAGE + "/2027", Map.of("content", text, "fileName", Typed.SHORT + ".csv", "base", base(preview)));
        String year = admin.get(done.location()).text();

        assertThat(preview + year).doesNotContain("<b>*a*");
        assertThat(HtmlUtils.htmlUnescape(preview)).contains("上班（" + Typed.SHORT + "）");
        assertThat(HtmlUtils.htmlUnescape(year)).contains(">" + Typed.SHORT + "<", ">" + Typed.SHORT + ".csv<");
    }

    @Test
    @DisplayName("写错的文件逐行说明，现行安排不变")
    void faultsAreNamed() {
        Browser admin = Browser.signedIn(environment, "admin");
        String text = new String(file, StandardCharsets.UTF_8) + "2027-02-30,off,春节\n2027-03-01,work,春节\n";

        var answer = admin.upload(PAGE + "/preview", "2027.csv", text.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("第38行有误：“2027-02-30”不是日期", "第39行有误：2027-03-01不是周末", "现行的安排不变");
        assertThat(admin.upload(PAGE + "/preview", "x.csv", new byte[0]).statusCode())
                .isEqualTo(422);
        assertThat(admin.upload(PAGE + "/preview", "x.csv", new byte[70_000]).statusCode())
                .isEqualTo(422);
    }

    private static String base(String page) {
        var field = Pattern.compile("name=\"base\" value=\"(\\d+)\"").matcher(page);
        assertThat(field.find()).isTrue();
        return field.group(1);
    }
}
