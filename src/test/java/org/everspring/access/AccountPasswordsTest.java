package org.everspring.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.everspring.engine.PasswordAtTheWebapps;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

@EngineTest
@DisplayName("口令的保存、核对和要求")
class AccountPasswordsTest {

    private static final String PASSWORD = "Chuncheng#88-ok";
    private static final String CURRENT = "{PBKDF2-SHA-512}" + QuickPasswords.ITERATIONS + "$";

    @Autowired
    private AccountPasswords passwords;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TestRestTemplate http;

    @BeforeEach
    void zhangsanHasAnAccount() {
        var user = identities.newUser("zhangsan");
        user.setFirstName("张三");
        user.setLastName(" ");
        user.setPassword(PASSWORD);
        identities.saveUser(user);
    }

    @AfterEach
    void zhangsanIsGone() {
        identities.clearAuthentication();
        identities.deleteUser("zhangsan");
    }

    @Test
    @DisplayName("口令以PBKDF2保存，迭代次数一并保存")
    void isStoredByPbkdf2WithItsIterations() {
        assertThat(stored().getPassword()).startsWith(CURRENT).hasSizeLessThan(255);
        assertThat(passwords.matches("zhangsan", PASSWORD)).isTrue();
        assertThat(passwords.matches("zhangsan", PASSWORD + "!")).isFalse();
        assertThat(passwords.matches("nobody", PASSWORD)).isFalse();
        assertThat(identities.checkPassword("zhangsan", PASSWORD)).isTrue();
    }

    @Test
    @DisplayName("旧的SHA-512口令仍然有效，首次登录后换成新的保存方式")
    void olderHashHoldsAndIsReplacedAtTheNextLogin() {
        var user = stored();
        user.setSalt("oldsalt");
        user.setDbPassword("{SHA-512}" + new Sha512HashDigest().encrypt(EncryptionUtil.saltPassword("1", "oldsalt")));
        identities.saveUser(user);

        assertThat(passwords.matches("zhangsan", "2")).isFalse();
        assertThat(stored().getPassword()).startsWith("{SHA-512}");
        assertThat(passwords.matches("zhangsan", "1")).isTrue();

        assertThat(stored().getPassword()).startsWith(CURRENT);
        assertThat(passwords.matches("zhangsan", "1")).isTrue();
    }

    @Test
    @DisplayName("核对过的口令在改动后立即失效")
    void rememberedPasswordEndsWithItsChange() {
        passwords.matches("zhangsan", PASSWORD);
        assertThat(passwords.isRemembered("zhangsan", PASSWORD)).isTrue();
        assertThat(passwords.isRemembered("zhangsan", PASSWORD + "!")).isFalse();

        var user = stored();
        user.setPassword("Another#One-2026");
        identities.saveUser(user);

        assertThat(passwords.isRemembered("zhangsan", PASSWORD)).isFalse();
        assertThat(passwords.matches("zhangsan", PASSWORD)).isFalse();
    }

    @Test
    @DisplayName("全部演示账号共用一次计算的结果")
    void demonstrationAccountsShareOneHash() {
        var hashes = identities.createUserQuery().userEmailLike("%@everspring.example").list().stream()
                .map(user -> ((UserEntity) user).getPassword())
                .distinct();

        assertThat(hashes).hasSize(1);
    }

    @Test
    @DisplayName("再次启动时按盐认出统一口令，不必重新计算")
    void publishedPasswordIsKnownByItsSalt() {
        var user = stored();
        passwords.shared("Published-1").give(user);
        // Another hash, which no slow check would let through.
        user.setDbPassword(user.getPassword().replaceFirst(".$", "?"));

        assertThat(passwords.shared("Published-1").isThatOf(user)).isTrue();
        assertThat(passwords.shared("Published-2").isThatOf(user)).isFalse();

        user.setDbPassword("{SHA-512}of-older-days");
        assertThat(passwords.shared("Published-1").isThatOf(user)).isFalse();
    }

    @Test
    @DisplayName("改过的口令不再是统一口令，即使内容相同")
    void changedPasswordIsNoLongerThePublishedOne() {
        var user = stored();
        passwords.shared(PASSWORD).give(user);
        identities.saveUser(user);
        assertThat(passwords.shared(PASSWORD).isThatOf(stored())).isTrue();
        assertThat(passwords.matches("zhangsan", PASSWORD)).isTrue();

        user = stored();
        user.setPassword(PASSWORD);
        identities.saveUser(user);

        assertThat(passwords.shared(PASSWORD).isThatOf(stored())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "Short#1a",
                "alllower#123",
                "ALLUPPER#123",
                "NoDigits#here",
                "NoSymbols123",
                "My-zhangsan-2026",
                "我是张三ABCdef-1"
            })
    @DisplayName("不符合要求的口令，两个接口都用中文说明并答复400")
    void weakPasswordIsRefusedInWordsOnBothRoots(String weak) {
        for (var answer : List.of(basic(weak), session(weak))) {
            assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(400);
            assertThat(answer.getBody()).contains("口令不符合要求", "至少10个字符");
        }
        assertThat(passwords.matches("zhangsan", PASSWORD)).isTrue();
    }

    @Test
    @DisplayName("符合要求的口令可以设置")
    void strongPasswordIsTaken() {
        assertThat(basic("Dianchi-7-lake").getStatusCode().value()).isEqualTo(204);

        assertThat(passwords.matches("zhangsan", "Dianchi-7-lake")).isTrue();
    }

    @Test
    @DisplayName("一两个字的姓名部分不妨碍设置口令")
    void shortPartsOfANameAreNoObstacle() {
        var rule = new PasswordRules();
        var user = stored();
        user.setFirstName("a");
        user.setEmail("b@c.cn");

        assertThat(rule.getRules()).allMatch(each -> each.execute("Abc-abc-1234", user));
    }

    @Test
    @DisplayName("登录人员不能用接口试探他人的口令")
    void nobodyTriesPasswordsOfOthersPastTheThrottle() {
        var answer = http.withBasicAuth("fagaiwei.liaison", "EverSpring-2023")
                .postForEntity(
                        "/engine-rest/identity/verify",
                        Map.of("username", "zhangsan", "password", PASSWORD),
                        String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(answer.getBody()).doesNotContain("authenticated\":true");
        identities.setAuthentication("fagaiwei.liaison", List.of());
        assertThatThrownBy(() -> identities.checkPassword("zhangsan", PASSWORD)).hasMessageContaining("只能核对本人的口令");
    }

    private UserEntity stored() {
        return (UserEntity) identities.createUserQuery().userId("zhangsan").singleResult();
    }

    private ResponseEntity<String> basic(String password) {
        return http.withBasicAuth("admin", "EverSpring-2023")
                .exchange(
                        "/engine-rest/user/zhangsan/credentials",
                        HttpMethod.PUT,
                        new HttpEntity<>(Map.of("password", password, "authenticatedUserPassword", "EverSpring-2023")),
                        String.class);
    }

    private ResponseEntity<String> session(String password) {
        return PasswordAtTheWebapps.change(http, "zhangsan", password);
    }
}
