package org.everspring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.everspring.support.EngineTest;
import org.everspring.support.RawHttp;
import org.everspring.support.RawHttp.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcOperations;

@EngineTest
@DisplayName("请求的大小和列表的长度有上限")
class RequestLimitsTest {

    private static final int MEGABYTE = 1024 * 1024;

    @LocalServerPort
    private int port;

    private RawHttp http;
    private String admin;
    private String liaison;
    private String basic;

    @BeforeEach
    void login() throws IOException {
        http = new RawHttp(port);
        admin = http.signIn("admin");
        liaison = http.signIn("wuhuaqu.liaison");
        basic = RequestGenerator.basic("admin", RawHttp.PASSWORD);
    }

    private Answer post(String path, String credentials, String type, byte[] body, boolean chunked) throws IOException {
        String length = chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + body.length + "\r\n";
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + credentials
                        + "Content-Type: " + type + "\r\nAccept: application/json\r\n" + length + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] sent = chunked
                ? RequestGenerator.joined(
                        (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.UTF_8),
                        RequestGenerator.joined(body, "\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8)))
                : body;
        return http.send(RequestGenerator.joined(head, sent)).orElseThrow();
    }

    private Answer get(String path, String credentials) throws IOException {
        return http.send(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + credentials
                                + "Accept: application/json\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private static byte[] json(int size) {
        return ("{\"name\":\"" + "x".repeat(size) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /** A deployment with so many files of so many bytes each, none of which is a model. */
    private static byte[] deployment(int files, int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) ' ');
        byte[] all = new byte[0];
        for (int file = 0; file < files; file++) {
            byte[] head = ("--PART\r\nContent-Disposition: form-data; name=\"f" + file + "\"; filename=\"f" + file
                            + ".bpmn\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            all = RequestGenerator.joined(
                    all, RequestGenerator.joined(head, RequestGenerator.joined(content, "\r\n".getBytes())));
        }
        return RequestGenerator.joined(all, "--PART--\r\n".getBytes());
    }

    @Nested
    @DisplayName("查询的条件")
    class Questions {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"orQueries\":[%s]}|{}|201",
                    "{\"processVariables\":[%s]}|{\"name\":\"a\",\"operator\":\"eq\",\"value\":1}|201",
                    "{\"sorting\":[%s]}|{\"sortBy\":\"id\",\"sortOrder\":\"asc\"}|201",
                    "{\"processInstanceBusinessKeyIn\":[%s]}|\"a\"|2001"
                })
        @DisplayName("成千上万的条件或值不查询，说明上限")
        void questionsOfThousandsOfPartsAreRefused(String question) throws IOException {
            String[] parts = question.split("\\|");
            int tooMany = Integer.parseInt(parts[2]);

            for (int count : List.of(tooMany, tooMany - 1)) {
                String list = String.join(",", Collections.nCopies(count, parts[1]));
                byte[] body = parts[0].formatted(list).getBytes(StandardCharsets.UTF_8);
                Answer rest = post("/engine-rest/task/count", basic, "application/json", body, false);
                Answer webapp =
                        post("/camunda/api/engine/engine/default/task/count", admin, "application/json", body, false);

                boolean refused = count == tooMany;
                assertThat(List.of(rest, webapp)).allSatisfy(answer -> {
                    assertThat(answer.status()).isLessThan(500);
                    assertThat(answer.body().contains("最多有" + (tooMany - 1) + "个"))
                            .isEqualTo(refused);
                });
            }
        }
    }

    @Nested
    @DisplayName("请求的大小")
    class Bodies {

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        @DisplayName("各接口和页面不接收超过1MB的内容，分块发送也一样")
        void moreThanAMegabyteIsRefused(boolean chunked) throws IOException {
            List<Answer> answers = new ArrayList<>();
            answers.add(post("/engine-rest/task", basic, "application/json", json(MEGABYTE), chunked));
            answers.add(post(
                    "/camunda/api/engine/engine/default/task", admin, "application/json", json(MEGABYTE), chunked));
            answers.add(post(
                    "/camunda/api/cockpit/plugin/base/default/incident",
                    admin,
                    "application/json",
                    json(MEGABYTE),
                    chunked));
            answers.add(post(
                    "/engine-rest/task/a/attachment/create",
                    basic,
                    "multipart/form-data; boundary=PART",
                    deployment(1, MEGABYTE),
                    chunked));

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(413);
                assertThat(answer.body()).contains("提交的内容过大");
            });
        }

        @Test
        @DisplayName("正好1MB以内的照常接收")
        void lessIsRead() throws IOException {
            byte[] body = json(MEGABYTE - 100);

            assertThat(post("/engine-rest/task", basic, "application/json", body, true)
                            .status())
                    .isEqualTo(200);
            assertThat(post("/camunda/api/engine/engine/default/task", admin, "application/json", body, false)
                            .status())
                    .isEqualTo(200);
        }

        @Test
        @DisplayName("页面上的表单也不接收超过1MB的内容，没有说明长度的不接收")
        void formsAreLimited() throws IOException {
            String form = "application/x-www-form-urlencoded";
            byte[] large = ("reason=" + "x".repeat(MEGABYTE)).getBytes(StandardCharsets.UTF_8);

            assertThat(post("/desk/obligations/a/urge", liaison, form, large, false)
                            .status())
                    .isEqualTo(413);
            assertThat(post("/desk/obligations/a/urge", liaison, form, large, true)
                            .status())
                    .isEqualTo(411);
            assertThat(post("/login", "", form, large, false).status()).isEqualTo(413);
        }

        @Test
        @DisplayName("部署可以有20个1MB的文件，再多不接收")
        void deploymentsMayBeLarger() throws IOException {
            String type = "multipart/form-data; boundary=PART";

            for (String path :
                    List.of("/engine-rest/deployment/create", "/camunda/api/engine/engine/default/deployment/create")) {
                String credentials = path.startsWith("/engine") ? basic : admin;
                Answer twenty = post(path, credentials, type, deployment(20, MEGABYTE), false);
                Answer chunked = post(path, credentials, type, deployment(21, MEGABYTE), true);
                Answer announced = post(path, credentials, type, deployment(21, MEGABYTE), false);

                // It is read, and refused for what is in it.
                assertThat(twenty.status()).isEqualTo(400);
                assertThat(twenty.body()).contains("不是有效的模型", "另有19个文件也不合要求");
                assertThat(chunked.status()).isEqualTo(413);
                assertThat(announced.status()).isEqualTo(413);
            }
        }

        @Test
        @DisplayName("佐证材料有自己的上限")
        void evidenceHasItsOwn() throws IOException {
            Answer answer = post(
                    "/desk/tasks/no-such-task/evidence",
                    liaison,
                    "multipart/form-data; boundary=PART",
                    deployment(3, MEGABYTE),
                    false);

            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @Nested
    @DisplayName("列表的长度")
    class Lists {

        private static final int BULK = 2100;

        @Autowired
        private JdbcOperations jdbc;

        @Test
        @DisplayName("没有说明数量的，最多读取2000条")
        void whoNamesNoNumberGetsSoMany() throws IOException {
            jdbc.update(
                    "insert into act_id_group (id_, rev_, name_) select 'bulk' || x, 1, 'bulk' from system_range(1, "
                            + BULK + ")");
            try {
                Answer plain = get("/engine-rest/group", basic);
                Answer webapp = get("/camunda/api/engine/engine/default/group?name=bulk", admin);
                Answer rest = get("/engine-rest/group?name=bulk&firstResult=2000&maxResults=2000", basic);

                assertThat(count(plain)).isEqualTo(2000);
                assertThat(count(webapp)).isEqualTo(2000);
                assertThat(count(rest)).isEqualTo(BULK - 2000);
            } finally {
                jdbc.update("delete from act_id_group where name_ = 'bulk'");
            }
        }

        private static long count(Answer answer) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            return answer.body().split("\"id\":", -1).length - 1;
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "maxResults=2001",
                    "maxResults=-1",
                    "maxResults=x",
                    "maxResults=",
                    "firstResult=-1",
                    "firstResult=2147483648",
                    "maxResults=1&maxResults=2001"
                })
        @DisplayName("数量或起点有误的，用中文拒绝")
        void wrongNumbersAreRefused(String query) throws IOException {
            assertThat(Stream.of(
                            get("/engine-rest/task?" + query, basic),
                            get("/camunda/api/engine/engine/default/task?" + query, admin),
                            get(
                                    "/camunda/api/cockpit/plugin/base/default/process-definition/statistics?" + query,
                                    admin)))
                    .allSatisfy(answer -> {
                        assertThat(answer.status()).isEqualTo(400);
                        assertThat(answer.body()).contains("应为");
                    });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/engine/engine/default/filter?resourceType=Task",
                    "/engine/engine/default/task",
                    "/engine/engine/default/process-definition?latest=true",
                    "/engine/engine/default/process-definition/statistics?rootIncidents=true",
                    "/engine/engine/default/decision-definition?latestVersion=true",
                    "/engine/engine/default/deployment?sortBy=deploymentTime&sortOrder=desc",
                    "/engine/engine/default/job-definition",
                    "/engine/engine/default/user",
                    "/engine/engine/default/authorization?resourceType=0",
                    "/engine/engine/default/history/batch",
                    "/engine/engine/default/metrics?name=flow-node-instance",
                    "/cockpit/plugin/base/default/process-definition/statistics",
                    "/cockpit/plugin/base/default/process-definition/statistics-count",
                    "/cockpit/plugin/base/default/incident",
                    "/admin/auth/user/default"
                })
        @DisplayName("任务列表、Cockpit和Admin的查询照常")
        void webappsWorkOn(String path) throws IOException {
            Answer answer = get("/camunda/api" + path, admin);

            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }
    }
}
