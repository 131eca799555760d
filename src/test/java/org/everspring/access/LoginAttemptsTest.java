package org.everspring.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.everspring.support.AtOnce;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("登录失败次数的限制")
class LoginAttemptsTest {

    private static final String OFFICE = "10.1.1.1";
    private static final String ELSEWHERE = "203.0.113.7";

    @Autowired
    private LoginAttempts attempts;

    @Autowired
    private Workday workday;

    @BeforeEach
    void itIsMorning() {
        workday.at("2026-12-01T09:00");
    }

    @Test
    @DisplayName("第5次失败后须等15秒，此后每次加倍，最长15分钟")
    void eachFurtherFailureDoublesTheWait() {
        assertThat(IntStream.of(4, 5, 6, 7, 8, 9, 10, 11, 12, 400)
                        .mapToObj(failures -> LoginAttempts.waitAfter(failures, LoginAttempts.FREE_OF_AN_ACCOUNT)
                                .toSeconds()))
                .containsExactly(0L, 15L, 30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L);
    }

    @Test
    @DisplayName("等待期间的尝试不计入，期满后可再试一次")
    void waitEndsByItself() {
        fail("zhangsan", OFFICE, 5);

        assertThat(attempts.begin("zhangsan", OFFICE)).contains(Duration.ofSeconds(15));
        assertThat(attempts.begin("zhangsan", OFFICE)).contains(Duration.ofSeconds(15));
        workday.at("2026-12-01T09:01");

        assertThat(attempts.begin("zhangsan", OFFICE)).isEmpty();
        assertThat(attempts.begin("zhangsan", OFFICE)).contains(Duration.ofSeconds(30));
    }

    @Test
    @DisplayName("登录成功后此前的失败不再计算")
    void successForgetsWhatHadFailed() {
        fail("zhangsan", OFFICE, 4);
        attempts.succeed("zhangsan", OFFICE);

        fail("zhangsan", OFFICE, 4);

        assertThat(attempts.begin("zhangsan", OFFICE)).isEmpty();
    }

    @Test
    @DisplayName("一天没有失败后重新计算")
    void dayWithoutAFailureForgetsThem() {
        fail("zhangsan", OFFICE, 4);
        workday.at("2026-12-02T09:01");

        fail("zhangsan", OFFICE, 4);

        assertThat(attempts.begin("zhangsan", OFFICE)).isEmpty();
    }

    @Test
    @DisplayName("他人在别处的失败不影响本人在本处登录")
    void nobodyIsLockedOutFromElsewhere() {
        for (int hour = 10; hour < 18; hour++) {
            workday.at("2026-12-01T" + hour + ":00");
            fail("zhangsan", ELSEWHERE, 20);
        }

        assertThat(attempts.begin("zhangsan", ELSEWHERE)).isPresent();
        assertThat(attempts.begin("zhangsan", OFFICE)).isEmpty();
    }

    @Test
    @DisplayName("服务器时间调回几分钟，没有失败过的人照常登录")
    void clockThatIsPutBackHoldsNobodyUp() {
        attempts.begin("zhangsan", OFFICE);
        attempts.succeed("zhangsan", OFFICE);
        fail("lisi", OFFICE, 1);
        workday.at("2026-12-01T08:50");

        assertThat(attempts.begin("wangwu", OFFICE)).isEmpty();
        assertThat(attempts.begin("lisi", OFFICE)).isEmpty();
        assertThat(attempts.blockedUntil("lisi")).isEmpty();
    }

    @Test
    @DisplayName("一个地址对许多账号的尝试一并限制，但不影响在该地址登录过的账号")
    void addressIsHeldUpButNotForWhomItKnows() {
        attempts.begin("zhangsan", OFFICE);
        attempts.succeed("zhangsan", OFFICE);

        IntStream.range(0, LoginAttempts.FREE_OF_AN_ADDRESS).forEach(number -> fail("guess" + number, OFFICE, 1));

        assertThat(attempts.begin("lisi", OFFICE)).isPresent();
        assertThat(attempts.begin("zhangsan", OFFICE)).isEmpty();
        assertThat(attempts.begin("lisi", ELSEWHERE)).isEmpty();
    }

    @Test
    @DisplayName("对同一地址的限制，刚刚核对过的口令也不能绕过")
    void rememberedPasswordDoesNotPassTheWait() {
        fail("zhangsan", OFFICE, 5);
        IntStream.range(0, LoginAttempts.FREE_OF_AN_ADDRESS).forEach(number -> fail("guess" + number, ELSEWHERE, 1));

        assertThat(attempts.wait("zhangsan", OFFICE)).isPresent();
        assertThat(attempts.wait("zhangsan", ELSEWHERE)).isPresent();
    }

    @Test
    @DisplayName("成功的登录不计入该地址的失败")
    void successDoesNotCountAgainstTheAddress() {
        IntStream.range(0, 2 * LoginAttempts.FREE_OF_AN_ADDRESS).forEach(number -> {
            attempts.begin("user" + number, OFFICE);
            attempts.succeed("user" + number, OFFICE);
        });

        assertThat(attempts.begin("lisi", OFFICE)).isEmpty();
    }

    @Test
    @DisplayName("用户管理员解除限制后可以立即再试")
    void forgivenAccountMayTryAtOnce() {
        fail("zhangsan", OFFICE, 5);
        assertThat(attempts.blockedUntil("zhangsan")).isPresent();

        attempts.forgive("zhangsan");

        assertThat(attempts.blockedUntil("zhangsan")).isEmpty();
        assertThat(attempts.begin("zhangsan", OFFICE)).isEmpty();
    }

    @Test
    @DisplayName("同时发起的尝试也只放行5次")
    void attemptsAtTheSameMomentAreCountedToo() throws Exception {
        var admitted = new AtomicInteger();
        Runnable attempt = () -> {
            if (attempts.begin("zhangsan", OFFICE).isEmpty()) {
                admitted.incrementAndGet();
            }
        };

        var failures = AtOnce.run(Collections.nCopies(16, attempt).toArray(Runnable[]::new));

        assertThat(failures).isEmpty();
        assertThat(admitted).hasValue(LoginAttempts.FREE_OF_AN_ACCOUNT);
    }

    @Test
    @DisplayName("IPv6按网段计算")
    void addressesOfOneIpv6NetworkAreOne() {
        assertThat(LoginThrottle.network("2001:db8:1:2:3:4:5:6")).isEqualTo(LoginThrottle.network("2001:db8:1:2::9"));
        assertThat(LoginThrottle.network("2001:db8:1:3::9")).isNotEqualTo(LoginThrottle.network("2001:db8:1:2::9"));
        assertThat(LoginThrottle.network("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    private void fail(String userId, String address, int times) {
        IntStream.range(0, times).forEach(time -> attempts.begin(userId, address));
    }
}
