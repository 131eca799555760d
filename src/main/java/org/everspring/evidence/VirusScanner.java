package org.everspring.evidence;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.everspring.kernel.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has each file looked at by a ClamAV daemon, when one is set ({@code everspring.evidence.clamd}). While it does not answer
 * no file is taken: whoever has set it counts on it.
 */
@Component
class VirusScanner {

    private static final Logger log = LoggerFactory.getLogger(VirusScanner.class);

    private static final int CONNECT_MILLIS = 5_000;

    /** For the largest file on a busy machine. */
    private static final int ANSWER_MILLIS = 120_000;

    private static final int LONGEST_ANSWER = 4096;
    private static final String CLEAN = "stream: OK";
    private static final String FOUND = " FOUND";

    private final EvidenceSettings settings;

    VirusScanner(EvidenceSettings settings) {
        this.settings = settings;
    }

    /** @throws InvalidInputException when the daemon finds something, or does not answer */
    void check(Path file, FileName name) {
        settings.virusScanner().ifPresent(daemon -> {
            String answer = answer(daemon, file, name);
            if (answer.endsWith(FOUND)) {
                log.warn("Refused {}: {}", name.shown(), answer);
                throw new InvalidInputException("文件“" + name.shown() + "”中查出病毒（"
                        + answer.replaceAll("^stream: |" + FOUND + "$", "") + "），没有接收。请先在本机查杀病毒，再重新上传。");
            }
            if (!answer.equals(CLEAN)) {
                log.error("clamd at {} answered: {}", daemon, answer);
                throw unchecked(name);
            }
        });
    }

    private static String answer(InetSocketAddress daemon, Path file, FileName name) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(daemon.getHostString(), daemon.getPort()), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            try {
                send(file, socket);
            } catch (IOException refusedBeforeTheEnd) {
                // It says why, such as a size over its own limit.
                log.debug("clamd took no more", refusedBeforeTheEnd);
            }
            byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
            return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
        } catch (IOException e) {
            log.error("clamd at {} does not answer", daemon, e);
            throw unchecked(name);
        }
    }

    /** INSTREAM: pieces with their lengths, and one of no length at the end. */
    private static void send(Path file, Socket socket) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 64 * 1024));
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[32 * 1024];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                out.writeInt(read);
                out.write(piece, 0, read);
            }
            out.writeInt(0);
            out.flush();
        }
    }

    private static InvalidInputException unchecked(FileName name) {
        return new InvalidInputException("病毒查杀服务暂时不可用，文件“" + name.shown() + "”没有接收。请稍后再上传；如仍不行，请联系系统管理员。");
    }
}
