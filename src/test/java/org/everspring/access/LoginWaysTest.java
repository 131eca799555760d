package org.everspring.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.everspring.engine.MemberGroups;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@DisplayName("登录方式设置")
class LoginWaysTest {

    private static final String LDAP = "everspring.login.ldap.enabled=true";
    private static final String OIDC = "spring.security.oauth2.client.registration.city.client-id=everspring";

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties({LoginSettings.class, OAuth2ClientProperties.class})
    @Import(LoginWays.class)
    static class Settings {

        @Bean
        MemberGroups effectiveGroups() {
            var groups = mock(MemberGroups.class);
            when(groups.of(anyString())).thenReturn(List.of("fagaiwei"));
            when(groups.of("admin")).thenReturn(List.of("camunda-admin"));
            return groups;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, , true, true",
        "LDAP, , true, false",
        "LDAP, administrators, true, false",
        "LDAP, everybody, true, true",
        "LDAP, nobody, false, false",
        "OIDC, , true, false",
        "OIDC, everybody, true, true",
        "OIDC, nobody, false, false"
    })
    @DisplayName("外部登录设置后，本系统口令只供系统管理员应急，另有设置的除外")
    void localPasswordsServe(String outside, String setting, boolean administrator, boolean liaison) {
        with(outside, setting).run(context -> {
            var ways = context.getBean(LoginWays.class);

            assertThat(ways.servesLocally("admin")).isEqualTo(administrator);
            assertThat(ways.servesLocally("fagaiwei.liaison")).isEqualTo(liaison);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, , true, false",
        "LDAP, nobody, true, false",
        "OIDC, , true, true",
        "OIDC, everybody, true, false",
        "OIDC, nobody, false, false"
    })
    @DisplayName("登录页只显示用得上的方式")
    void pageOffersWhatCanBeUsed(String outside, String setting, boolean password, boolean administratorsOnly) {
        with(outside, setting).run(context -> {
            var ways = context.getBean(LoginWays.class);

            assertThat(ways.byPassword()).isEqualTo(password);
            assertThat(ways.passwordForAdministratorsOnly()).isEqualTo(administratorsOnly);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrators", "nobody"})
    @DisplayName("没有外部登录而又限制本系统口令的，不启动")
    void nobodyIsLockedOutByASetting(String setting) {
        with("NONE", setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("everspring.login.local-passwords"));
    }

    @Test
    @DisplayName("统一身份认证的名称取自设置，没有设置的用其代号")
    void providersBearTheirNames() {
        application
                .withPropertyValues(
                        OIDC,
                        "spring.security.oauth2.client.registration.province.client-id=everspring",
                        "spring.security.oauth2.client.registration.province.client-name=省政务统一身份认证")
                .run(context -> assertThat(context.getBean(LoginWays.class).providers())
                        .containsOnly(Map.entry("city", "city"), Map.entry("province", "省政务统一身份认证")));
    }

    private ApplicationContextRunner with(String outside, String setting) {
        var server = switch (outside) {
            case "LDAP" -> application.withPropertyValues(LDAP);
            case "OIDC" -> application.withPropertyValues(OIDC);
            default -> application;
        };
        return setting == null ? server : server.withPropertyValues("everspring.login.local-passwords=" + setting);
    }
}
