package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.everspring.support.EngineTest;
import org.everspring.support.RestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@EngineTest
@DisplayName("查询条件中的表达式只能调用函数")
class QueryExpressionTest {

    private static final AtomicBoolean REACHED = new AtomicBoolean();

    /** Loading it by name runs this, which is what an attacker wants of another class. */
    static final class Probe {
        static {
            REACHED.set(true);
        }
    }

    private static final List<String> ATTACKS = List.of(
            "${''.getClass().forName('org.everspring.engine.QueryExpressionTest$Probe')}",
            "${''['class'].forName('org.everspring.engine.QueryExpressionTest$Probe')}",
            "${identityService.createUserQuery().list()}",
            "${environment.getProperty('spring.datasource.password')}",
            "#{dateTime().getClass()}",
            "${now().class}",
            "${currentUserGroups().getClass().forName('org.everspring.engine.QueryExpressionTest$Probe')}");

    /** Where the published attacks put their expression. */
    private enum Shape {
        TASK((client, expression) -> client.post("/task", orQuery(expression))),
        COUNT((client, expression) -> client.post("/task/count", orQuery(expression))),
        STORED_FILTER((client, expression) -> {
            client.post("/filter/create", filter(orQuery(expression)));
            return client.post("/filter/create", filter(orQuery(expression)));
        }),
        EXTENDED_FILTER(
                (client, expression) -> client.post("/filter/" + anyFilter(client) + "/list", orQuery(expression))),
        EXTENDED_COUNT(
                (client, expression) -> client.post("/filter/" + anyFilter(client) + "/count", orQuery(expression))),
        PLAIN((client, expression) -> client.post("/task", Map.of("assigneeExpression", expression)));

        private final BiFunction<RestClient, String, ResponseEntity<String>> attack;

        Shape(BiFunction<RestClient, String, ResponseEntity<String>> attack) {
            this.attack = attack;
        }
    }

    @Autowired
    private TestRestTemplate http;

    private static Map<String, Object> orQuery(String expression) {
        return Map.of("orQueries", List.of(Map.of("assigneeExpression", expression, "name", "nobody")));
    }

    private static Map<String, Object> filter(Map<String, Object> query) {
        return Map.of("resourceType", "Task", "name", "mine", "query", query, "properties", Map.of());
    }

    private static String anyFilter(RestClient client) {
        return client.get("/filter?maxResults=1").getBody().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    static Stream<Arguments> attacks() {
        return Stream.of(Shape.values())
                .flatMap(shape -> ATTACKS.stream().map(expression -> Arguments.of(shape, expression)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("attacks")
    @DisplayName("在任一接口、任一位置，其他表达式都不会执行")
    void nothingElseIsEvaluated(Shape shape, String expression) {
        for (RestClient client :
                List.of(RestClient.basic(http, "wuhuaqu.liaison"), RestClient.session(http, "wuhuaqu.liaison"))) {
            ResponseEntity<String> answer = shape.attack.apply(client, expression);

            assertThat(answer.getStatusCode().is4xxClientError())
                    .as(shape + ": " + answer)
                    .isTrue();
            assertThat(REACHED).isFalse();
        }
    }

    @Test
    @DisplayName("已有筛选器用到的函数照常可用")
    void functionsWork() {
        RestClient client = RestClient.basic(http, "wuhuaqu.liaison");
        ResponseEntity<String> filters = client.get("/filter");

        assertThat(filters.getBody()).contains("今日到期", "已逾期");
        Stream.of(filters.getBody().split("\"id\":\""))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf('"')))
                .forEach(id -> assertThat(client.get("/filter/" + id + "/list").getStatusCode())
                        .isEqualTo(HttpStatus.OK));
    }
}
