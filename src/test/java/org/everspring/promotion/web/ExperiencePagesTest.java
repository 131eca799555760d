package org.everspring.promotion.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.everspring.matter.ExperienceId;
import org.everspring.promotion.Experiences;
import org.everspring.promotion.RecognitionLevel;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ExperienceRows;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("典型经验库")
class ExperiencePagesTest {

    private static final String LIBRARY = "/board/experiences";

    @Autowired
    private Environment environment;

    @Autowired
    private Workday workday;

    @Autowired
    private Experiences experiences;

    private ExperienceRows rows;

    @BeforeEach
    void today() {
        workday.at("2026-12-12T09:00");
        rows = new ExperienceRows(experiences);
    }

    @Test
    @DisplayName("没有入库的经验时说明情况和怎样推荐")
    void saysThatThereIsNothing() {
        assertThat(read("shuiwuju.liaison", LIBRARY))
                .contains("经验库还没有入库的典型经验", "推荐典型经验", "#/?processStart=experiencePromotion");
    }

    @Nested
    @DisplayName("检索")
    class Searching {

        @BeforeEach
        void provide() {
            rows.published(1, "企业开办一窗受理");
            rows.published(2, "非接触式办税全覆盖", "1.2", null);
            rows.promoted(3, "园区驻企服务专员", RecognitionLevel.CITY);
            rows.nominated(4, "尚未审核的经验");
        }

        @Test
        @DisplayName("所有人都能看到入库的，最新的在前，写明单位、任务、层级和推广情况")
        void everybodyReadsWhatIsPublished() {
            String page = read("shuiwuju.liaison", LIBRARY);

            assertThat(page)
                    .contains("共3篇", "企业开办一窗受理", "五华区", "1.2 便利纳税", "市级典型经验", "1个单位已复制推广")
                    .contains("2026年11月25日入库", "企业开办涉及多个部门")
                    .doesNotContain("尚未审核的经验");
            assertThat(page.indexOf("园区驻企")).isLessThan(page.indexOf("企业开办一窗"));
        }

        @Test
        @DisplayName("按关键词检索，命中的词标出")
        void marksWhatWasFound() {
            assertThat(read("shuiwuju.liaison", LIBRARY + "?text=%E5%8A%9E%E7%A8%8E"))
                    .contains("共1篇", "<mark>办税</mark>")
                    .doesNotContain("园区驻企服务专员");
        }

        @ParameterizedTest
        @CsvSource({
            "item=1.2,1,非接触式办税全覆盖",
            "level=city,1,园区驻企服务专员",
            "level=none,2,企业开办一窗受理",
            "unit=wuhuaqu,3,企业开办一窗受理",
            "unit=gonganju,0,没有符合条件",
            "item=1.2&level=city,0,没有符合条件"
        })
        @DisplayName("按任务、单位和层级筛选")
        void narrows(String query, int count, String shown) {
            assertThat(read("shuiwuju.liaison", LIBRARY + "?" + query)).contains("共" + count + "篇", shown);
        }

        @ParameterizedTest
        @ValueSource(strings = {"page=abc", "page=-5", "page=99999999999", "text=", "text=%00"})
        @DisplayName("看不懂的页码换成最近的一页，空的条件不算条件")
        void showsTheNearestPage(String query) {
            assertThat(read("shuiwuju.liaison", LIBRARY + "?" + query)).contains("共3篇");
        }

        @ParameterizedTest
        @CsvSource({
            "item=x, “重点任务”没有“x”这一项，请重新选择。",
            "unit=.., “推荐单位”没有“..”这一项，请重新选择。",
            "level=LORD, “认定层级”没有“LORD”这一项，请重新选择。"
        })
        @DisplayName("看不懂的条件说明错在哪里，不当作没有条件")
        void saysWhatMakesNoSense(String query, String told) {
            var page = Browser.signedIn(environment, "shuiwuju.liaison").get(LIBRARY + "?" + query);

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.text()).contains(told);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "%3Cscript%3Ealert(1)%3C/script%3E",
                    "*:*",
                    "%22%22%22",
                    "AND+OR+NOT",
                    "title:(",
                    "%E3%80%82",
                    "%5C",
                    "%F0%A0%80%80"
                })
        @DisplayName("关键词只当作文字")
        void takesWordsAsWords(String words) {
            assertThat(read("shuiwuju.liaison", LIBRARY + "?text=" + words))
                    .contains("共0篇", "没有符合条件")
                    .doesNotContain("<script>alert");
        }

        @Test
        @DisplayName("本单位和营商环境办另外看到尚未入库的推荐")
        void showsUnpublishedNominationsToThoseWhoMayRead() {
            assertThat(read("wuhuaqu.liaison", LIBRARY)).contains("本单位尚未入库的推荐", "尚未审核的经验", "待审核");
            assertThat(read("yingshangban.liaison", LIBRARY)).contains("尚未入库的推荐", "尚未审核的经验");
            assertThat(read("panlongqu.liaison", LIBRARY)).doesNotContain("尚未审核的经验", "尚未入库");
        }
    }

    @Test
    @DisplayName("每页20篇，翻页保留筛选条件")
    void pagesByTwenty() {
        IntStream.rangeClosed(1, 25).forEach(number -> rows.published(number, "第" + number + "号典型经验"));

        assertThat(read("shuiwuju.liaison", LIBRARY + "?item=1.1"))
                .contains("共25篇", "第1页，共2页", "EXP-2026-0025", "/board/experiences?item=1.1&amp;page=2")
                .doesNotContain("EXP-2026-0005");
        assertThat(read("shuiwuju.liaison", LIBRARY + "?page=2")).contains("第2页，共2页", "EXP-2026-0001");
    }

    @Nested
    @DisplayName("一篇经验")
    class OneCase {

        @Test
        @DisplayName("分四部分写明，列出推广情况")
        void showsTheCaseAndItsAdoptions() {
            rows.promoted(1, "企业<b>开办</b>一窗受理", RecognitionLevel.CITY);

            assertThat(read("shuiwuju.liaison", LIBRARY + "/EXP-2026-0001"))
                    .contains("企业&lt;b&gt;开办&lt;/b&gt;一窗受理", "一、背景", "二、主要做法", "三、取得成效", "四、可复制推广的内容")
                    .contains("<p>推行一窗受理、并联审批，由综合窗口统一收件。</p>", "市级典型经验", "昆营办〔2026〕3号")
                    .contains("推广到2个单位：已复制推广1个，逾期未反馈1个。", "已在政务服务中心设置综合窗口", "下载Word文档")
                    .doesNotContain("<b>开办", "提高认定层级", "审核评分", "佐证材料</h2>");
        }

        @Test
        @DisplayName("未入库的只有推荐单位、营商环境办和系统管理员能看，其他单位得到的答复与没有时一样")
        void unpublishedOnesAreHidden() {
            rows.nominated(1, "尚未审核的经验");
            Browser stranger = Browser.signedIn(environment, "panlongqu.liaison");

            for (String user : new String[] {"wuhuaqu.leader", "yingshangban.liaison", "admin"}) {
                assertThat(read(user, LIBRARY + "/EXP-2026-0001")).contains("尚未审核的经验", "待审核");
            }
            for (String end : new String[] {"", ".docx"}) {
                var hidden = stranger.get(LIBRARY + "/EXP-2026-0001" + end);
                assertThat(hidden.status()).isEqualTo(404);
                assertThat(hidden).isEqualTo(stranger.get(LIBRARY + "/EXP-2026-9999" + end));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"EXP-2026-1", "exp-2026-0001", "IMP-2026-0001", "%3Cscript%3E", "EXP-2026-0001.pdf"})
        @DisplayName("不成编号的一律没有")
        void noNumberIsNotFound(String number) {
            rows.published(1, "企业开办一窗受理");

            var page = Browser.signedIn(environment, "yingshangban.liaison").get(LIBRARY + "/" + number);

            assertThat(page.status()).isEqualTo(404);
            assertThat(page.text()).doesNotContain("<script>", "Exception");
        }

        @Test
        @DisplayName("待反馈的单位可以去办理，推广涉及的单位看得到佐证材料")
        void targetsAreLedToTheirTask() {
            rows.published(1, "企业开办一窗受理");

            assertThat(read("panlongqu.liaison", LIBRARY + "/EXP-2026-0001"))
                    .contains("href=\"/desk/tasks/EXP-2026-0001\"", "未反馈", "佐证材料</h2>");
            assertThat(read("wuhuaqu.liaison", LIBRARY + "/EXP-2026-0001")).doesNotContain("/desk/tasks/");
        }

        @Test
        @DisplayName("来源问题与读者无关时只给编号")
        void linksToTheProblemOnlyForThoseConcerned() {
            rows.published(1, "企业开办一窗受理", "1.1", "IMP-2026-0001");

            assertThat(read("shuiwuju.liaison", LIBRARY + "/EXP-2026-0001"))
                    .contains("来源问题", "IMP-2026-0001")
                    .doesNotContain("/desk/problems/IMP-2026-0001");
        }

        @Test
        @DisplayName("下载的Word文档以经验名称命名")
        void downloadsAsWord() throws Exception {
            rows.published(1, "企业开办“一窗受理”/并联");

            var answer = Browser.signedIn(environment, "shuiwuju.liaison").download(LIBRARY + "/EXP-2026-0001.docx");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
            String disposition =
                    answer.headers().firstValue("Content-Disposition").orElseThrow();
            assertThat(disposition).startsWith("attachment;");
            assertThat(URLDecoder.decode(
                            disposition.substring(disposition.indexOf("filename*=UTF-8''") + 17),
                            StandardCharsets.UTF_8))
                    .isEqualTo("EXP-2026-0001 企业开办“一窗受理”并联.docx");
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
                assertThat(zip.getNextEntry()).isNotNull();
            }
        }
    }

    @Nested
    @DisplayName("提高认定层级")
    class Raising {

        private static final String RAISE = LIBRARY + "/EXP-2026-0001/recognition";

        private Browser office;

        @BeforeEach
        void provide() {
            rows.promoted(1, "企业开办一窗受理", RecognitionLevel.CITY);
            office = Browser.signedIn(environment, "yingshangban.liaison");
        }

        @Test
        @DisplayName("营商环境办登记更高的层级")
        void officeRaises() {
            assertThat(office.get(LIBRARY + "/EXP-2026-0001").text())
                    .contains("提高认定层级", "value=\"province\"")
                    .doesNotContain("value=\"city\"");

            var answer = office.post(RAISE, Map.of("level", "province", "basis", "云营商办〔2026〕8号"));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(office.get(answer.location()).text()).contains("认定层级已登记", "省级典型经验", "云营商办〔2026〕8号");
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {"city,依据,无需再次认定", "none,依据,只能提高", "world,依据,请选择认定层级", "-,依据,请选择认定层级", "nation,-,请填写认定依据"})
        @DisplayName("不合要求时说明原因，已填内容保留")
        void refusesAndKeepsWhatWasTyped(String level, String basis, String reason) {
            var answer = office.post(
                    RAISE, Map.of("level", level == null ? "" : level, "basis", basis == null ? "" : basis));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("没有办理成功", reason);
            if (basis != null) {
                assertThat(answer.text()).contains(basis + "</textarea>");
            }
            assertThat(experiences.get(ExperienceId.parse("EXP-2026-0001")).level())
                    .isEqualTo(RecognitionLevel.CITY);
        }

        @ParameterizedTest
        @ValueSource(strings = {"wuhuaqu.liaison", "shuiwuju.leader", "admin"})
        @DisplayName("其他人不能登记")
        void othersDoNot(String user) {
            var answer = Browser.signedIn(environment, user).post(RAISE, Map.of("level", "nation", "basis", "自行认定"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("认定层级由市营商办登记");
            assertThat(experiences.get(ExperienceId.parse("EXP-2026-0001")).level())
                    .isEqualTo(RecognitionLevel.CITY);
        }
    }

    private String read(String userId, String path) {
        var page = Browser.signedIn(environment, userId).get(path);
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }
}
