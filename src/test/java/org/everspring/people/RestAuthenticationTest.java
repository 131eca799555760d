package org.everspring.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.support.PlanTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

@PlanTest
@DisplayName("接口须登录后调用")
class RestAuthenticationTest {

    @Autowired
    private TestRestTemplate http;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/engine",
                "/engine-rest/engine/default/user",
                "/engine-rest/version",
                "/engine-rest/"
            })
    @DisplayName("未登录的调用被拒绝")
    void anonymousCallIsRefused(String path) {
        var answer = http.getForEntity(path, String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Basic");
    }

    @Test
    @DisplayName("账号和口令正确时可以调用")
    void callWithTheRightPasswordIsAnswered() {
        var answer = http.withBasicAuth("fagaiwei.liaison", "EverSpring-2023")
                .getForEntity("/engine-rest/task", String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    @DisplayName("口令错误的调用被拒绝")
    void callWithAWrongPasswordIsRefused() {
        var answer = http.withBasicAuth("wuhuaqu.liaison", "wrong").getForEntity("/engine-rest/task", String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }
}
