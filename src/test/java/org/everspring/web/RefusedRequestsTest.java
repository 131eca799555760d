package org.everspring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.everspring.support.EngineTest;
import org.everspring.support.RawHttp;
import org.everspring.support.RawHttp.Answer;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EngineTest
@DisplayName("被拒绝的请求得到中文答复")
class RefusedRequestsTest {

    private static final String DOCTYPE = """
            --PART\r
            Content-Disposition: form-data; name="data"; filename="a.bpmn"\r
            \r
            <?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>\r
            --PART--\r
            """;

    private static final String SERIALISED = "{\"value\":\"rO0ABXQAAWE=\",\"type\":\"Object\","
            + "\"valueInfo\":{\"objectTypeName\":\"java.lang.String\","
            + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Workday workday;

    @Autowired
    private RuntimeService runtime;

    private RawHttp http;
    private String admin;
    private String basic;

    @BeforeEach
    void login() throws IOException {
        http = new RawHttp(port);
        admin = http.signIn("admin");
        basic = RequestGenerator.basic("admin", RawHttp.PASSWORD);
    }

    private Answer send(String line, String heads, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        return http.send((line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                                + content.length + "\r\n" + heads + "\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    /** The same call of both REST APIs. */
    private List<Answer> both(String method, String path, String type, String body) throws IOException {
        String heads = "Accept: application/json\r\nContent-Type: " + type + "\r\n";
        return List.of(
                send(method + " /engine-rest" + path, basic + heads, body),
                send(method + " /camunda/api/engine/engine/default" + path, admin + heads, body));
    }

    static Stream<Arguments> calls() {
        String json = "application/json";
        return Stream.of(
                Arguments.of("POST", "/task", json, "{\"name\":", 400, "JSON内容有误（第1行"),
                Arguments.of("POST", "/task", json, "[1]", 400, "JSON内容有误"),
                Arguments.of("POST", "/task", json, "{\"active\":\"maybe\"}", 400, "“active”的值“maybe”不正确"),
                Arguments.of("POST", "/task", "application/xml", "<a/>", 415, "不支持这种格式"),
                Arguments.of("PUT", "/filter/a", "application/x-www-form-urlencoded", "a=%zz", 415, "不支持这种格式"),
                Arguments.of("GET", "/task?dueBefore=2026-13-45", json, "", 400, "“dueBefore”的值“2026-13-45”不正确"),
                Arguments.of("GET", "/task?sortBy=x&sortOrder=y", json, "", 400, "“sortOrder”的值“y”不正确"),
                Arguments.of("GET", "/task/no-such-task", json, "", 404, "没有找到"),
                Arguments.of("POST", "/task/no-such-task/claim", json, "{\"userId\":\"admin\"}", 400, "请求的内容有误"),
                Arguments.of("POST", "/task/no-such-task/complete", json, "{}", 409, "刚刚已由他人办结"),
                Arguments.of("DELETE", "/task", json, "", 405, "不支持这种操作"),
                Arguments.of("GET", "/no-such-thing", json, "", 404, "没有找到"),
                Arguments.of("GET", "/process-definition/key/noSuchKey", json, "", 404, "没有找到"),
                Arguments.of("PUT", "/job/no-such-job/retries", json, "{\"retries\":-1}", 400, "请求的内容有误"),
                Arguments.of("POST", "/user/create", json, "{}", 400, "请求的内容有误"),
                Arguments.of("POST", "/message", json, "{\"messageName\":\"noSuchMessage\"}", 400, "请求的内容有误"),
                Arguments.of(
                        "POST", "/deployment/create", "multipart/form-data; boundary=PART", DOCTYPE, 400, "a.bpmn"),
                Arguments.of("POST", "/deployment/create", "multipart/form-data", DOCTYPE, 400, "请求的内容有误"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    @DisplayName("两个接口对有误的调用给出同样的答复")
    void bothInterfacesAnswerAlike(String method, String path, String type, String body, int status, String said)
            throws IOException {
        assertThat(both(method, path, type, body)).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(sent -> assertThat(sent).startsWith("application/json"));
            assertThat(answer.body()).contains("\"message\":\"").contains(said).doesNotContain("\tat ", "Exception:");
        });
    }

    @Test
    @DisplayName("没有这个引擎")
    void unknownEngineIsNotFound() throws IOException {
        Answer rest = send("GET /engine-rest/engine/nobody/task", basic, "");
        Answer webapp = send("GET /camunda/api/engine/engine/nobody/task", admin, "");

        assertThat(rest.status()).isEqualTo(400);
        assertThat(rest.body()).contains("请求的内容有误");
        assertThat(webapp.status()).isBetween(400, 404);
    }

    @Test
    @DisplayName("不接收Java序列化的内容")
    void javaObjectsAreRefused() throws IOException {
        workday.openQuarter("2026Q4");
        String instance =
                runtime.createProcessInstanceQuery().listPage(0, 1).get(0).getId();

        assertThat(both("PUT", "/process-instance/" + instance + "/variables/a", "application/json", SERIALISED))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.body()).contains("请求的内容有误");
                });
    }

    @Test
    @DisplayName("没有权限的答复是中文，程序需要的部分都在")
    void missingRightsAreToldInChinese() throws IOException {
        String table = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("reportScore")
                .latestVersion()
                .singleResult()
                .getId();
        List<Answer> answers = List.of(
                send(
                        "GET /engine-rest/decision-definition/" + table,
                        RequestGenerator.basic("wuhuaqu.liaison", RawHttp.PASSWORD),
                        ""),
                send(
                        "GET /camunda/api/engine/engine/default/decision-definition/" + table,
                        http.signIn("wuhuaqu.liaison"),
                        ""));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("\"message\":\"您没有进行这项操作的权限。\"");
        });
    }

    @Test
    @DisplayName("接口没有英文的自我说明")
    void thereIsNoDescription() throws IOException {
        assertThat(send("GET /engine-rest/application.wadl", basic, "").status())
                .isEqualTo(404);
        assertThat(send("OPTIONS /engine-rest/task", basic + "Accept: application/vnd.sun.wadl+xml\r\n", "")
                        .body())
                .doesNotContain("<application");
    }

    @Nested
    @DisplayName("页面")
    class Pages {

        private static final String BROWSER = "Accept: text/html,*/*\r\n";

        @ParameterizedTest
        @ValueSource(strings = {"GET /no-such-page", "GET /desk/no-such-page", "GET /error"})
        @DisplayName("没有的页面")
        void missing(String line) throws IOException {
            Answer answer = send(line, admin + BROWSER, "");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains("<html lang=\"zh-CN\"", "没有找到这个页面");
        }

        @Test
        @DisplayName("不支持的操作、格式和多部分内容")
        void unsupported() throws IOException {
            Answer method = send("DELETE /desk", admin + BROWSER, "");
            Answer type =
                    send("POST /desk/tasks/a/evidence", admin + BROWSER + "Content-Type: application/json\r\n", "{}");
            Answer parts = send(
                    "POST /desk/obligations/a/urge", admin + BROWSER + "Content-Type: multipart/form-data\r\n", "x");
            Answer any = send("PUT /desk/tasks/a/draft", admin + BROWSER + "Content-Type: */*\r\n", "{}");
            Answer broken = http.send(
                            ("POST /api/models/unitReport/rollback HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                            + basic
                                            + "Content-Type: multipart/form-data; boundary=PART\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
                                    .getBytes(StandardCharsets.UTF_8))
                    .orElseThrow();

            assertThat(method.status()).isEqualTo(405);
            assertThat(method.body()).contains("<html lang=\"zh-CN\"", "这个地址不支持这种操作");
            assertThat(type.status()).isEqualTo(415);
            assertThat(type.body()).contains("系统不支持这种格式的内容");
            assertThat(parts.status()).isEqualTo(400);
            assertThat(any.status()).isEqualTo(415);
            assertThat(any.body()).contains("系统不支持这种格式的内容");
            assertThat(broken.status()).isEqualTo(400);
        }

        @Test
        @DisplayName("过大的内容")
        void tooLarge() throws IOException {
            Answer answer = send(
                    "POST /desk/obligations/a/urge",
                    admin + BROWSER + "Content-Type: application/x-www-form-urlencoded\r\n",
                    "a=" + "x".repeat(1024 * 1024));

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("<html lang=\"zh-CN\"", "提交的内容过大");
        }

        @Test
        @DisplayName("从其他网站发来的内容")
        void forbidden() throws IOException {
            String fromElsewhere = admin.replace("Origin: http://localhost", "Origin: http://x.example");
            Answer answer = send("POST /desk/obligations/a/urge", fromElsewhere + BROWSER, "");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("<html lang=\"zh-CN\"", "您没有查看这个页面的权限");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /%zz HTTP/1.1\r\n\r\n",
                    "GET /a|b HTTP/1.1\r\n\r\n",
                    "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "\u0001 / HTTP/1.1\r\n\r\n",
                    "GET / HTTP/1.1\r\nno colon\r\nHost: localhost\r\n\r\n",
                    "GET /desk HTTP/1.1\r\n\r\n"
                })
        @DisplayName("服务器读不懂的请求")
        void unreadable(String request) throws IOException {
            Answer answer = http.send(request.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8))
                    .orElseThrow();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("请求的内容有误").doesNotContain("Tomcat", "Exception");
        }

        @Test
        @DisplayName("过长的标头")
        void longHeads() throws IOException {
            Answer answer = http.send(("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: "
                                    + "x".repeat(50_000) + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8))
                    .orElseThrow();

            assertThat(answer.status()).isBetween(400, 431);
            assertThat(answer.body()).contains("<html lang=\"zh-CN\"").doesNotContain("Tomcat");
        }
    }

    @Nested
    @DisplayName("下载的文件")
    class Files {

        @Autowired
        private TaskService tasks;

        private String task;

        @BeforeEach
        void openTask() {
            workday.openQuarter("2026Q4");
            task = tasks.createTaskQuery().listPage(0, 1).get(0).getId();
        }

        @Test
        @DisplayName("中文名的文件按原名保存，从不直接打开")
        void chineseNamesAreKept() throws IOException {
            tasks.setVariables(
                    task,
                    Map.of(
                            "proof",
                            Variables.fileValue("佐证\"材料（1）.html")
                                    .file("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
                                    .mimeType("text/html")
                                    .create()));

            for (String line : List.of(
                    "GET /engine-rest/task/" + task + "/variables/proof/data",
                    "GET /camunda/api/engine/engine/default/task/" + task + "/variables/proof/data")) {
                Answer answer = send(line, (line.contains("engine-rest") ? basic : admin) + "Accept: */*\r\n", "");

                assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                assertThat(answer.header("Content-Disposition"))
                        .hasValueSatisfying(said -> assertThat(said)
                                .startsWith("attachment;")
                                .endsWith(
                                        "filename*=UTF-8''%E4%BD%90%E8%AF%81%22%E6%9D%90%E6%96%99%EF%BC%881%EF%BC%89.html")
                                .matches("\\p{ASCII}*"));
                assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
                assertThat(answer.body()).contains("<script>");
            }
        }

        @Test
        @DisplayName("没有文件名的内容也只能保存")
        void whatHasNoNameIsSavedToo() throws IOException {
            String id = tasks.createAttachment(
                            "text/html", task, null, "x", "y", new ByteArrayInputStream("<b>".getBytes()))
                    .getId();

            for (String line : List.of(
                    "GET /engine-rest/task/" + task + "/attachment/" + id + "/data",
                    "GET /camunda/api/engine/engine/default/task/" + task + "/attachment/" + id + "/data")) {
                Answer answer = send(line, (line.contains("engine-rest") ? basic : admin) + "Accept: */*\r\n", "");

                assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                assertThat(answer.header("Content-Disposition")).hasValue("attachment");
            }
        }
    }
}
