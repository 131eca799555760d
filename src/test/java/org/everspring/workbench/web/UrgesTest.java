package org.everspring.workbench.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.ReportingDesk.ANSWER_URGE;
import static org.everspring.support.ReportingDesk.FILL;

import java.util.Map;
import org.everspring.matter.ObligationId;
import org.everspring.support.AtOnce;
import org.everspring.support.Browser;
import org.everspring.support.Browser.Page;
import org.everspring.support.EngineTest;
import org.everspring.support.Inputs;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("批量催办")
class UrgesTest {

    private static final String PATH = "/desk/urges";
    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final ObligationId POLICE = ObligationId.parse("2026Q4:1.1:gonganju");
    private static final ObligationId OF_ANOTHER_LEAD = ObligationId.parse("2026Q4:1.2:wuhuaqu");

    @Autowired
    private Environment environment;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Workday day;

    @BeforeEach
    void openQuarter() {
        desk.openQuarter();
    }

    @Test
    @DisplayName("按到期情况筛选：已逾期、几天内到期、全部；已报送的不在其中")
    void filtersByTheDate() {
        Browser lead = signedIn("fagaiwei.liaison");
        assertThat(lead.get(PATH).text()).contains("没有符合条件");
        assertThat(lead.get(PATH + "?due=all").text()).contains("五华区", "市公安局", "催办全部2项");
        assertThat(lead.get(PATH + "?due=all&unit=gonganju").text()).contains("催办全部1项");

        day.at("2026-12-17T09:00");
        assertThat(lead.get(PATH + "?due=3").text()).contains("催办全部2项", "报送期限临近");
        assertThat(lead.get(PATH).text()).contains("没有符合条件");

        day.at("2026-12-21T00:00");
        desk.handIn(POLICE, report());
        assertThat(lead.get(PATH).text()).contains("催办全部1项", "已逾期1天", "报送期限已过").doesNotContain(POLICE.toString());
        assertThat(lead.get(PATH + "?due=3").text()).contains("没有符合条件");
    }

    @Test
    @DisplayName("一次催办全部：每家收到所写的内容；已催办未回复的不再催，回复后可以再催")
    void urgesAll() {
        Browser lead = signedIn("fagaiwei.liaison");
        day.at("2026-12-21T09:00");

        Page answer = lead.post(PATH, Map.of("all", "true", "text", "请今日报送。"));
        Page again = lead.post(PATH, Map.of("all", "true", "text", "请今日报送。"));
        day.runDueJobs();

        assertThat(answer.status()).isEqualTo(302);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("没有需要催办的报送");
        assertThat(lead.get(PATH).text()).contains("另有2项已催办");
        assertThat(desk.notices(WUHUA, "report-urged:"))
                .extracting("text")
                .allMatch(text -> text.toString().contains("市发展改革委催办：请今日报送。"));
        assertThat(desk.openTasks(POLICE)).containsExactly(ANSWER_URGE, FILL);
        assertThat(desk.lastUrge(OF_ANOTHER_LEAD)).isEmpty();

        desk.answerUrge(POLICE, Inputs.answer("今日报送。"));
        assertThat(lead.get(PATH).text()).contains("催办全部1项", "另有1项已催办");
    }

    @Test
    @DisplayName("市营商环境办可以催办全部单位，其他单位看不到也催不了")
    void onlyWhoLeadsAndTheOffice() {
        day.at("2026-12-21T09:00");
        assertThat(signedIn("yingshangban.liaison").get(PATH).text()).contains("催办全部4项", "便利纳税");

        Browser stranger = signedIn("panlongqu.liaison");
        assertThat(stranger.get(PATH).text()).contains("没有可以催办的报送").doesNotContain("市公安局");
        Page answer = stranger.post(PATH, Map.of("chosen", WUHUA.toString(), "text", "请今日报送。"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("只有牵头单位或领导小组办公室可以催办");
        assertThat(stranger.post(PATH, Map.of("all", "true", "text", "请今日报送。")).status())
                .isEqualTo(422);
        assertThat(desk.lastUrge(WUHUA)).isEmpty();
    }

    @Test
    @DisplayName("催办内容过长的不发出，所写的和所选的保留")
    void keepsWhatWasTyped() {
        Browser lead = signedIn("fagaiwei.liaison");
        day.at("2026-12-21T09:00");

        Page answer = lead.post(PATH, Map.of("chosen", WUHUA.toString(), "text", "请今日报送。".repeat(100)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("“催办事项”应为1至500字", "请今日报送。请今日报送。", "value=\"" + WUHUA + "\" checked");
        assertThat(desk.lastUrge(WUHUA)).isEmpty();
    }

    @Test
    @DisplayName("两个人同时催办，各家只催一次")
    void twoAtOnce() {
        day.at("2026-12-21T09:00");
        Browser lead = signedIn("fagaiwei.liaison");
        Browser office = signedIn("yingshangban.liaison");
        Map<String, String> all = Map.of("all", "true", "text", "请今日报送。");

        assertThat(AtOnce.run(() -> lead.post(PATH, all), () -> office.post(PATH, all), () -> lead.post(PATH, all)))
                .isEmpty();
        day.runDueJobs();

        assertThat(desk.obligation(WUHUA).timesUrged()).isOne();
        assertThat(desk.obligation(OF_ANOTHER_LEAD).timesUrged()).isOne();
        assertThat(desk.openTasks(WUHUA)).containsExactly(ANSWER_URGE, FILL);
    }

    private Browser signedIn(String user) {
        return Browser.signedIn(environment, user);
    }
}
