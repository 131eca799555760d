package org.everspring.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import org.everspring.people.Accounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ldap.LdapAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

@DisplayName("口令由LDAP服务器核对")
class LdapLoginTest {

    private static final DirectoryOfTheTest DIRECTORY = new DirectoryOfTheTest();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    LdapAutoConfiguration.class, SslAutoConfiguration.class, ValidationAutoConfiguration.class))
            .withUserConfiguration(Accounts.class)
            .withPropertyValues(
                    "everspring.login.ldap.enabled=true",
                    "everspring.login.ldap.search-base=ou=people",
                    "spring.ldap.urls=" + DIRECTORY.url(),
                    "spring.ldap.base=" + DirectoryOfTheTest.BASE,
                    "spring.ldap.username=cn=everspring",
                    "spring.ldap.password=search-only");

    @EnableConfigurationProperties(LoginSettings.class)
    @Import(LdapLogin.class)
    static class Accounts {

        /** Everybody of the directory has an account here, but for the newcomer. */
        @Bean
        SignedInStaff signedInStaff() {
            var staff = mock(SignedInStaff.class);
            when(staff.find(anyString())).thenAnswer(call -> {
                String userId = call.getArgument(0);
                return userId.equals("newcomer")
                        ? Optional.empty()
                        : Optional.of(new StaffMember(userId, userId, Set.of(), Set.of()));
            });
            return staff;
        }
    }

    @AfterAll
    static void close() {
        DIRECTORY.close();
    }

    private static Authentication login(AuthenticationProvider ldap, String userId, String password) {
        return ldap.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(userId, password));
    }

    @Test
    @DisplayName("口令正确的，以目录中的账号登录，不论怎样填写大小写")
    void accountIsWhatTheDirectoryCallsThePerson() {
        application.run(context -> {
            var login = login(
                    context.getBean(AuthenticationProvider.class), "Fagaiwei.LIAISON", DirectoryOfTheTest.PASSWORD);

            assertThat(login.isAuthenticated()).isTrue();
            assertThat(login.getName()).isEqualTo("fagaiwei.liaison");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", " ", "\u0000", "ldap-2026-kunming"})
    @DisplayName("口令不正确或者没有口令的，不能登录")
    void wrongPasswordIsRefused(String password) {
        application.run(context -> assertThatThrownBy(
                        () -> login(context.getBean(AuthenticationProvider.class), "fagaiwei.liaison", password))
                .isInstanceOf(BadCredentialsException.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*)(uid=*",
                "fagaiwei*",
                "fagaiwei.liaison)(cn=*",
                "x)(|(uid=fagaiwei.liaison",
                "\\2a",
                "uid=fagaiwei.liaison,ou=people,dc=kunming,dc=gov",
                "没有这个人"
            })
    @DisplayName("账号中夹带查询条件的，当作没有这个人")
    void queryInTheAccountFindsNobody(String account) {
        application.run(context -> assertThatThrownBy(() ->
                        login(context.getBean(AuthenticationProvider.class), account, DirectoryOfTheTest.PASSWORD))
                .isInstanceOf(BadCredentialsException.class));
    }

    @Test
    @DisplayName("目录中有、本系统没有账号的，告知找用户管理员")
    void personWithoutAnAccountIsToldWhomToAsk() {
        application.run(context -> assertThatThrownBy(() ->
                        login(context.getBean(AuthenticationProvider.class), "newcomer", DirectoryOfTheTest.PASSWORD))
                .isInstanceOf(NoAccountException.class)
                .hasMessageContainingAll("newcomer", "用户管理员"));
    }

    @Test
    @DisplayName("以工号登录的，账号取自指定的属性")
    void accountComesFromTheAttributeThatIsSet() {
        application
                .withPropertyValues("everspring.login.ldap.search-filter=(employeeNumber={0})")
                .run(context -> assertThat(
                                login(context.getBean(AuthenticationProvider.class), "101", DirectoryOfTheTest.PASSWORD)
                                        .getName())
                        .isEqualTo("wuhuaqu.leader"));
    }

    @Test
    @DisplayName("一个账号对应几个人的，不登录任何一个")
    void twoEntriesAreNobody() {
        application
                .withPropertyValues("everspring.login.ldap.search-filter=(employeeNumber={0})")
                .run(context -> assertThatThrownBy(() -> login(
                                context.getBean(AuthenticationProvider.class), "103", DirectoryOfTheTest.PASSWORD))
                        .isInstanceOf(InternalAuthenticationServiceException.class));
    }

    @Test
    @DisplayName("查询用的口令不对的，不当作登录人的口令不对")
    void wrongPasswordOfOurOwnIsAFault() {
        application
                .withPropertyValues("spring.ldap.password=wrong")
                .run(context -> assertThatThrownBy(() -> login(
                                context.getBean(AuthenticationProvider.class),
                                "fagaiwei.liaison",
                                DirectoryOfTheTest.PASSWORD))
                        .isInstanceOf(InternalAuthenticationServiceException.class));
    }

    @Test
    @DisplayName("经StartTLS加密的连接上可以登录，口令错误的仍然不能")
    void checksOverStartTls() {
        withTrustIn(DIRECTORY.trustStore(), DIRECTORY.trustStorePassword()).run(context -> {
            var ldap = context.getBean(AuthenticationProvider.class);

            assertThat(login(ldap, "fagaiwei.liaison", DirectoryOfTheTest.PASSWORD)
                            .getName())
                    .isEqualTo("fagaiwei.liaison");
            assertThatThrownBy(() -> login(ldap, "fagaiwei.liaison", "wrong"))
                    .isInstanceOf(BadCredentialsException.class);
        });
    }

    @Test
    @DisplayName("服务器证书不可信的，不把口令发给它")
    void unknownCertificateIsNotTrusted() {
        try (var stranger = new DirectoryOfTheTest()) {
            withTrustIn(stranger.trustStore(), stranger.trustStorePassword())
                    .run(context -> assertThatThrownBy(() -> login(
                                    context.getBean(AuthenticationProvider.class),
                                    "fagaiwei.liaison",
                                    DirectoryOfTheTest.PASSWORD))
                            .isInstanceOf(InternalAuthenticationServiceException.class)
                            .rootCause()
                            .isInstanceOf(GeneralSecurityException.class));
        }
    }

    private ApplicationContextRunner withTrustIn(String store, String password) {
        return application.withPropertyValues(
                "everspring.login.ldap.start-tls-bundle=directory",
                "spring.ssl.bundle.jks.directory.truststore.location=" + store,
                "spring.ssl.bundle.jks.directory.truststore.password=" + password,
                "spring.ssl.bundle.jks.directory.truststore.type=PKCS12");
    }

    @Test
    @DisplayName("查询条件没有写明账号的位置，不启动")
    void filterWithoutAPlaceForTheAccountStopsTheStart() {
        application
                .withPropertyValues("everspring.login.ldap.search-filter=(uid=admin)")
                .run(context -> assertThat(context).hasFailed());
    }
}
