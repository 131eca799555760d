package org.everspring.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("未登录的大量尝试")
class AnonymousRefusalLimitTest {

    private Instant now = Instant.parse("2026-11-25T01:00:00Z");
    private final AnonymousRefusalLimit limit = new AnonymousRefusalLimit(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private List<AnonymousRefusalLimit.Verdict> admit(Stream<String> addresses) {
        return addresses.map(limit::admit).toList();
    }

    @Test
    @DisplayName("一个地址每分钟至多60条，最后一条说明其后不再记录，下一分钟重新计数")
    void boundsWhatOneAddressCanWrite() {
        List<AnonymousRefusalLimit.Verdict> verdicts =
                admit(IntStream.range(0, 100).mapToObj(number -> "10.0.0.1"));

        assertThat(verdicts.subList(0, 59)).containsOnly(AnonymousRefusalLimit.Verdict.WRITE);
        assertThat(verdicts.get(59)).isEqualTo(AnonymousRefusalLimit.Verdict.LAST);
        assertThat(verdicts.subList(60, 100)).containsOnly(AnonymousRefusalLimit.Verdict.SKIP);
        assertThat(limit.admit("10.0.0.2")).isEqualTo(AnonymousRefusalLimit.Verdict.WRITE);

        now = now.plusSeconds(60);

        assertThat(limit.admit("10.0.0.1")).isEqualTo(AnonymousRefusalLimit.Verdict.WRITE);
    }

    @Test
    @DisplayName("不断更换地址也有上限")
    void boundsManyAddresses() {
        List<AnonymousRefusalLimit.Verdict> verdicts =
                admit(IntStream.range(0, 5000).mapToObj(number -> "2001:db8::" + number));

        assertThat(verdicts.stream().filter(verdict -> verdict != AnonymousRefusalLimit.Verdict.SKIP))
                .hasSize(1060);
    }
}
