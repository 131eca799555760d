package org.everspring.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.everspring.evidence.FileContent.Refusal;

/** Counts what comes out of a packed file and all that is packed inside of it: a small file can hold no end of it. */
final class Unpacked {

    /** A document with hundreds of pictures stays below; they are packed already and hardly grow. */
    static final int MOST = 300 * 1024 * 1024;

    /** XML shrinks to a twentieth, sheets of figures to a fiftieth. */
    private static final int MOST_TIMES = 100;

    private static final int ALWAYS = 10 * 1024 * 1024;

    private final long limit;
    private long total;

    private Unpacked(long limit) {
        this.limit = limit;
    }

    static Unpacked of(Path file) throws IOException {
        return new Unpacked(Math.min(MOST, Math.max(ALWAYS, MOST_TIMES * Files.size(file))));
    }

    /** @throws Refusal when it is longer than {@code most}, or all together than is allowed */
    byte[] all(InputStream content, int most) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            count(read);
            all.write(buffer, 0, read);
            if (all.size() > most) {
                throw tooLarge();
            }
        }
        return all.toByteArray();
    }

    /** The beginning of what is read to its end. */
    byte[] head(InputStream content) throws IOException {
        byte[] head = content.readNBytes(Signature.LONGEST);
        count(head.length);
        byte[] buffer = new byte[64 * 1024];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            count(read);
        }
        return head;
    }

    void count(int bytes) {
        total += bytes;
        if (total > limit) {
            throw tooLarge();
        }
    }

    private static Refusal tooLarge() {
        return new Refusal("展开后的内容过大，可能是恶意压缩的文件，不能上传；如确为正常文档，请拆分或压缩图片后上传");
    }
}
