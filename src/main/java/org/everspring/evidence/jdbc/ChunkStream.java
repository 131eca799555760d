package org.everspring.evidence.jdbc;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads one chunk after the other, each when it is wanted and in a connection of its own. */
final class ChunkStream extends InputStream {

    private final IntFunction<Optional<byte[]>> chunks;
    private byte @Nullable [] chunk = {};
    private int next;
    private int position;

    ChunkStream(IntFunction<Optional<byte[]>> chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() {
        byte[] from = filled();
        return from == null ? -1 : from[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        byte[] from = filled();
        if (from == null) {
            return -1;
        }
        int count = Math.min(length, from.length - position);
        System.arraycopy(from, position, target, offset, count);
        position += count;
        return count;
    }

    /** The chunk with what comes next; null at the end. */
    private byte @Nullable [] filled() {
        while (chunk != null && position == chunk.length) {
            chunk = chunks.apply(next++).orElse(null);
            position = 0;
        }
        return chunk;
    }
}
