package org.everspring.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import org.everspring.support.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("察觉数据库连接不上")
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class DatabaseWatchTest {

    private static String url;

    private final Database database = new Database();
    private final DatabaseWatch watch =
            new DatabaseWatch(database, new Heartbeat(Clock.systemUTC(), () -> true, event -> {}));
    private final JdbcClient server =
            JdbcClient.create(new DriverManagerDataSource(database(), Postgres.USER, Postgres.USER));

    /** Can move to an address where there is none. */
    private static final class Database implements JdbcConnectionDetails {

        private String address = database();

        @Override
        public String getUsername() {
            return Postgres.USER;
        }

        @Override
        public String getPassword() {
            return Postgres.USER;
        }

        @Override
        public String getJdbcUrl() {
            return address;
        }
    }

    private static synchronized String database() {
        if (url == null) {
            url = Postgres.create("watched");
        }
        return url;
    }

    private void cutTheConnection() {
        server.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?")
                .param(NodeName.with("watch"))
                .query()
                .listOfRows();
    }

    @BeforeEach
    void begin() {
        watch.look();
    }

    @AfterEach
    void end() {
        watch.stop();
    }

    @Test
    @DisplayName("只断了一条连接：数据库还在")
    void oneConnectionThatIsCutIsNoOutage(CapturedOutput output) {
        cutTheConnection();
        watch.look();

        assertThat(watch.isAvailable()).isTrue();
        assertThat(output).doesNotContain("cannot be reached");
    }

    @Test
    @DisplayName("数据库不在：马上没有连接；回来以后接着用，日志各说一次")
    void nobodyWaitsWhileItIsGone(CapturedOutput output) throws Exception {
        var pool = new WatchedDataSource(
                new DriverManagerDataSource(database(), Postgres.USER, Postgres.USER), watch::isAvailable);
        pool.getConnection().close();

        database.address = "jdbc:postgresql://127.0.0.1:9/gone";
        cutTheConnection();
        watch.look();
        watch.look();
        assertThat(watch.isAvailable()).isFalse();
        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);

        database.address = database();
        watch.look();
        watch.look();
        assertThat(watch.isAvailable()).isTrue();
        assertThat(output).containsOnlyOnce("The database cannot be reached").containsOnlyOnce("The database is back");
        pool.getConnection().close();
    }
}
