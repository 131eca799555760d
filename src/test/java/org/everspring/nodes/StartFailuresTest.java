package org.everspring.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.mock.env.MockEnvironment;

@DisplayName("启动不了时说明缺什么")
@ExtendWith(OutputCaptureExtension.class)
class StartFailuresTest {

    /** As far as every start of production comes first: its settings and its turn. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @Import(NodesConfiguration.class)
    static class Start {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    private static void start(String... settings) {
        assertThat(catchThrowable(() -> new SpringApplicationBuilder(Start.class)
                        .web(WebApplicationType.NONE)
                        .profiles("postgres")
                        .run(settings)))
                .isNotNull();
    }

    private static String[] settings(String address) {
        return new String[] {
            "--EVERSPRING_DATABASE_URL=" + address,
            "--EVERSPRING_DATABASE_USER=a",
            "--EVERSPRING_DATABASE_PASSWORD=b",
            "--EVERSPRING_ADMIN_ID=zhou.li",
            "--EVERSPRING_ADMIN_PASSWORD=c"
        };
    }

    private static void assertTold(CapturedOutput output, String sentence) {
        assertThat(output)
                .containsOnlyOnce("APPLICATION FAILED TO START")
                .contains(sentence)
                .doesNotContain("\tat org.");
    }

    @Test
    @DisplayName("没有设置环境变量：一句话说明缺哪几项")
    void missingSettingsAreNamed(CapturedOutput output) {
        start("--EVERSPRING_DATABASE_USER=a", "--EVERSPRING_ADMIN_ID=zhou.li", "--EVERSPRING_ADMIN_PASSWORD=");

        assertTold(
                output,
                "没有设置环境变量 EVERSPRING_DATABASE_URL、EVERSPRING_DATABASE_PASSWORD、EVERSPRING_ADMIN_PASSWORD，不能启动。");
    }

    @Test
    @DisplayName("数据库地址不是PostgreSQL的：说明应当怎样写")
    void foreignAddressIsTold(CapturedOutput output) {
        start(settings("postgres://db/everspring"));

        assertTold(output, "环境变量 EVERSPRING_DATABASE_URL 应当是 jdbc:postgresql://主机:端口/数据库 的形式，现在不是，不能启动。");
    }

    @Test
    @DisplayName("数据库没有启动：说明连的是哪个地址，不带其中的参数")
    void absentDatabaseIsNamed(CapturedOutput output) {
        start(settings("jdbc:postgresql://127.0.0.1:9/everspring?password=secret"));

        assertTold(output, "连接不上数据库 jdbc:postgresql://127.0.0.1:9/everspring ，不能启动。");
        assertThat(output).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"28P01, 没有接受账号“es”的登录", "28000, 没有接受账号“es”的登录", "3D000, 不存在", "42501, 没有所需的权限", "57P03, 暂时不接受连接"})
    @DisplayName("数据库拒绝：说明原因")
    void refusalOfTheDatabaseIsTold(String state, String reason) {
        var settings = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/es?ssl=true")
                .withProperty("spring.datasource.username", "es");

        var analysis =
                new DatabaseFailureAnalyzer(settings).analyze(new IllegalStateException(new SQLException("no", state)));

        assertThat(analysis.getDescription())
                .contains(" jdbc:postgresql://db/es ")
                .contains(reason);
        assertThat(new DatabaseFailureAnalyzer(settings).analyze(new SQLException("syntax", "42601")))
                .as("a mistake of the program keeps its trace")
                .isNull();
    }
}
