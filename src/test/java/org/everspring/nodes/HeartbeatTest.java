package org.everspring.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.everspring.nodes.LiveNodes.LiveNode;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("节点报到和校对时钟")
class HeartbeatTest {

    private final List<Object> told = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestDatabase.POSTGRES.emptied().getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private LiveNodes nodes() {
        return new LiveNodes(JdbcClient.create(TestDatabase.POSTGRES.source()));
    }

    private Heartbeat node(Duration clockAhead) {
        return new Heartbeat(Clock.offset(Clock.systemUTC(), clockAhead), () -> true, told::add);
    }

    @Test
    @DisplayName("报到后列出，停止时除名")
    void nodeIsListedUntilItEnds() throws SQLException {
        Heartbeat node = node(Duration.ZERO);
        node.beat(connection);
        node.beat(connection);

        assertThat(nodes().all()).singleElement().satisfies(live -> {
            assertThat(live.name()).isEqualTo(NodeName.own());
            assertThat(live.executesJobs()).isTrue();
            assertThat(live.isClockWrong()).isFalse();
            assertThat(live.silence()).isLessThan(Duration.ofSeconds(30));
        });
        assertThat(node.isClockRight()).isTrue();
        assertThat(told).hasSize(1).first().extracting("right").isEqualTo(true);

        node.end(connection);
        assertThat(nodes().all()).isEmpty();
    }

    @Test
    @DisplayName("时钟快了或慢了十分钟：不再就绪，告知相差多少")
    void wrongClockIsTold() throws SQLException {
        for (Duration ahead : List.of(Duration.ofMinutes(10), Duration.ofMinutes(-10))) {
            told.clear();
            Heartbeat node = node(ahead);
            node.beat(connection);

            assertThat(node.isClockRight()).isFalse();
            assertThat(told).singleElement().isInstanceOfSatisfying(ClockCompared.class, compared -> {
                assertThat(compared.right()).isFalse();
                assertThat(compared.ahead()).isBetween(ahead.minusSeconds(30), ahead.plusSeconds(30));
            });
            assertThat(nodes().all()).singleElement().matches(LiveNode::isClockWrong);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @DisplayName("两分钟没有消息的不再列出，也不再保留")
    void silentNodesAreForgotten(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.emptied());
        LiveNodes nodes = new LiveNodes(jdbc);
        nodes.heard("ys1:1", Instant.EPOCH, false, Duration.ZERO);
        jdbc.sql("update live_node set seen_at = seen_at - interval '3' minute").update();
        assertThat(nodes.all()).isEmpty();

        nodes.heard("ys2:1", Instant.EPOCH, true, Duration.ofMillis(-1500));

        assertThat(nodes.all())
                .extracting(LiveNode::name, LiveNode::clockAhead)
                .containsExactly(tuple("ys2:1", Duration.ofMillis(-1500)));
        assertThat(jdbc.sql("select count(*) from live_node").query(Long.class).single())
                .isOne();
    }
}
