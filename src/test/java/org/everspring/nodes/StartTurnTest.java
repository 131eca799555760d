package org.everspring.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.everspring.support.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("多个节点同时启动")
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class StartTurnTest {

    private static String url;

    private final StaticApplicationContext application = new StaticApplicationContext();
    private final StartTurn first = turn(url);
    private final StartTurn second = turn(url);

    @BeforeAll
    static void database() {
        url = Postgres.create("turns");
    }

    @BeforeEach
    void firstBegins() throws InterruptedException {
        first.afterPropertiesSet();
    }

    @AfterEach
    void giveBack() {
        first.destroy();
        second.destroy();
    }

    private StartTurn turn(String address) {
        return new StartTurn(
                new JdbcConnectionDetails() {
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
                },
                application);
    }

    private CompletableFuture<Void> secondBegins(CapturedOutput output) throws InterruptedException {
        CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> {
            try {
                second.afterPropertiesSet();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (!output.getOut().contains("which prepares the database")) {
            assertThat(begun).isNotDone();
            Thread.sleep(20);
        }
        return begun;
    }

    @Test
    @DisplayName("一个节点准备数据库，其他节点等待并说明在等谁，准备好后接着启动")
    void othersWaitAndSayForWhom(CapturedOutput output) throws Exception {
        CompletableFuture<Void> begun = secondBegins(output);
        assertThat(output).contains("Waiting for " + NodeName.with("start"));

        first.onApplicationEvent(new ContextRefreshedEvent(new StaticApplicationContext()));
        assertThat(begun).as("not by the refresh of another context").isNotDone();
        first.onApplicationEvent(new ContextRefreshedEvent(application));

        begun.get(20, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("准备数据库的节点中途消失，等待的节点接着准备")
    void nodeThatDiesGivesItsTurnBack(CapturedOutput output) throws Exception {
        CompletableFuture<Void> begun = secondBegins(output);

        JdbcClient.create(new DriverManagerDataSource(url, Postgres.USER, Postgres.USER))
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?"
                        + " and pid in (select pid from pg_locks where locktype = 'advisory' and granted)")
                .param(NodeName.with("start"))
                .query()
                .listOfRows();

        begun.get(20, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("H2只有一个节点，不用等待")
    void otherDatabasesAreOneNodesAlone() throws InterruptedException {
        turn("jdbc:h2:mem:turns").afterPropertiesSet();
        turn("jdbc:h2:mem:turns").afterPropertiesSet();
    }
}
