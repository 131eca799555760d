package org.everspring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("请求内容须不断到达")
class PacedBodyTest {

    private final BodiesUnderway underway = new BodiesUnderway(3, 2);
    private long nanos;

    @Test
    @DisplayName("一个字节一个字节地拖延的，放弃")
    void givesUpWhatDrips() {
        PacedBody body = body(1, Duration.ofSeconds(5), 1_000_000);

        assertThatThrownBy(body::drain).isInstanceOf(SocketTimeoutException.class);
        assertThat(body.status()).isEqualTo(408);
        assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("网络慢但不断到达的，收完为止")
    void waitsForASlowLine() throws IOException {
        PacedBody body = body(8 * 1024, Duration.ofSeconds(1), 2560);

        body.drain();

        assertThat(body.status()).isZero();
        assertThat(Duration.ofNanos(nanos)).isGreaterThan(Duration.ofMinutes(40));
    }

    @Test
    @DisplayName("系统自己处理的时间不算")
    void countsOnlyTheWaiting() throws IOException {
        PacedBody body = body(10, Duration.ZERO, 3);

        body.doRead(null);
        nanos += Duration.ofHours(1).toNanos();

        assertThatCode(body::drain).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("正在等待的总数和每个地址的数目有上限，收完的不算")
    void boundsWhatIsWaitedFor() throws IOException {
        PacedBody first = of("a");
        first.doRead(null);
        of("a").doRead(null);

        PacedBody third = of("a");
        assertThatThrownBy(() -> third.doRead(null)).isInstanceOf(IOException.class);
        assertThat(third.status()).isEqualTo(408);
        of("b").doRead(null);
        assertThatThrownBy(() -> of("c").doRead(null)).isInstanceOf(IOException.class);

        first.drain();
        first.end();

        assertThatCode(() -> of("c").doRead(null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> of("d").doRead(null)).isInstanceOf(IOException.class);
    }

    private PacedBody of(String address) {
        return new PacedBody(new Pieces(1, 0, 2), underway, address, () -> nanos);
    }

    private PacedBody body(int size, Duration pause, int pieces) {
        return new PacedBody(new Pieces(size, pause.toNanos(), pieces), underway, "a", () -> nanos);
    }

    private final class Pieces implements InputBuffer {

        private final int size;
        private final long pause;
        private int left;

        Pieces(int size, long pause, int pieces) {
            this.size = size;
            this.pause = pause;
            this.left = pieces;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) {
            nanos += pause;
            return left-- > 0 ? size : -1;
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
