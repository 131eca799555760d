package org.everspring.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

@DisplayName("用ClamAV查杀病毒")
class VirusScannerTest {

    private static final FileName NAME = FileName.of("记录.pdf");

    @TempDir
    private Path directory;

    @Test
    @DisplayName("没有设置时不查")
    void asksNobodyUnlessSet() throws IOException {
        assertThatCode(() -> scanner(null).check(file(), NAME)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("完整发送文件，没有病毒的收下")
    void sendsTheWholeFileAndTakesACleanOne() throws Exception {
        try (ServerSocket daemon = daemon()) {
            CompletableFuture<byte[]> sent = answering(daemon, "stream: OK\0");

            scanner(address(daemon)).check(file(), NAME);

            assertThat(sent.get()).isEqualTo(Files.readAllBytes(file()));
        }
    }

    @Test
    @DisplayName("查出病毒的不收，并说明是什么")
    void refusesWhatIsFound() throws IOException {
        try (ServerSocket daemon = daemon()) {
            answering(daemon, "stream: Win.Test.EICAR_HDB-1 FOUND\0");

            assertThatThrownBy(() -> scanner(address(daemon)).check(file(), NAME))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("“记录.pdf”")
                    .hasMessageContaining("Win.Test.EICAR_HDB-1")
                    .hasMessageNotContaining("stream:");
        }
    }

    @Test
    @DisplayName("查杀服务报错、中断或没有运行时，不收文件")
    void takesNothingWithoutAnAnswer() throws IOException {
        String gone;
        try (ServerSocket daemon = daemon()) {
            gone = address(daemon);
            answering(daemon, "INSTREAM size limit exceeded. ERROR\0");
            assertUnavailable(gone);
            answering(daemon, "");
            assertUnavailable(gone);
        }
        assertUnavailable(gone);
    }

    @Test
    @DisplayName("设置有误时说明怎样填写")
    void saysHowToWriteTheSetting() {
        List.of("clamd", "clamd:", ":3310", "clamd:99999", "http://clamd:3310")
                .forEach(address -> assertThatThrownBy(() -> settings(address))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("everspring.evidence.clamd"));
        assertThat(settings(" ").virusScanner()).isEmpty();
        assertThat(settings("[::1]:3310").virusScanner()).isPresent();
    }

    private void assertUnavailable(String address) {
        assertThatThrownBy(() -> scanner(address).check(file(), NAME))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("病毒查杀服务暂时不可用");
    }

    private Path file() throws IOException {
        return Files.write(directory.resolve("file"), SampleFiles.pdf(200_000));
    }

    private static VirusScanner scanner(String address) {
        return new VirusScanner(settings(address));
    }

    private static EvidenceSettings settings(String clamd) {
        return new EvidenceSettings(DataSize.ofMegabytes(20), 20, List.of("pdf"), clamd);
    }

    private static ServerSocket daemon() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static String address(ServerSocket daemon) {
        return "127.0.0.1:" + daemon.getLocalPort();
    }

    /** Speaks as much of clamd's protocol as one file needs. */
    private static CompletableFuture<byte[]> answering(ServerSocket daemon, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = daemon.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                        .isEqualTo("zINSTREAM\0");
                ByteArrayOutputStream sent = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    sent.writeBytes(in.readNBytes(length));
                }
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                return sent.toByteArray();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
