package org.everspring.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

@EngineTest
@DisplayName("其他系统调用须有账号")
class CallerTest {

    @Autowired
    private TestRestTemplate http;

    @ParameterizedTest
    @ValueSource(strings = {"/api/problems/a", "/api/problems/engine", "/api/engine", "/api/"})
    @DisplayName("没有账号和口令的调用被拒绝")
    void anonymousCallIsRefused(String path) {
        var answer = http.getForEntity(URI.create(http.getRootUri() + path), String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Basic");
    }

    @Test
    @DisplayName("换个写法的地址在登录之前就被拒绝")
    void anotherSpellingIsRefusedBefore() {
        var answer = http.getForEntity(URI.create(http.getRootUri() + "/%61pi/problems/a"), String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    @DisplayName("口令错误的调用被拒绝")
    void callWithAWrongPasswordIsRefused() {
        var answer = http.withBasicAuth("lingdaoxiaozu.leader", "wrong").getForEntity("/api/problems/a", String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }
}
