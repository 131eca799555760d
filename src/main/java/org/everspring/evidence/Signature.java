package org.everspring.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.everspring.kernel.Labelled;
import org.jspecify.annotations.Nullable;

/** How what has no place in a document begins. */
enum Signature implements Labelled {
    PROGRAM("可执行程序", "MZ"),
    PROGRAM_OF_UNIX("可执行程序", "\u007FELF"),
    PROGRAM_OF_JAVA("可执行程序", "\u00CA\u00FE\u00BA\u00BE"),
    OLE("其他程序的对象（OLE）", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"),
    ZIP("压缩包", "PK\u0003\u0004"),
    RAR("压缩包", "Rar!\u001A\u0007"),
    SEVEN_ZIP("压缩包", "7z\u00BC\u00AF\u0027\u001C"),
    /** What every virus scanner knows, agreed on for trying them; written apart, or they would find it here. */
    EICAR("病毒特征（EICAR）", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!");

    static final int LONGEST = 128;

    private final String label;
    private final byte[] beginning;

    Signature(String label, String beginning) {
        this.label = label;
        this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
    }

    static Optional<Signature> in(byte[] head) {
        return Stream.of(values()).filter(one -> one.begins(head)).findFirst();
    }

    /** Null when it begins like none. */
    static @Nullable Signature of(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return in(content.readNBytes(LONGEST)).orElse(null);
        }
    }

    @Override
    public String label() {
        return label;
    }

    private boolean begins(byte[] head) {
        if (head.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (head[i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
