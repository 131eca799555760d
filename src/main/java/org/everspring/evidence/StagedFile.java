package org.everspring.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.everspring.kernel.InvalidInputException;

/**
 * What was uploaded, on disk until it is known to be good: its kind can only be told from the whole, and no database
 * connection waits for the network meanwhile.
 */
final class StagedFile implements AutoCloseable {

    private final Path path;
    private final long size;
    private final String sha256;

    private StagedFile(Path path, long size, String sha256) {
        this.path = path;
        this.size = size;
        this.sha256 = sha256;
    }

    /** @throws InvalidInputException when there is no content, or more than the settings allow */
    static StagedFile of(InputStream content, FileName name, EvidenceSettings settings) throws IOException {
        Path path = Files.createTempFile("evidence-", null);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = 0;
            try (OutputStream file = Files.newOutputStream(path)) {
                byte[] buffer = new byte[64 * 1024];
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    size += read;
                    if (size > settings.maxSize().toBytes()) {
                        throw new InvalidInputException(
                                "文件“" + name.shown() + "”超过" + settings.maxSizeText() + "，请压缩或拆分后再上传。");
                    }
                    digest.update(buffer, 0, read);
                    file.write(buffer, 0, read);
                }
            }
            if (size == 0) {
                throw new InvalidInputException("文件“" + name.shown() + "”是空的（0字节），请检查原文件后重新上传。");
            }
            return new StagedFile(path, size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    String sha256() {
        return sha256;
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(path));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
