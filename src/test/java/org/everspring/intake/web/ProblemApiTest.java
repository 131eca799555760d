package org.everspring.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemState;
import org.everspring.matter.ProblemId;
import org.everspring.support.AtOnce;
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
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The hotline sends with the account of 市公安局, a second system with that of 市税务局. */
@EngineTest
@DisplayName("其他系统报送问题")
class ProblemApiTest {

    private static final String HOTLINE = "gonganju.liaison";
    private static final String OTHER = "shuiwuju.liaison";

    private static final Map<String, Object> PROBLEM = Map.of(
            "source", "enterprise",
            "item", "1.1",
            "title", "开办企业往返多次",
            "description", "企业反映开办手续须往返三次，材料重复提交。",
            "units", List.of("wuhuaqu"));

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Workday workday;

    @Autowired
    private ProblemQueries problems;

    @BeforeEach
    void today() {
        workday.at("2026-12-01T09:00");
    }

    @Test
    @DisplayName("第一次报送建立问题并告知编号，再次报送得到同一个")
    void filesOnce() {
        var first = put(HOTLINE, "12345-0001", PROBLEM);
        var again = put(HOTLINE, "12345-0001", PROBLEM);

        assertThat(first.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(first.getHeaders().getLocation()).hasPath("/api/problems/12345-0001");
        assertThat(first.getBody().path("state").asText()).isEqualTo("REPORTED");
        assertThat(first.getBody().path("stateText").asText()).isEqualTo("待分办");
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(problems.count(ProblemFilter.all())).isOne();
        String number = first.getBody().path("number").asText();
        assertThat(workday.instance("improvementLoop", number)).isNotNull();
        assertThat(problems.get(ProblemId.parse(number)).triageUnit().value()).isEqualTo("fagaiwei");
    }

    @Test
    @DisplayName("同一账号一小时内最多报送60个，之后可以再报，其他账号不受影响")
    void takesSoManyAnHourFromOneAccount() {
        for (int number = 1; number <= 60; number++) {
            put(HOTLINE, "12345-" + number, PROBLEM);
        }

        var next = put(HOTLINE, "12345-61", PROBLEM);

        assertThat(next.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(next.getBody().path("message").asText()).contains("一小时内最多报送60个问题");
        assertThat(put(HOTLINE, "12345-60", PROBLEM).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(put(OTHER, "12345-61", PROBLEM).getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(problems.count(ProblemFilter.all())).isEqualTo(61);

        workday.at("2026-12-01T10:00:01");

        assertThat(put(HOTLINE, "12345-61", PROBLEM).getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }

    @Test
    @DisplayName("同一编号换了内容的，拒绝并保留原来的")
    void refusesOtherContentUnderTheSameKey() {
        put(HOTLINE, "12345-0001", PROBLEM);

        var other = put(HOTLINE, "12345-0001", with("title", "换了一个标题"));

        assertThat(other.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(other.getBody().path("message").asText()).isNotBlank();
        assertThat(problems.newest(ProblemFilter.all()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.title()).isEqualTo("开办企业往返多次"));
    }

    @Test
    @DisplayName("同时报送两次只建立一个")
    void filesOnceWhenSentTwiceAtOnce() throws Exception {
        List<ResponseEntity<JsonNode>> answers = Collections.synchronizedList(new ArrayList<>());

        List<Throwable> failures = AtOnce.run(IntStream.range(0, 4)
                .<Runnable>mapToObj(number -> () -> answers.add(put(HOTLINE, "12345-0002", PROBLEM)))
                .toArray(Runnable[]::new));

        assertThat(failures).isEmpty();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.getStatusCode()).isIn(HttpStatus.CREATED, HttpStatus.OK));
        assertThat(answers)
                .extracting(answer -> answer.getBody().path("number").asText())
                .containsOnly(answers.get(0).getBody().path("number").asText());
        assertThat(problems.count(ProblemFilter.all())).isOne();
    }

    @Test
    @DisplayName("各系统的编号互不相干，只看得到自己报送的")
    void keysBelongToTheSender() {
        put(HOTLINE, "1", PROBLEM);

        assertThat(get(OTHER, "1").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(put(OTHER, "1", with("title", "另一个系统的问题")).getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(problems.count(ProblemFilter.all())).isEqualTo(2);
        assertThat(get(HOTLINE, "1").getBody().path("number").asText())
                .isNotEqualTo(get(OTHER, "1").getBody().path("number").asText());
    }

    @Test
    @DisplayName("办结后可以查到结果")
    void tellsTheOutcome() {
        String number = put(HOTLINE, "1", PROBLEM).getBody().path("number").asText();
        workday.submit(
                "fagaiwei.liaison",
                workday.task(number, "userTask_triageProblem"),
                Map.of("triageDecision", "reject", "rejectReason", "不属于营商环境事项，请转信访渠道。"));
        workday.runDueJobs();

        var answer = get(HOTLINE, "1").getBody();

        assertThat(answer.path("state").asText()).isEqualTo(ProblemState.REJECTED.name());
        assertThat(answer.path("stateText").asText()).isEqualTo("不予受理");
        assertThat(answer.path("outcome").asText()).contains("请转信访渠道");
    }

    @Test
    @DisplayName("没有重点任务和涉及单位也受理，由营商环境办分办")
    void acceptsTheLeast() {
        var answer = put(HOTLINE, "1", Map.of("source", "media", "title", "媒体反映的问题", "description", "报道称开办手续须往返三次。"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(problems.newest(ProblemFilter.all()).get(0).triageUnit().value())
                .isEqualTo("yingshangban");
    }

    @ParameterizedTest(name = "{0}：{2}")
    @MethodSource("mistakes")
    @DisplayName("内容有误时说明原因，不建立问题")
    void namesEachMistake(String field, Object value, String reason) {
        var answer = put(HOTLINE, "1", with(field, value));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().path("message").asText()).contains(reason);
        assertThat(problems.count(ProblemFilter.all())).isZero();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("source", null, "请选择问题来源"),
                Arguments.of("source", "fax", "enterprise（企业诉求）"),
                Arguments.of("source", 1, "应为文字"),
                Arguments.of("item", "9.9", "9.9"),
                Arguments.of("item", "<script>", "任务编号"),
                Arguments.of("title", null, "“问题标题”为必填项"),
                Arguments.of("title", "短", "至少5字"),
                Arguments.of("title", "长".repeat(101), "最多100字，现有101字"),
                Arguments.of("title", List.of(), "应为文字"),
                Arguments.of("title", "开办企业\n材料重复提交", "只能填写一行"),
                Arguments.of("description", "太短", "至少10字"),
                Arguments.of("description", "长".repeat(2001), "最多2000字，现有2001字"),
                Arguments.of("description", "含有无法保存的字符\u0000的描述文字", "无法保存"),
                Arguments.of("units", "wuhuaqu", "列表"),
                Arguments.of("units", List.of(1), "列表"),
                Arguments.of("units", List.of("nowhere"), "“涉及单位”不在可选范围内"),
                Arguments.of("units", List.of("../x"), "单位标识"),
                Arguments.of("priority", "high", "没有“priority”这个字段"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "[]", "null", "\"text\"", "{\"title\":\"a\",\"title\":\"b\"}", "{} {}", "{\"title\":"})
    @DisplayName("不是一个JSON对象的，说明应当怎样发送")
    void saysWhatToSend(String body) {
        var answer = exchange(HttpMethod.PUT, HOTLINE, "1", body.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().path("message").asText()).contains("JSON对象");
    }

    @Test
    @DisplayName("不是UTF-8编码的内容不收")
    void refusesAnotherEncoding() {
        byte[] body = "{\"title\":\"开办企业往返多次\"}".getBytes(Charset.forName("GB18030"));

        var answer = exchange(HttpMethod.PUT, HOTLINE, "1", body);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().path("message").asText()).contains("UTF-8");
    }

    @Test
    @DisplayName("过大的内容不收")
    void refusesTooMuch() {
        var answer = put(HOTLINE, "1", with("description", "长".repeat(50_000)));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
        assertThat(answer.getBody().path("message").asText()).contains("64KB");
    }

    @Test
    @DisplayName("编号过长或含有其他字符的不收")
    void refusesABadKey() {
        assertThat(put(HOTLINE, "a".repeat(101), PROBLEM)
                        .getBody()
                        .path("message")
                        .asText())
                .contains("最多100个字符");
        assertThat(put(HOTLINE, "热线1", PROBLEM).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> problem = new HashMap<>(PROBLEM);
        problem.put(field, value);
        return problem;
    }

    private ResponseEntity<JsonNode> put(String sender, String key, Object problem) {
        return exchange(HttpMethod.PUT, sender, key, problem);
    }

    private ResponseEntity<JsonNode> get(String sender, String key) {
        return exchange(HttpMethod.GET, sender, key, null);
    }

    private ResponseEntity<JsonNode> exchange(HttpMethod method, String sender, String key, Object body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth(sender, "EverSpring-2023")
                .exchange("/api/problems/{key}", method, new HttpEntity<>(body, headers), JsonNode.class, key);
    }
}
