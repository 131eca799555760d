package org.everspring.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * A request's body that has to come on. How long one read may be silent is the connection's time-out; what comes by single
 * bytes would last for ever all the same, and hold a thread as long.
 */
final class PacedBody implements InputBuffer {

    /** Of waiting for the body, before its pace counts: a bad line may stand still for a while. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    /** Less than the slowest line that a page can be read over: 20 MB take some 80 minutes. */
    static final int LEAST_PER_SECOND = 4 * 1024;

    private final InputBuffer body;
    private final BodiesUnderway underway;
    private final String address;
    private final LongSupplier nanos;

    private long waited;
    private long received;
    private boolean counted;
    private boolean ended;
    private int status;

    /** @param nanos a clock that only goes on */
    PacedBody(InputBuffer body, BodiesUnderway underway, String address, LongSupplier nanos) {
        this.body = body;
        this.underway = underway;
        this.address = address;
        this.nanos = nanos;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        begin();
        long before = nanos.getAsLong();
        try {
            int read = body.doRead(handler);
            waited += nanos.getAsLong() - before;
            if (read < 0) {
                end();
            } else {
                received += read;
                checkPace();
            }
            return read;
        } catch (SocketTimeoutException silent) {
            status = 408;
            throw silent;
        }
    }

    private void begin() throws IOException {
        if (status != 0) {
            throw new SocketTimeoutException("The body is given up");
        }
        if (!counted && !ended) {
            if (!underway.begin(address)) {
                status = 408;
                throw new SocketTimeoutException("Too many bodies are being waited for");
            }
            counted = true;
        }
    }

    private void checkPace() throws SocketTimeoutException {
        long beyond = waited - GRACE.toNanos();
        if (beyond > 0 && received < beyond / 1e9 * LEAST_PER_SECOND) {
            status = 408;
            throw new SocketTimeoutException("The body comes too slowly");
        }
    }

    /** Reads what nobody has asked for, so that whoever sends it sees the answer. */
    void drain() throws IOException {
        var nowhere = new Nowhere();
        while (doRead(nowhere) >= 0) {
            nowhere.setByteBuffer(null);
        }
    }

    /** Nobody waits for it any more. */
    void end() {
        ended = true;
        if (counted) {
            counted = false;
            underway.end(address);
        }
    }

    /** Why it was given up, as an HTTP status; 0 when it was not. */
    int status() {
        return status;
    }

    @Override
    public int available() {
        return body.available();
    }

    private static final class Nowhere implements ApplicationBufferHandler {

        private @Nullable ByteBuffer buffer;

        @Override
        public void setByteBuffer(@Nullable ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {}
    }
}
