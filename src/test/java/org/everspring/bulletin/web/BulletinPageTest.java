package org.everspring.bulletin.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.bulletin.Bulletin;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.calendar.Quarter;
import org.everspring.matter.ExperienceId;
import org.everspring.quarter.QuarterState;
import org.everspring.quarter.Quarters;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.PromotionDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("通报页面")
class BulletinPageTest {

    private static final Quarter QUARTER = Quarter.parse("2026Q4");

    @Autowired
    private Environment environment;

    @Autowired
    private Workday workday;

    @Autowired
    private QuarterBulletins bulletins;

    @Autowired
    private Quarters quarters;

    @Autowired
    private PromotionDesk promotion;

    private Browser reader;

    @BeforeEach
    void issue() {
        workday.at("2026-11-26T09:00");
        workday.openQuarter("2026Q4");
        workday.at("2027-01-01T02:00");
        bulletins.draft(QUARTER);
        bulletins.issue(
                new Bulletin(QUARTER, "〔2027〕1号", "第四季度推进情况通报", "总体平稳。\n有<b>两项</b>滞后。", "一、抓紧。\n\n二、整改。", "赵敏", null),
                "yingshangban.liaison");
        reader = Browser.signedIn(environment, "panlongqu.leader");
    }

    @Test
    @DisplayName("发布后每个登录人员都能查阅：标题、文号、正文、各项任务、落款")
    void everybodyReadsThePublishedBulletin() {
        bulletins.publish(QUARTER);

        var page = reader.get("/desk/bulletins/2026Q4");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("平江市优化营商环境工作领导小组办公室", "〔2027〕1号", "<h1><span>第四季度</span><span>推进情况通报</span></h1>")
                .contains("<p>总体平稳。</p>", "<p>有&lt;b&gt;两项&lt;/b&gt;滞后。</p>", "<p>一、抓紧。</p>", "<p>二、整改。</p>")
                .contains("1.1 企业开办", "1.2 便利纳税", "1.3 园区示范", "五华区、盘龙区", "2027年1月1日", "（签发人：赵敏）")
                .doesNotContain("<p></p>");
    }

    @Test
    @DisplayName("没有典型经验入库的季度，没有附件2")
    void hasNoSecondAnnexWithoutExperiences() {
        bulletins.publish(QUARTER);

        assertThat(reader.get("/desk/bulletins/2026Q4").text())
                .contains("<p class=\"bulletin-annex-mark\">附件</p>")
                .doesNotContain("附件1", "附件2", "典型经验</h2>");
    }

    @Test
    @DisplayName("本季度三个月内入库的典型经验列为附件2，草稿里同样列出")
    void listsTheExperiencesOfTheQuartersThreeMonths() {
        workday.at("2026-09-30T23:00");
        promotion.published();
        workday.at("2026-10-01T00:00");
        ExperienceId first = promotion.published();
        promotion.adopt(first, "panlongqu");
        workday.at("2026-12-31T23:00");
        ExperienceId last = promotion.nominate();
        promotion.review(last, PromotionDesk.approved("2026-12-31", "gonganju"));
        workday.at("2027-01-01T02:00");
        bulletins.draft(QUARTER);
        var experiences = bulletins.tables(QUARTER).experiences();
        bulletins.publish(QUARTER);

        var page = reader.get("/desk/bulletins/2026Q4");

        assertThat(page.text())
                .contains("<p class=\"bulletin-annex-mark\">附件1</p>", "附件2", "本季度入库的典型经验")
                .contains("/board/experiences/" + first + "\">企业开办一表填报半日办结</a>", "1/3", "推广中")
                .contains("/board/experiences/" + last, "0/1")
                .doesNotContain("/board/experiences/EXP-2026-0001");
        assertThat(experiences)
                .extracting(row -> row.get("experienceId") + " " + row.get("unitName") + " " + row.get("itemTitle")
                        + " " + row.get("levelText") + " " + row.get("adoptedText"))
                .containsExactly(first + " 五华区 1.1 企业开办 待认定 1/3", last + " 五华区 1.1 企业开办 推广中 0/1");
    }

    @Test
    @DisplayName("发布后列在季度报送中")
    void publishedBulletinIsLinkedOnTheDesk() {
        bulletins.publish(QUARTER);

        assertThat(reader.get("/desk/quarter").text())
                .contains("href=\"/desk/bulletins/2026Q4\">第四季度推进情况通报</a>", "〔2027〕1号", "2027年1月1日");
    }

    @Test
    @DisplayName("查阅通报不改变任何状态")
    void readingChangesNothing() {
        bulletins.publish(QUARTER);

        reader.get("/desk/bulletins/2026Q4");

        assertThat(quarters.get(QUARTER).state()).isEqualTo(QuarterState.PUBLISHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026Q4", "2026Q3", "2026Q5", "%3Cscript%3E"})
    @DisplayName("没有发布的通报查不到，也不列出")
    void unpublishedBulletinIsNotFound(String quarter) {
        var page = reader.get("/desk/bulletins/" + quarter);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("没有找到这个页面").doesNotContain("总体平稳", "<script>");
        assertThat(reader.get("/desk/quarter").text()).doesNotContain("第四季度推进情况通报");
    }
}
