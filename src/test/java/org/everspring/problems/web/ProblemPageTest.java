package org.everspring.problems.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.everspring.benchmarking.Attempts;
import org.everspring.benchmarking.Benchmark;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.benchmarking.TrackedMeasure;
import org.everspring.improvement.ProblemLife;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.Problems;
import org.everspring.kernel.Actor;
import org.everspring.matter.ProblemId;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureStatus;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.problems.TimelineEntries;
import org.everspring.problems.TimelineEntry;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("一个问题的页面")
class ProblemPageTest {

    private static final String PATH = "/desk/problems/IMP-2026-0001";

    @Autowired
    private Environment environment;

    @Autowired
    private Workday workday;

    @Autowired
    private Problems repository;

    @Autowired
    private TimelineEntries timeline;

    @Autowired
    private ProblemQueries problems;

    @Autowired
    private Attempts attempts;

    private ProblemLife rows;

    @BeforeEach
    void today() {
        workday.at("2026-12-12T09:00");
        rows = new ProblemLife(repository);
    }

    @Nested
    @DisplayName("谁能看")
    class Readers {

        @BeforeEach
        void provide() {
            rows.reported(1, "开办企业往返多次", ItemId.of("1.1"), null, List.of(UnitId.of("gonganju")));
            rows.assign(ProblemId.parse("IMP-2026-0001"), ItemId.of("1.1"), ProblemLife.RESPONSIBLE, ProblemLife.DUE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "panlongqu.liaison",
                    "gonganju.leader",
                    "fagaiwei.liaison",
                    "wuhuaqu.liaison",
                    "yingshangban.leader",
                    "admin"
                })
        @DisplayName("提出、涉及、牵头、责任单位，营商环境办和系统管理员可以看")
        void thoseConcernedRead(String user) {
            var page = Browser.signedIn(environment, user).get(PATH);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("开办企业往返多次", "提出单位", "盘龙区（盘龙区联络员）");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "/diagram"})
        @DisplayName("其他单位得到的答复与没有这个编号时完全一样")
        void strangersCannotTellThatItExists(String part) {
            Browser stranger = Browser.signedIn(environment, "shuiwuju.liaison");

            var hidden = stranger.get(PATH + part);
            var absent = stranger.get("/desk/problems/IMP-2026-9999" + part);

            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden).isEqualTo(absent);
            assertThat(hidden.text()).doesNotContain("开办企业");
        }

        @Test
        @DisplayName("其他单位不能重新发起")
        void strangersDoNothing() {
            var answer = Browser.signedIn(environment, "shuiwuju.liaison")
                    .post(PATH + "/reopen", Map.of("description", "又发生了同样的问题，企业再次反映。"));

            assertThat(answer.status()).isEqualTo(404);
        }

        @Test
        @DisplayName("领导小组和审计员看得到每个问题，但不能重新发起、反馈协办情况或者上传材料")
        void whoeverReadsEverythingDoesNothing() {
            ProblemId closed = rows.closed(2, "材料重复提交");
            String path = "/desk/problems/" + closed;
            for (String user : List.of("lingdaoxiaozu.leader", "lingdaoxiaozu.liaison", "auditor")) {
                Browser reader = Browser.signedIn(environment, user);

                assertThat(reader.get(path).text())
                        .as(user)
                        .contains("材料重复提交")
                        .doesNotContain("id=\"reopen\"", "id=\"assist\"");
                var reopened = reader.post(path + "/reopen", Map.of("description", "又发生了同样的问题，企业再次反映。"));
                assertThat(reopened.status()).as(user).isIn(403, 422);
                var assisted = reader.post(path + "/assist", Map.of("text", "已经配合核对材料，结果一致，没有问题。"));
                assertThat(assisted.status()).as(user).isIn(403, 422);
                var evidence = reader.upload(
                        "/desk/subjects/" + closed + "/evidence",
                        "证明.pdf",
                        "%PDF-1.4".getBytes(StandardCharsets.UTF_8));
                assertThat(evidence.statusCode()).as(user).isIn(403, 404);
            }
            assertThat(problems.reopenedAs(closed)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "IMP-2026-1",
                    "imp-2026-0001",
                    "EXP-2026-0001",
                    "2026Q4:1.1:wuhuaqu",
                    "IMP-2026-99999999999",
                    "%3Cscript%3E",
                    "IMP-2026-0001%00"
                })
        @DisplayName("不成编号的一律没有")
        void noNumberIsNotFound(String number) {
            var page = Browser.signedIn(environment, "yingshangban.liaison").get("/desk/problems/" + number);

            assertThat(page.status()).isIn(400, 404);
            assertThat(page.text()).doesNotContain("<script>", "Exception");
        }
    }

    @Nested
    @DisplayName("内容")
    class Contents {

        private ProblemId id;

        @BeforeEach
        void provide() {
            id = rows.improving(1, "材料<b>重复</b>提交");
        }

        @Test
        @DisplayName("写明环节、期限和逾期，承办单位可以去办理")
        void tellsWhereItStands() {
            assertThat(read("wuhuaqu.liaison"))
                    .contains("aria-current=\"step\"><span>改进</span><small>改进中</small>", "承办单位<b>五华区</b>")
                    .contains("2026年12月10日（周四）24时", "已逾期2天", "standing late", "去办理")
                    .contains("材料&lt;b&gt;重复&lt;/b&gt;提交")
                    .doesNotContain("<b>重复", "问题复发");
            assertThat(read("panlongqu.liaison")).doesNotContain("去办理");
        }

        @Test
        @DisplayName("对标写明双方数值和算出的差距")
        void computesTheGap() {
            benchmark(Benchmark.Direction.LOWER, "1.5", "3");

            assertThat(read("wuhuaqu.liaison"))
                    .contains("对标找差距", "上海", "办理时限", "越低越好", ">1.5个工作日<", ">3个工作日<")
                    .contains("class=\"behind\"><dt>差距</dt><dd>1.5个工作日</dd>", "材料未共享");
        }

        @Test
        @DisplayName("我市更好时写明领先")
        void saysThatWeAreAhead() {
            benchmark(Benchmark.Direction.HIGHER, "90", "95.5");

            assertThat(read("wuhuaqu.liaison")).contains("class=\"ahead\"><dt>领先</dt><dd>5.5个工作日</dd>");
        }

        @Test
        @DisplayName("举措、推进情况和办理过程逐条列出，只当作文字")
        void listsWhatHasBeenDone() {
            benchmark(Benchmark.Direction.LOWER, "1.5", "3");
            Measure measure = new Measure("共享登记材料", LocalDate.parse("2026-12-05"), "张三", null);
            Actor by = new Actor("wuhuaqu.liaison", "五华区联络员");
            ImprovementAttempt attempt = attempts.last(id).orElseThrow();
            attempts.track(
                    id,
                    new ImprovementAttempt(
                            attempt.round(),
                            attempt.unit(),
                            attempt.benchmark(),
                            List.of(new TrackedMeasure(measure, MeasureStatus.BEHIND, "等待<i>接口</i>"))));
            repository.addProgress(id, OffsetDateTime.parse("2026-12-08T10:00:00+08:00"), by, "已完成接口设计。\n正在联调。", null);
            timeline.add(
                    id,
                    "test:1",
                    new TimelineEntry(
                            OffsetDateTime.parse("2026-12-08T10:00:00+08:00"),
                            "五华区",
                            "推进改进",
                            "<script>alert(1)</script>"));
            timeline.add(id, "test:1", new TimelineEntry(OffsetDateTime.now(), "五华区", "再来一次", null));

            assertThat(read("fagaiwei.liaison"))
                    .contains("共享登记材料", "张三", "2026年12月5日", "已逾期", "滞后", "等待&lt;i&gt;接口&lt;/i&gt;")
                    .contains("2026年12月8日 10:00", "已完成接口设计。\n正在联调。", "推进改进")
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert", "<i>", "再来一次");
        }

        @Test
        @DisplayName("重新交办后，原责任单位的对标和举措仍可查看，不当作现责任单位的")
        void keepsWhatWasFoundBeforeItWasAssignedAnew() {
            benchmark(Benchmark.Direction.LOWER, "2", "5");
            assertThat(read("fagaiwei.liaison")).contains("<h2>对标找差距</h2>").doesNotContain("重新交办前");

            rows.reassign(id, ProblemLife.RESPONSIBLE);

            assertThat(read("fagaiwei.liaison"))
                    .contains("重新交办前", "五华区的对标和举措", "材料未共享，重复提交。", "共享登记材料")
                    .doesNotContain("<h2>对标找差距</h2>");
        }

        @Test
        @DisplayName("不予受理的写明原因，环节停在分办")
        void tellsWhyItWasRejected() {
            rows.rejected(2, "邻里纠纷");

            assertThat(read("panlongqu.liaison", "/desk/problems/IMP-2026-0002"))
                    .contains("不予受理的原因", "已转信访渠道", "class=\"stopped\"><span>分办</span><small>不予受理</small>")
                    .doesNotContain("问题复发");
        }

        private void benchmark(Benchmark.Direction direction, String theirs, String ours) {
            Measure measure = new Measure("共享登记材料", LocalDate.parse("2026-12-05"), "张三", null);
            attempts.begin(
                    id,
                    new ImprovementAttempt(
                            1,
                            ProblemLife.RESPONSIBLE,
                            new Benchmark(
                                    "上海",
                                    "办理时限",
                                    new BigDecimal(theirs),
                                    new BigDecimal(ours),
                                    "个工作日",
                                    direction,
                                    "材料未共享，重复提交。"),
                            List.of(new TrackedMeasure(measure, MeasureStatus.NOT_STARTED, null))));
        }
    }

    @Nested
    @DisplayName("关联的问题")
    class Relations {

        @Test
        @DisplayName("与读者无关的只给编号，不给标题")
        void hidesTheTitleOfWhatDoesNotConcernTheReader() {
            ProblemId old = rows.closed(1, "旧问题的标题");
            rows.reported(2, "新问题的标题", ItemId.of("1.1"), old, List.of(UnitId.of("gonganju")));

            assertThat(read("fagaiwei.liaison", "/desk/problems/IMP-2026-0002"))
                    .contains("由已办结问题复发而来", "旧问题的标题", "href=\"/desk/problems/IMP-2026-0001\"");
            assertThat(read("gonganju.liaison", "/desk/problems/IMP-2026-0002"))
                    .contains("由已办结问题复发而来", "IMP-2026-0001")
                    .doesNotContain("旧问题的标题", "href=\"/desk/problems/IMP-2026-0001\"");
            assertThat(read("fagaiwei.liaison", PATH)).contains("复发后重新发起", "新问题的标题");
        }

        @Test
        @DisplayName("并案的两边都看得到")
        void showsMergedOnes() {
            ProblemId running = rows.improving(1, "在办的问题");
            ProblemId merged = rows.reported(2, "重复的问题");
            rows.merge(merged, running);

            assertThat(read("fagaiwei.liaison", PATH)).contains("并入本问题", "重复的问题");
            assertThat(read("fagaiwei.liaison", "/desk/problems/IMP-2026-0002")).contains("已并入", "在办的问题", "已并案");
        }
    }

    @Nested
    @DisplayName("问题复发")
    class Reopening {

        /** A number that is not given next. */
        private static final String CLOSED = "/desk/problems/IMP-2026-0901";

        @Test
        @DisplayName("已销号的可以重新发起，新问题指向原问题")
        void startsANewOneThatPointsAtTheOld() {
            rows.closed(901, "开办企业往返多次");
            Browser reporter = Browser.signedIn(environment, "panlongqu.liaison");
            assertThat(reporter.get(CLOSED).text()).contains("问题复发，重新发起");

            var answer = reporter.post(CLOSED + "/reopen", Map.of("description", "12月又有企业反映\r\n须往返三次办理。"));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.location()).startsWith("/desk/problems/IMP-2026-").isNotEqualTo(CLOSED);
            assertThat(reporter.get(answer.location()).text())
                    .contains("已重新发起", "由已办结问题复发而来", "开办企业往返多次", "待分办", "12月又有企业反映\n须往返三次办理。");
        }

        @Test
        @DisplayName("没有写明情况时不受理，所写内容保留")
        void refusesTooFewWords() {
            rows.closed(901, "开办企业往返多次");

            var answer = Browser.signedIn(environment, "panlongqu.liaison")
                    .post(CLOSED + "/reopen", Map.of("description", "又<b>来"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("没有办理成功", "又&lt;b&gt;来</textarea>", "10至2000字");
            assertThat(problems.reopenedAs(ProblemId.parse("IMP-2026-0901"))).isEmpty();
        }

        @Test
        @DisplayName("在办的不能重新发起")
        void refusesARunningOne() {
            rows.improving(901, "开办企业往返多次");

            var answer = Browser.signedIn(environment, "panlongqu.liaison")
                    .post(CLOSED + "/reopen", Map.of("description", "又发生了同样的问题，企业再次反映。"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("没有办理成功");
        }
    }

    @Test
    @DisplayName("流程图标出已办的和正在办理的环节")
    void marksHowFarTheProcessHasCome() throws Exception {
        workday.start(
                "panlongqu.liaison",
                "improvementLoop",
                Map.of(
                        "problemSource", "enterprise",
                        "itemId", "1.1",
                        "problemTitle", "开办企业往返多次",
                        "problemDescription", "企业反映开办手续须往返三次，材料重复提交。"));
        Browser lead = Browser.signedIn(environment, "fagaiwei.liaison");

        var answer = lead.get(PATH + "/diagram");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode diagram = new ObjectMapper().readTree(answer.text());
        assertThat(diagram.path("xml").asText()).contains("id=\"improvementLoop\"", "bpmndi:BPMNShape");
        assertThat(diagram.path("passed")).extracting(JsonNode::asText).contains("startEvent_problemFound");
        assertThat(diagram.path("current")).extracting(JsonNode::asText).containsExactly("userTask_triageProblem");
        assertThat(lead.get(PATH).text()).contains("data-source=\"/desk/problems/IMP-2026-0001/diagram\"");
    }

    @Test
    @DisplayName("流程图的绘制程序能够取到")
    void servesTheViewer() {
        var script = Browser.of(environment).get("/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js");

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.text()).contains("BpmnJS");
    }

    private String read(String userId) {
        return read(userId, PATH);
    }

    private String read(String userId, String path) {
        var page = Browser.signedIn(environment, userId).get(path);
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }
}
