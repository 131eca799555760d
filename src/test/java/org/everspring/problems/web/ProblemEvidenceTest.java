package org.everspring.problems.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.evidence.SampleFiles;
import org.everspring.improvement.ProblemLife;
import org.everspring.improvement.Problems;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("在问题页面上传佐证材料")
class ProblemEvidenceTest {

    private static final String SUBJECT = "IMP-2026-0001";
    private static final String PATH = "/desk/subjects/IMP-2026-0001/evidence";

    @Autowired
    private Environment environment;

    @Autowired
    private Workday workday;

    @Autowired
    private Problems problems;

    @Autowired
    private EvidenceFiles files;

    private Browser reporter;

    @BeforeEach
    void aProblemIsReported() {
        workday.at("2026-12-01T09:00");
        new ProblemLife(problems).reported(1, "开办企业往返多次", ItemId.of("1.1"), null, List.of(UnitId.of("gonganju")));
        reporter = Browser.signedIn(environment, "panlongqu.liaison");
    }

    @Test
    @DisplayName("提出单位不在任务中也可以上传，页面列出并可下载")
    void theReporterAddsWithoutATask() {
        byte[] content = SampleFiles.pdf(5000);

        var stored = reporter.upload(PATH, "企业来函（盖章）.pdf", content);

        assertThat(stored.statusCode()).isEqualTo(201);
        JsonNode list = json(reporter.download(PATH));
        assertThat(list.path("subject").asText()).isEqualTo(SUBJECT);
        assertThat(list.path("mayAdd").asBoolean()).isTrue();
        assertThat(list.has("claim")).isFalse();
        assertThat(list.path("limits").path("maxFiles").asInt()).isEqualTo(20);
        JsonNode file = list.path("files").path(0);
        assertThat(file.path("removable").asBoolean()).isTrue();
        assertThat(reporter.get("/desk/problems/IMP-2026-0001").text())
                .contains("企业来函（盖章）.pdf", "4.9 KB", "盘龙区联络员", "2026-12-01 09:00", "data-open=\"true\"");
        assertThat(reporter.download("/desk/evidence/" + file.path("id").asText())
                        .body())
                .isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gonganju.liaison", "fagaiwei.leader", "yingshangban.liaison"})
    @DisplayName("涉及单位、分办单位和营商环境办都可以补充")
    void thoseConcernedAdd(String user) {
        assertThat(Browser.signedIn(environment, user)
                        .upload(PATH, "记录.pdf", SampleFiles.pdf())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("系统管理员只能查看")
    void administratorsOnlyRead() {
        Browser admin = Browser.signedIn(environment, "admin");

        assertThat(json(admin.download(PATH)).path("mayAdd").asBoolean()).isFalse();
        assertThat(message(admin.upload(PATH, "记录.pdf", SampleFiles.pdf()), 400))
                .contains("不能上传");
    }

    @Test
    @DisplayName("无关单位得到的答复与没有这个问题时一样")
    void strangersFindNothing() {
        reporter.upload(PATH, "甲.pdf", SampleFiles.pdf());
        Browser stranger = Browser.signedIn(environment, "shuiwuju.liaison");
        String file =
                json(reporter.download(PATH)).path("files").path(0).path("id").asText();

        assertThat(message(stranger.download(PATH), 404))
                .isEqualTo(message(stranger.download("/desk/subjects/IMP-2026-9999/evidence"), 404));
        assertThat(stranger.upload(PATH, "乙.pdf", SampleFiles.pdf(999)).statusCode())
                .isEqualTo(404);
        assertThat(stranger.download("/desk/evidence/" + file).statusCode()).isEqualTo(404);
        assertThat(stranger.delete("/desk/evidence/" + file).statusCode()).isEqualTo(404);
        assertThat(files.of(SUBJECT)).hasSize(1);
    }

    @Test
    @DisplayName("其他业务不能在任务外上传")
    void otherMattersTakeNothingOutsideATask() {
        assertThat(Browser.signedIn(environment, "yingshangban.liaison")
                        .upload("/desk/subjects/2026Q4:1.1:wuhuaqu/evidence", "甲.pdf", SampleFiles.pdf())
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    @DisplayName("不收的文件说明原因，不存任何内容")
    void refusesBadFiles(String name, byte[] content, int status, String reason) {
        assertThat(message(reporter.upload(PATH, name, content), status)).contains(reason);
        assertThat(files.of(SUBJECT)).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("空.pdf", new byte[0], 400, "是空的（0字节）"),
                arguments("大.pdf", SampleFiles.pdf(21 * 1024 * 1024), 413, "超过20MB"),
                arguments("程序.pdf", SampleFiles.exe(), 400, "可执行程序"),
                arguments(
                        "网页.html",
                        "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8),
                        400,
                        "不在可上传之列"),
                arguments(
                        "网页.txt",
                        "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8),
                        400,
                        "网页"));
    }

    @Test
    @DisplayName("300个汉字的名称缩短后收下，带路径的只取文件名")
    void cleansTheName() {
        reporter.upload(PATH, "改".repeat(300) + ".pdf", SampleFiles.pdf(300));
        reporter.upload(PATH, "../../../etc/办理记录.pdf", SampleFiles.pdf(400));

        assertThat(files.of(SUBJECT))
                .extracting(evidence -> evidence.fileName())
                .containsExactlyInAnyOrder("改".repeat(77) + "….pdf", "办理记录.pdf");
    }

    @Test
    @DisplayName("办结前只有上传人可以移除")
    void onlyTheUploaderRemoves() {
        reporter.upload(PATH, "甲.pdf", SampleFiles.pdf());
        String file =
                json(reporter.download(PATH)).path("files").path(0).path("id").asText();

        assertThat(message(Browser.signedIn(environment, "panlongqu.leader").delete("/desk/evidence/" + file), 400))
                .contains("只有上传人可以移除");
        assertThat(reporter.delete("/desk/evidence/" + file).statusCode()).isEqualTo(204);
        assertThat(files.of(SUBJECT)).isEmpty();
    }

    @Test
    @DisplayName("办结后不能上传也不能移除，仍可查看")
    void nothingChangesAfterTheEnd() {
        reporter.upload(PATH, "甲.pdf", SampleFiles.pdf());
        String file =
                json(reporter.download(PATH)).path("files").path(0).path("id").asText();
        new ProblemLife(problems).reject(ProblemId.parse(SUBJECT));

        assertThat(message(reporter.upload(PATH, "乙.pdf", SampleFiles.pdf(999)), 400))
                .contains("已经办结");
        assertThat(message(reporter.delete("/desk/evidence/" + file), 400)).contains("已经办结");
        assertThat(reporter.get("/desk/problems/IMP-2026-0001").text()).contains("甲.pdf", "data-open=\"false\"");
        assertThat(reporter.download("/desk/evidence/" + file).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("别的网站发来的上传被拒绝")
    void otherSitesAreRefused() {
        assertThat(reporter.upload(PATH, "乙.pdf", SampleFiles.pdf(), Map.of("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static String message(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        return json(answer).path("message").asText();
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
