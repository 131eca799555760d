package org.everspring.evidence.jdbc;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads one chunk after the other, each when it is wanted and in a connection of its own. */
final class ChunkStream extends InputStream {

    private final IntFunction<Optional<byte[]>> chunks;
    private byte[] chunk = {};
    private int next;
    private int position;

    ChunkStream(IntFunction<Optional<byte[]>> chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() {
        return fill() ? chunk[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() {
        while (chunk != null && position == chunk.length) {
            chunk = chunks.apply(next++).orElse(null);
            position = 0;
        }
        return chunk != null;
    }
}
