package org.everspring.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

@DisplayName("正式运行")
class ProductionTest {

    @Nested
    @SpringBootTest(
            properties = {
                "EVERSPRING_ADMIN_ID=zhou.li",
                "EVERSPRING_ADMIN_PASSWORD=Dianchi#1276-sea",
                "camunda.bpm.job-execution.enabled=false"
            })
    @ActiveProfiles("postgres")
    @OnPostgres
    @DirtiesContext
    @DisplayName("只需要环境变量")
    class FromTheEnvironment {

        @Autowired
        private IdentityService identities;

        @Test
        @DisplayName("只有一个账号：环境变量给出的系统管理员，没有任何演示账号")
        void administratorIsTheOnlyAccount() {
            assertThat(identities.createUserQuery().list())
                    .extracting(User::getId)
                    .containsExactly("zhou.li");
            assertThat(identities
                            .createUserQuery()
                            .memberOfGroup("camunda-admin")
                            .count())
                    .isOne();
            assertThat(identities.checkPassword("zhou.li", "Dianchi#1276-sea")).isTrue();
            assertThat(identities.createUserQuery().singleResult())
                    .extracting("password")
                    .asString()
                    .startsWith("{PBKDF2-SHA-512}210000$");
        }
    }

    @Nested
    @DisplayName("不满足条件时不启动")
    class Refused {

        /** What the engine asks before it makes anything. */
        private void start(String... settings) {
            try (var context = new SpringApplicationBuilder(Settings.class)
                    .web(WebApplicationType.NONE)
                    .profiles("postgres")
                    .run(settings)) {
                context.getBean(ProductionSettings.class).check();
            }
        }

        @Test
        @DisplayName("没有管理员口令")
        void withoutAnAdministratorsSecret() {
            assertThatThrownBy(() -> start("--EVERSPRING_ADMIN_ID=zhou.li"))
                    .hasStackTraceContaining("没有系统管理员的账号或口令，不能启动");
        }

        @Test
        @DisplayName("管理员口令为空")
        void withAnEmptySecret() {
            assertThatThrownBy(() -> start("--EVERSPRING_ADMIN_ID=zhou.li", "--EVERSPRING_ADMIN_PASSWORD="))
                    .hasStackTraceContaining("没有系统管理员的账号或口令，不能启动");
        }

        @Test
        @DisplayName("启用了演示账号")
        void withDemonstrationAccounts() {
            assertThatThrownBy(() -> start(
                            "--EVERSPRING_ADMIN_ID=zhou.li",
                            "--EVERSPRING_ADMIN_PASSWORD=Dianchi#1276-sea",
                            "--everspring.demonstration.enabled=true"))
                    .hasStackTraceContaining("正式运行不得启用演示账号");
        }
    }

    @EnableConfigurationProperties({CamundaBpmProperties.class, DemonstrationSettings.class})
    @Import(ProductionSettings.class)
    static class Settings {}
}
