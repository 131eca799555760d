package org.everspring.notification.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.everspring.notification.Notice;
import org.everspring.notification.Notices;
import org.everspring.notification.Recipient;
import org.everspring.notification.Urgency;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@EngineTest
@DisplayName("我的通知页面")
class NoticesPageTest {

    @Autowired
    private Environment environment;

    @Autowired
    private Workday workday;

    @Autowired
    private Notices notices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    private Browser reader;

    @BeforeEach
    void signIn() {
        workday.at("2026-12-18T09:00");
        reader = Browser.signedIn(environment, "wuhuaqu.liaison");
    }

    @Test
    @DisplayName("没有通知时说明情况")
    void saysThatThereIsNothing() {
        assertThat(reader.get("/desk/notices").text()).contains("目前没有通知");
    }

    @Test
    @DisplayName("显示时间、级别、标题、内容，内容只当作文字")
    void showsLevelSubjectAndText() {
        post("wuhuaqu", "【黄色】五华区：企业开办报送", "请<b>尽快</b>报送。");

        assertThat(reader.get("/desk/notices").text())
                .contains("2026年12月18日 09:00", "notice yellow", ">黄色</span>", "五华区：企业开办报送", "未读")
                .contains("请&lt;b&gt;尽快&lt;/b&gt;报送。")
                .doesNotContain("【黄色】");
    }

    @Test
    @DisplayName("不是级别的括号原样显示")
    void bracketsOfAnotherMeaningStay() {
        post("wuhuaqu", "【盘龙区没有登记联络员，请代为转告】报送任务", "请报送。");

        assertThat(reader.get("/desk/notices").text()).contains("【盘龙区没有登记联络员，请代为转告】报送任务");
    }

    @Test
    @DisplayName("打开即已读，领到事项；他人的打不开")
    void openingMarksItAsRead() {
        post("wuhuaqu", "催办：企业开办", "请回复。");
        post("panlongqu", "催办：便利纳税", "请回复。");
        long own = id("催办：企业开办");

        assertThat(reader.get("/desk/notices/" + id("催办：便利纳税")).status()).isEqualTo(404);
        assertThat(reader.get("/desk/notices/" + id("催办：便利纳税") + "/alike").status())
                .isEqualTo(404);
        assertThat(reader.get("/desk/notices").text()).contains("/desk/notices/" + own, "未读 1");
        assertThat(reader.get("/desk/notices/" + own).location()).endsWith("/desk/matters/2026Q4:1.1:wuhuaqu");
        assertThat(reader.get("/desk/notices").text()).contains("没有未读").doesNotContain("全部标为已读");
    }

    @Test
    @DisplayName("同类的合为一行，点开逐项列出，一次标为已读")
    void manyAlikeAreOneLine() {
        postAlike("2.1");
        postAlike("2.4");
        post("wuhuaqu", "催办：企业开办", "请回复。");
        long line = id("五华区：2.4季度报送");

        assertThat(reader.get("/desk/notices").text())
                .contains("共2条", "2项季度报送已逾期", "查看这2项", "/desk/notices/" + line + "/alike", "notice red unread")
                .doesNotContain("2.1季度报送");
        assertThat(reader.get("/desk/notices/" + line + "/alike").text())
                .contains("2项季度报送已逾期", "五华区：2.1季度报送", "五华区：2.4季度报送")
                .doesNotContain("催办：企业开办");

        assertThat(reader.post("/desk/notices/" + line + "/read", Map.of()).status())
                .isEqualTo(302);

        assertThat(reader.get("/desk/notices?unread=1").text())
                .contains("未读 1", "催办：企业开办")
                .doesNotContain("季度报送已逾期");

        reader.post("/desk/notices/read", Map.of("latest", String.valueOf(id("催办：企业开办"))));

        assertThat(reader.get("/desk/notices?unread=1").text()).contains("没有未读的通知");
    }

    @Test
    @DisplayName("看不到他人的通知")
    void showsNobodyElsesNotices() {
        post("panlongqu", "催办：便利纳税", "请回复。");

        assertThat(reader.get("/desk/notices").text()).contains("目前没有通知").doesNotContain("便利纳税");
    }

    @Test
    @DisplayName("每页50条，最新的在前，超出末页时显示末页")
    void pagesByFiftyNewestFirst() {
        IntStream.rangeClosed(1, 51).forEach(number -> post("wuhuaqu", "第" + number + "号", "内容"));

        var first = reader.get("/desk/notices").text();
        var second = reader.get("/desk/notices?page=2").text();

        assertThat(first)
                .contains("共51条", "第1页，共2页", "/desk/notices?page=2", "第51号", "第2号")
                .doesNotContain("第1号");
        assertThat(first.indexOf("第51号")).isLessThan(first.indexOf("第50号"));
        assertThat(second).contains("第1号", "第2页，共2页").doesNotContain("第51号");
        assertThat(reader.get("/desk/notices?page=99").text()).contains("第2页，共2页");
        assertThat(reader.get("/desk/notices?page=-1").text()).contains("第1页，共2页");
    }

    private long id(String subject) {
        return jdbc.sql("select id from notice where subject like ?")
                .param("%" + subject)
                .query(Long.class)
                .single();
    }

    private void postAlike(String item) {
        transaction.executeWithoutResult(status -> notices.post(new Notice(
                item,
                new Recipient(UnitId.of("wuhuaqu"), UnitRole.LIAISON),
                Urgency.IMMEDIATE,
                "【红色】五华区：" + item + "季度报送",
                "请报送。",
                "2026Q4:" + item + ":wuhuaqu",
                "【红色】{count}项季度报送已逾期")));
    }

    private void post(String unit, String subject, String text) {
        transaction.executeWithoutResult(status -> notices.post(new Notice(
                subject,
                new Recipient(UnitId.of(unit), UnitRole.LIAISON),
                Urgency.IMMEDIATE,
                subject,
                text,
                "2026Q4:1.1:" + unit)));
    }
}
