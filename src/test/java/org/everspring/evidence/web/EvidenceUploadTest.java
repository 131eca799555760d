package org.everspring.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.evidence.SampleFiles;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.BreakdownId;
import org.everspring.measures.MeasureBreakdowns;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** 五华区 breaks down an item of 市发展改革委; everything goes over HTTP with the login of Tasklist. */
@EngineTest
@DisplayName("在任务上传佐证材料")
class EvidenceUploadTest {

    private static final BreakdownId BREAKDOWN = BreakdownId.parse("measures:1.1:wuhuaqu");
    private static final String SUBJECT = BREAKDOWN.toString();

    @Autowired
    private MeasureBreakdowns breakdowns;

    @Autowired
    private EvidenceFiles files;

    @Autowired
    private Workday workday;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private Environment environment;

    private Task task;
    private Clerk wuhua;

    @BeforeEach
    void aUnitHasATask() {
        workday.at("2026-12-01T09:00");
        breakdowns.openMissing(List.of(BREAKDOWN));
        task = workday.task(SUBJECT, "userTask_draftMeasures");
        wuhua = signedIn("wuhuaqu.liaison");
    }

    @Test
    @DisplayName("上传后列出名称、大小、上传人和时间，可以取回原文件")
    void uploadsListsAndDownloads() {
        byte[] content = SampleFiles.pdf(700_000);

        Answer stored = wuhua.upload(task, "办理记录（2026年）.pdf", content);

        assertThat(stored.status()).isEqualTo(HttpStatus.CREATED);
        JsonNode list = wuhua.list(task).json();
        assertThat(list.path("subject").asText()).isEqualTo(SUBJECT);
        assertThat(list.path("claim").asText()).isEqualTo("NOBODY");
        assertThat(list.path("mayAdd").asBoolean()).isTrue();
        JsonNode file = list.path("files").path(0);
        assertThat(file.path("fileName").asText()).isEqualTo("办理记录（2026年）.pdf");
        assertThat(file.path("size").asLong()).isEqualTo(700_000);
        assertThat(file.path("uploadedByName").asText()).isEqualTo("五华区联络员");
        assertThat(file.path("uploadedText").asText()).isEqualTo("2026-12-01 09:00");
        assertThat(file.path("removable").asBoolean()).isTrue();

        Answer download = wuhua.download(file);
        assertThat(download.body()).isEqualTo(content);
        assertThat(download.header(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"_____2026__.pdf\";"
                        + " filename*=UTF-8''%E5%8A%9E%E7%90%86%E8%AE%B0%E5%BD%95%EF%BC%882026%E5%B9%B4%EF%BC%89.pdf");
        assertThat(download.header(HttpHeaders.CONTENT_TYPE)).isEqualTo("application/pdf");
        assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(download.header("Content-Security-Policy")).contains("sandbox");
        assertThat(download.header(HttpHeaders.CACHE_CONTROL)).contains("no-store");
    }

    @Nested
    @DisplayName("不收的文件")
    class Refused {

        @ParameterizedTest(name = "{0}")
        @MethodSource("org.everspring.evidence.web.EvidenceUploadTest#refusals")
        @DisplayName("说明原因，不存任何内容，任务不受影响")
        void nothingIsStoredAndTheTaskIsUntouched(String name, byte[] content, HttpStatus status, String reason) {
            Answer answer = wuhua.upload(task, name, content);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.message()).contains(reason);
            assertThat(files.of(SUBJECT)).isEmpty();
            assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
        }

        @Test
        @DisplayName("同一文件第二次上传")
        void theSameFileAgain() {
            wuhua.upload(task, "甲.pdf", SampleFiles.pdf());

            Answer answer = wuhua.upload(task, "乙.pdf", SampleFiles.pdf());

            assertThat(answer.status()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(answer.message()).contains("已经上传过", "甲.pdf");
            assertThat(files.of(SUBJECT)).hasSize(1);
        }

        @Test
        @DisplayName("超过20份")
        void oneTooMany() {
            for (int number = 0; number < 20; number++) {
                wuhua.upload(task, number + ".pdf", SampleFiles.pdf(500 + number));
            }

            Answer answer = wuhua.upload(task, "第21份.pdf", SampleFiles.pdf());

            assertThat(answer.status()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(answer.message()).contains("最多20份");
            assertThat(files.of(SUBJECT)).hasSize(20);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("空.pdf", new byte[0], HttpStatus.BAD_REQUEST, "是空的（0字节）"),
                arguments("大.pdf", SampleFiles.pdf(21 * 1024 * 1024), HttpStatus.PAYLOAD_TOO_LARGE, "超过20MB"),
                arguments("更大.pdf", SampleFiles.pdf(40 * 1024 * 1024), HttpStatus.PAYLOAD_TOO_LARGE, "超过20MB"),
                arguments("程序.pdf", SampleFiles.exe(), HttpStatus.BAD_REQUEST, "可执行程序"),
                arguments("程序.exe", SampleFiles.exe(), HttpStatus.BAD_REQUEST, "不在可上传之列"),
                arguments("网页.html", SampleFiles.html(), HttpStatus.BAD_REQUEST, "不在可上传之列"),
                arguments("网页.txt", SampleFiles.html(), HttpStatus.BAD_REQUEST, "网页"),
                arguments("宏.docx", SampleFiles.docxWithMacros(), HttpStatus.BAD_REQUEST, "宏"),
                arguments("资料.zip", SampleFiles.zip(), HttpStatus.BAD_REQUEST, "不在可上传之列"),
                arguments("图片.pdf", SampleFiles.png(), HttpStatus.BAD_REQUEST, "与扩展名“.pdf”不符"),
                arguments("记录", SampleFiles.pdf(), HttpStatus.BAD_REQUEST, "不完整"));
    }

    @Test
    @DisplayName("300个汉字的名称缩短后收下，带路径的只取文件名")
    void cleansTheName() {
        wuhua.upload(task, "改".repeat(300) + ".pdf", SampleFiles.pdf(300));
        wuhua.upload(task, "../../../etc/办理\u0007记录.pdf", SampleFiles.pdf(400));

        assertThat(files.of(SUBJECT))
                .extracting(evidence -> evidence.fileName())
                .containsExactlyInAnyOrder("改".repeat(77) + "….pdf", "办理记录.pdf");
    }

    @Nested
    @DisplayName("谁能看")
    class Readers {

        private JsonNode file;

        @BeforeEach
        void oneFileIsThere() {
            wuhua.upload(task, "甲.pdf", SampleFiles.pdf());
            file = wuhua.list(task).json().path("files").path(0);
        }

        @Test
        @DisplayName("本单位、牵头单位、营商环境办和系统管理员可以看，只有本单位能传")
        void thoseConcernedRead() {
            for (String user : new String[] {"wuhuaqu.leader", "fagaiwei.liaison", "yingshangban.liaison", "admin"}) {
                Clerk clerk = signedIn(user);
                assertThat(clerk.download(file).status()).as(user).isEqualTo(HttpStatus.OK);
                assertThat(clerk.list(task).json().path("files")).as(user).hasSize(1);
                assertThat(clerk.list(task).json().path("mayAdd").asBoolean())
                        .as(user)
                        .isEqualTo(user.startsWith("wuhuaqu"));
            }
        }

        @Test
        @DisplayName("无关单位看不到、传不了、也移除不了")
        void strangersFindNothing() {
            Clerk stranger = signedIn("shuiwuju.liaison");

            assertThat(stranger.list(task).status()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(stranger.download(file).status()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(stranger.remove(file).status()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(stranger.upload(task, "乙.pdf", SampleFiles.pdf(999)).status())
                    .isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(files.of(SUBJECT)).hasSize(1);
        }

        @Test
        @DisplayName("牵头单位在责任单位的任务上传不了")
        void readersDoNotAdd() {
            assertThat(signedIn("fagaiwei.liaison")
                            .upload(task, "乙.pdf", SampleFiles.pdf(999))
                            .status())
                    .isEqualTo(HttpStatus.NOT_FOUND);
        }

        @Test
        @DisplayName("未登录的一律拒绝")
        void nobodySignedIn() {
            Clerk anonymous = new Clerk(Browser.of(environment));

            assertThat(anonymous.list(task).status()).isEqualTo(HttpStatus.FOUND);
            assertThat(anonymous.download(file).status()).isEqualTo(HttpStatus.FOUND);
            assertThat(anonymous.upload(task, "乙.pdf", SampleFiles.pdf(999)).status())
                    .isEqualTo(HttpStatus.UNAUTHORIZED);
        }

        @Test
        @DisplayName("别的网站发来的上传和移除被拒绝")
        void otherSitesAreRefused() {
            Clerk lured = signedIn("wuhuaqu.liaison");

            assertThat(lured.uploadFromElsewhere(task, SampleFiles.pdf(999)).status())
                    .isEqualTo(HttpStatus.FORBIDDEN);
            assertThat(lured.removeFromElsewhere(file).status()).isEqualTo(HttpStatus.FORBIDDEN);
            assertThat(files.of(SUBJECT)).hasSize(1);
        }

        @Test
        @DisplayName("不存在的编号答复没有")
        void unknownIdsAreNotFound() {
            assertThat(wuhua.get("/desk/evidence/1").status()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(wuhua.get("/desk/evidence/00000000-0000-0000-0000-000000000000")
                            .status())
                    .isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(wuhua.get("/desk/tasks/1/evidence").status()).isEqualTo(HttpStatus.NOT_FOUND);
        }
    }

    @Nested
    @DisplayName("移除")
    class Removal {

        private JsonNode file;

        @BeforeEach
        void oneFileIsThere() {
            wuhua.upload(task, "甲.pdf", SampleFiles.pdf());
            file = wuhua.list(task).json().path("files").path(0);
        }

        @Test
        @DisplayName("任务办结前上传人可以移除")
        void theUploaderRemovesIt() {
            assertThat(wuhua.remove(file).status()).isEqualTo(HttpStatus.NO_CONTENT);

            assertThat(files.of(SUBJECT)).isEmpty();
        }

        @Test
        @DisplayName("同事不能移除")
        void aColleagueDoesNot() {
            Clerk colleague = signedIn("wuhuaqu.leader");

            assertThat(colleague
                            .list(task)
                            .json()
                            .path("files")
                            .path(0)
                            .path("removable")
                            .asBoolean())
                    .isFalse();
            assertThat(colleague.remove(file).message()).contains("只有上传人可以移除");
            assertThat(files.of(SUBJECT)).hasSize(1);
        }

        @Test
        @DisplayName("任务办结后谁也不能再移除或补传，下一环节可以看到")
        void nothingChangesAfterTheTaskIsDone() {
            workday.submit(
                    "wuhuaqu.liaison",
                    task,
                    Map.of(
                            "measures",
                            JsonVariable.of(List.of(Map.of("title", "压缩开办时限", "dueOn", "2027-03-31", "owner", "张三")))));

            assertThat(wuhua.remove(file).message()).contains("任务已经办结");
            assertThat(wuhua.upload(task, "乙.pdf", SampleFiles.pdf(999)).status())
                    .isEqualTo(HttpStatus.NOT_FOUND);
            Task review = workday.task(SUBJECT, "userTask_confirmMeasures");
            assertThat(signedIn("fagaiwei.liaison").list(review).json().path("files"))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("流程实例和历史清除后材料仍在，仍可取回")
    void outlivesTheInstanceAndItsHistory() {
        byte[] content = SampleFiles.pdf(300_000);
        wuhua.upload(task, "甲.pdf", content);
        JsonNode file = wuhua.list(task).json().path("files").path(0);

        runtime.deleteProcessInstance(task.getProcessInstanceId(), "over");
        workday.at("2031-12-01T09:00");
        history.cleanUpHistoryAsync(true);
        history.findHistoryCleanupJobs().forEach(job -> management.executeJob(job.getId()));

        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .count())
                .isZero();
        assertThat(wuhua.download(file).body()).isEqualTo(content);
        assertThat(signedIn("shuiwuju.liaison").download(file).status()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    private Clerk signedIn(String user) {
        return new Clerk(Browser.signedIn(environment, user));
    }

    /** What one person does in the tab of a task. */
    private record Clerk(Browser browser) {

        private static final Map<String, String> ELSEWHERE = Map.of("Origin", "https://evil.example");

        Answer list(Task task) {
            return get(path(task));
        }

        Answer get(String path) {
            return new Answer(browser.download(path));
        }

        Answer upload(Task task, String name, byte[] content) {
            return new Answer(browser.upload(path(task), name, content));
        }

        Answer uploadFromElsewhere(Task task, byte[] content) {
            return new Answer(browser.upload(path(task), "乙.pdf", content, ELSEWHERE));
        }

        Answer download(JsonNode file) {
            return get(path(file));
        }

        Answer remove(JsonNode file) {
            return new Answer(browser.delete(path(file)));
        }

        Answer removeFromElsewhere(JsonNode file) {
            return new Answer(browser.delete(path(file), ELSEWHERE));
        }

        private static String path(Task task) {
            return "/desk/tasks/" + task.getId() + "/evidence";
        }

        private static String path(JsonNode file) {
            return "/desk/evidence/" + file.path("id").asText();
        }
    }

    private record Answer(HttpResponse<byte[]> response) {

        HttpStatus status() {
            return HttpStatus.valueOf(response.statusCode());
        }

        byte[] body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String message() {
            return json().path("message").asText();
        }
    }
}
