package org.everspring.scoreboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.everspring.assessment.AssessedYear;
import org.everspring.assessment.AssessmentState;
import org.everspring.scoring.DecisionTables;
import org.everspring.scoring.web.ChangedTable;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@EngineTest
@DisplayName("考核得分接口")
class AssessmentApiTest {

    private static final String PASSWORD = "EverSpring-2023";
    private static final String YEAR = "/api/assessment/2025";
    private static final String WHAT_IF = YEAR + "/what-if";

    private static final String OFFICE = "yingshangban.liaison";
    private static final String UNIT = "gonganju.liaison";
    private static final String STRANGER = "anningshi.liaison";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Workday workday;

    @Autowired
    private DecisionTables tables;

    private AssessedYear year;
    private ChangedTable changed;

    @BeforeEach
    void oneYearIsScored() {
        workday.at("2026-01-15T09:00");
        year = new AssessedYear(context).score("2025");
        changed = new ChangedTable(tables);
    }

    @Test
    @DisplayName("给出全部单位的得分、权重、评分表版本和校验值")
    void tellsAllScores() {
        JsonNode answer = get(OFFICE, YEAR).getBody();

        assertThat(answer.path("label").asText()).isEqualTo("2025年度");
        assertThat(answer.path("complete").asBoolean()).isTrue();
        assertThat(answer.path("hash").asText()).hasSize(64);
        assertThat(answer.path("tables").path("reportScore").asInt()).isOne();
        assertThat(answer.path("rules").path("weights").path("report").asInt()).isEqualTo(40);
        assertThat(units(answer)).containsExactly("shuiwuju", "gonganju", "fagaiwei", "panlongqu", "wuhuaqu");
        JsonNode second = answer.path("units").get(1);
        assertThat(second.path("total").decimalValue()).isEqualByComparingTo("88.57");
        assertThat(second.path("averages").path("report").decimalValue()).isEqualByComparingTo("87.5");
        assertThat(second.path("rank").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("公布前单位只得到本单位的，公布后得到全部的")
    void tellsAUnitItsOwn() {
        assertThat(get(UNIT, YEAR).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        year.bringTo(AssessmentState.CONFIRMING);

        JsonNode own = get(UNIT, YEAR).getBody();

        assertThat(units(own)).containsExactly("gonganju");
        assertThat(own.path("state").asText()).isEqualTo("CONFIRMING");
        assertThat(own.path("complete").asBoolean()).isFalse();
        assertThat(own.path("units").get(0).path("listed").isNull()).isTrue();
        assertThat(own.path("hash").isNull()).isTrue();
        assertThat(get(STRANGER, YEAR).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        year.freezeAfterConfirming();
        assertThat(units(get(STRANGER, YEAR).getBody())).hasSize(5);
    }

    @Test
    @DisplayName("无权查阅的与没有的答复相同，说明原因")
    void tellsNobodyWhatExists() {
        assertThat(get(UNIT, YEAR).getBody())
                .isEqualTo(get(UNIT, "/api/assessment/2019").getBody());
        assertThat(get(UNIT, YEAR).getBody().path("message").asText()).contains("无权查阅");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20255", "2025Q9", "x", "2025q1"})
    @DisplayName("看不懂的期间说明原因")
    void refusesWhatIsNoPeriod(String period) {
        var answer = get(OFFICE, "/api/assessment/" + period);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().path("message").asText()).contains("不是有效的");
    }

    @Test
    @DisplayName("没有账号密码的不答复")
    void asksForAnAccount() {
        assertThat(http.getForEntity(YEAR, String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(http.postForEntity(WHAT_IF, changed.milder(), String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    @DisplayName("试算给出每个单位的新旧得分和变动的明细")
    void comparesAChangedTable() {
        JsonNode answer = post(OFFICE, changed.milder()).getBody();

        assertThat(answer.path("table").asText()).isEqualTo("reportScore");
        assertThat(answer.path("movedLines").asInt()).isOne();
        JsonNode unit = StreamSupport.stream(answer.path("units").spliterator(), false)
                .filter(one -> one.path("unit").asText().equals("gonganju"))
                .findFirst()
                .orElseThrow();
        assertThat(unit.path("before").path("total").decimalValue()).isEqualByComparingTo("88.57");
        assertThat(unit.path("after").path("total").decimalValue()).isEqualByComparingTo("94.29");
        assertThat(unit.path("after").path("grade").asText()).isEqualTo("优秀");
        JsonNode line = unit.path("lines").get(0);
        assertThat(line.path("id").asText()).isEqualTo("2025Q2:1.1:gonganju");
        assertThat(line.path("before").path("points").decimalValue()).isEqualByComparingTo("75");
        assertThat(line.path("after").path("points").decimalValue()).isEqualByComparingTo("95");
    }

    @Test
    @DisplayName("不能试算的说明原因")
    void refusesBrokenTables() {
        assertRefused(post(OFFICE, "不是评分表"), HttpStatus.BAD_REQUEST, "不能试算");
        assertRefused(post(OFFICE, ""), HttpStatus.BAD_REQUEST, "不能试算");
        assertRefused(post(OFFICE, changed.withTwoTables()), HttpStatus.BAD_REQUEST, "不能试算");
        assertRefused(post(OFFICE, changed.withJuel()), HttpStatus.BAD_REQUEST, "FEEL");
        assertRefused(post(OFFICE, changed.withGap()), HttpStatus.BAD_REQUEST, "市公安局");
        assertRefused(post(OFFICE, " ".repeat((1 << 20) + 1)), HttpStatus.PAYLOAD_TOO_LARGE, "1MB");
    }

    @Test
    @DisplayName("被考核的单位不能试算")
    void letsOnlyJudgesCompare() {
        year.bringTo(AssessmentState.FROZEN);

        assertRefused(post(UNIT, changed.milder()), HttpStatus.NOT_FOUND, "无权查阅");
    }

    private static void assertRefused(ResponseEntity<JsonNode> answer, HttpStatus status, String reason) {
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(answer.getBody().path("message").asText()).contains(reason);
    }

    private static List<String> units(JsonNode answer) {
        return StreamSupport.stream(answer.path("units").spliterator(), false)
                .map(unit -> unit.path("unit").asText())
                .toList();
    }

    private ResponseEntity<JsonNode> get(String user, String path) {
        return http.withBasicAuth(user, PASSWORD).getForEntity(path, JsonNode.class);
    }

    private ResponseEntity<JsonNode> post(String user, String dmn) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_XML);
        return http.withBasicAuth(user, PASSWORD)
                .exchange(
                        WHAT_IF,
                        HttpMethod.POST,
                        new HttpEntity<>(dmn.getBytes(StandardCharsets.UTF_8), headers),
                        JsonNode.class);
    }
}
