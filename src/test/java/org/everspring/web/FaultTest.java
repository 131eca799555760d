package org.everspring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response.Status;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.apache.coyote.BadRequestException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.identity.IdentityProviderException;
import org.camunda.bpm.engine.rest.dto.runtime.VariableNameDto;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.support.Postgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("出错时判断是请求有误还是系统有误")
class FaultTest {

    private static Throwable thrownAt(Throwable thrown, String type) {
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.Objects", "requireNonNull", "Objects.java", 1),
            new StackTraceElement(type, "apply", "X.java", 1)
        });
        return thrown;
    }

    @Test
    @DisplayName("本系统的拒绝照原话答复")
    void ownRefusalsKeepTheirWords() {
        assertThat(Fault.ofCall(new ProcessEngineException(new InvalidInputException("日期有误。"))))
                .isEqualTo(new Fault(400, "日期有误。"));
        assertThat(Fault.ofCall(new RuntimeException(new AlreadyDoneException("已经办结。"))))
                .isEqualTo(new Fault(409, "已经办结。"));
    }

    @Test
    @DisplayName("同时修改的一方得到冲突的答复")
    void lostRaceIsAConflict() {
        var lost = new RestException(
                Status.INTERNAL_SERVER_ERROR, new OptimisticLockingException("ENGINE-03005"), "Cannot complete");

        assertThat(Fault.ofCall(lost).status()).isEqualTo(409);
        assertThat(Fault.ofCall(new TaskAlreadyClaimedException("task", "somebody")))
                .isEqualTo(new Fault(409, "这项任务已由他人认领，请刷新任务列表后再看。"));
    }

    @Test
    @DisplayName("没有权限、内容过大各有自己的答复")
    void rightsAndSizesAreTold() {
        assertThat(Fault.ofCall(new AuthorizationException("no")).message()).isEqualTo("您没有进行这项操作的权限。");
        assertThat(Fault.ofCall(new RestException(Status.BAD_REQUEST, new BodyTooLargeException(1), "x"))
                        .status())
                .isEqualTo(413);
        assertThat(Fault.ofCall(new ProcessingException(new BadRequestException("Invalid chunk header")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("接口自己的4xx保持原样")
    void refusalsOfTheInterfaceKeepTheirStatus() {
        assertThat(Fault.ofCall(new InvalidRequestException(Status.NOT_FOUND, "No task"))
                        .status())
                .isEqualTo(404);
        assertThat(Fault.ofCall(new NotAllowedException("GET")).status()).isEqualTo(405);
        assertThat(Fault.ofCall(new BadUserRequestException("x")).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("引擎不接受的、引擎代码因参数而出错的，是请求有误")
    void whatTheEngineDoesNotTakeIsTheRequests() {
        assertThat(Fault.ofCall(new NullValueException("id is null")).status()).isEqualTo(400);
        assertThat(Fault.ofCall(new RestException(Status.INTERNAL_SERVER_ERROR, "Cannot"))
                        .status())
                .isEqualTo(400);
        assertThat(Fault.ofCall(thrownAt(new NullPointerException(), "org.camunda.bpm.engine.rest.dto.X"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("本系统代码出错、虚拟机出错、账号库连不上，是系统有误")
    void whatIsOursStaysOurs() {
        assertThat(Fault.ofCall(thrownAt(new NullPointerException(), "org.everspring.reporting.X"))
                        .status())
                .isEqualTo(500);
        assertThat(Fault.ofCall(thrownAt(new IllegalStateException(), "org.springframework.jdbc.X"))
                        .status())
                .isEqualTo(500);
        assertThat(Fault.ofCall(new OutOfMemoryError()).status()).isEqualTo(500);
        assertThat(Fault.ofCall(new IdentityProviderException("down")).status()).isEqualTo(500);
        assertThat(Fault.ofCall(new IllegalStateException()).isServers()).isTrue();
    }

    @Test
    @DisplayName("JSON的错误说明在第几行")
    void jsonIsLocated() throws JsonProcessingException {
        try {
            new ObjectMapper().readValue("{\n \"name\": [}", VariableNameDto.class);
        } catch (JsonProcessingException e) {
            assertThat(Fault.ofCall(e)).isEqualTo(new Fault(400, "请求的JSON内容有误（第2行第10个字符附近），请检查后重试。"));
            return;
        }
        throw new AssertionError("It was read.");
    }

    @ParameterizedTest
    @CsvSource({
        "22001, 400",
        "22021, 400",
        "90008, 400",
        "23505, 409",
        "23503, 409",
        "40001, 409",
        "55P03, 409",
        "HYT00, 409",
        "08006, 503",
        "53300, 503",
        "57P01, 503",
        "25P03, 503",
        "42601, 500",
        ", 500"
    })
    @DisplayName("数据库的错误按错误类别答复，不带数据库的原话")
    void databaseFaultsAreToldByTheirClass(String state, int status) {
        Fault fault = Fault.ofCall(new ProcessEngineException(new RuntimeException(new SQLException("SECRET", state))));

        assertThat(fault.status()).isEqualTo(status);
        assertThat(fault.message()).doesNotContain("SECRET");
    }

    @Test
    @DisplayName("连接用尽时答复系统正忙")
    void noConnectionIsBusy() {
        assertThat(Fault.ofCall(new RuntimeException(new SQLTransientConnectionException("pool")))
                        .status())
                .isEqualTo(503);
    }

    @Test
    @DisplayName("连接中断时，先说数据库，不怪请求太慢；连接池说的“已关闭”也是中断")
    void lostConnectionIsNotTheRequestsFault() {
        var connecting = new SQLException("timed out", "08001", new SocketTimeoutException("connect timed out"));

        assertThat(Fault.ofCall(new RuntimeException(connecting)).isOutage()).isTrue();
        assertThat(Fault.ofCall(new RuntimeException(new SQLException("Connection is closed")))
                        .isOutage())
                .isTrue();
    }

    @Test
    @DisplayName("H2和PostgreSQL对请求的真实报错都是请求有误")
    void realDatabasesBlameTheRequest() {
        JdbcClient h2 = JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:fault;DB_CLOSE_DELAY=-1"));
        JdbcClient postgres =
                JdbcClient.create(new DriverManagerDataSource(Postgres.create("fault"), "postgres", "postgres"));

        for (JdbcClient database : List.of(h2, postgres)) {
            database.sql("create table thing (id varchar(5) primary key)").update();
            database.sql("insert into thing values ('a')").update();
            assertThat(status(database, "insert into thing values (?)", "longer"))
                    .isEqualTo(400);
            assertThat(status(database, "insert into thing values (?)", "a")).isEqualTo(409);
            assertThat(status(database, "select id from thing limit ?", -1)).isEqualTo(400);
        }
        assertThat(status(postgres, "insert into thing values (?)", "a\0b")).isEqualTo(400);
    }

    private static int status(JdbcClient database, String sql, Object value) {
        try {
            if (sql.startsWith("select")) {
                database.sql(sql).param(value).query().listOfRows();
            } else {
                database.sql(sql).param(value).update();
            }
            return 200;
        } catch (DataAccessException e) {
            return Fault.ofCall(e).status();
        }
    }
}
