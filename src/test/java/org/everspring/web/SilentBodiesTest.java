package org.everspring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.everspring.support.EngineTest;
import org.everspring.support.RawHttp;
import org.everspring.support.RawHttp.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@EngineTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("说有内容却不发送的连接")
class SilentBodiesTest {

    private static final int PATIENCE_MILLIS = 60_000;

    /** Login form, form of a page, JSON to an interface, and an upload. */
    private static final List<String> TARGETS = List.of(
            "POST /login HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 400\r\n",
            "PUT /api/problems/a HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 400\r\n",
            "POST /engine-rest/task HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 400\r\n",
            "POST /engine-rest/deployment/create HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 400\r\n",
            "POST /engine-rest/task HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n");

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("210个这样的连接不影响其他人，每个都以中文的408结束，日志里没有堆栈")
    void holdNobodyUp(CapturedOutput log) throws IOException {
        String login = RequestGenerator.basic("admin", RawHttp.PASSWORD);
        assertThat(get("/engine-rest/version", login).status()).isEqualTo(200);
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 210; i++) {
                Socket socket = new Socket("localhost", port);
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.getOutputStream()
                        .write((TARGETS.get(i % TARGETS.size()) + "Host: localhost\r\n" + (i < 10 ? login : "")
                                        + "\r\n400\r\nuser")
                                .getBytes(StandardCharsets.UTF_8));
                silent.add(socket);
            }

            assertThat(get("/actuator/health/liveness", "").status()).isEqualTo(200);
            assertThat(get("/login", "").status()).isEqualTo(200);

            List<String> answers = new ArrayList<>();
            for (Socket socket : silent) {
                answers.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer).matches("(?s)HTTP/1.1 (408|401) .*");
                assertThat(answer).doesNotContain("Exception", "at org.");
            });
            assertThat(answers).anyMatch(answer -> answer.startsWith("HTTP/1.1 408") && answer.contains("没有按时传完"));
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
        assertThat(log).doesNotContain("\tat ");
        assertThat(get("/login", "").status()).isEqualTo(200);
    }

    private Answer get(String path, String login) throws IOException {
        return new RawHttp(port)
                .send(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + login + "\r\n")
                        .getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
