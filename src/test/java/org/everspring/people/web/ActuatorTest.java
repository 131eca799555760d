package org.everspring.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

@EngineTest
@DisplayName("运行状况接口")
class ActuatorTest {

    private static final String PASSWORD = "EverSpring-2023";

    @Autowired
    private TestRestTemplate http;

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    @DisplayName("不登录只看得到是否正常")
    void anybodySeesWhetherItRuns(String path) {
        assertThat(http.getForObject(path, String.class))
                .contains("\"status\":")
                .doesNotContain("components");
    }

    @ParameterizedTest
    @CsvSource({
        "admin, 200",
        "operator, 200",
        "auditor, 403",
        "process-owner, 403",
        "user-administrator, 403",
        "fagaiwei.liaison, 403",
        "lingdaoxiaozu.leader, 403"
    })
    @DisplayName("其余只有系统管理员和运维人员看得到")
    void watchersSeeTheRest(String userId, int status) {
        var caller = http.withBasicAuth(userId, PASSWORD);

        assertThat(caller.getForEntity("/actuator/metrics", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(status);
        assertThat(caller.getForEntity("/actuator/health/db", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(status);
        assertThat(caller.getForObject("/actuator/health", String.class).contains("components"))
                .isEqualTo(status == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/metrics", "/actuator/info", "/actuator/health/db"})
    @DisplayName("不登录看不到其余的")
    void nobodyElseSeesIt(String path) {
        assertThat(http.getForEntity(path, String.class).getStatusCode().value())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "heapdump", "beans", "shutdown", "loggers", "configprops", "threaddump", "sbom"})
    @DisplayName("会泄露设置或内存的，一律不提供")
    void whatTellsSecretsDoesNotExist(String endpoint) {
        assertThat(http.withBasicAuth("admin", PASSWORD)
                        .getForEntity("/actuator/" + endpoint, String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("看得到流程引擎的状况")
    void engineIsAmongIt() {
        assertThat(http.withBasicAuth("operator", PASSWORD).getForObject("/actuator/health", String.class))
                .contains("processEngine", "\"db\"");
    }
}
