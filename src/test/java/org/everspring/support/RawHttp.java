package org.everspring.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Sends bytes as they are, which no well-behaved client does, over a connection of its own. */
public final class RawHttp {

    public static final String PASSWORD = "EverSpring-2023";

    private static final int PATIENCE_MILLIS = 60_000;

    private final int port;

    public RawHttp(int port) {
        this.port = port;
    }

    /** @param head without the status line */
    public record Answer(int status, String head, String body) {

        public Optional<String> header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    /** @return empty when the server has closed the connection without a word */
    public Optional<Answer> send(byte[] request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request);
                out.flush();
            } catch (SocketException answeredBeforeTheEnd) {
                // The answer is there all the same.
            }
            return answer(readAll(socket.getInputStream()));
        }
    }

    /** @return the heads of a browser after the login, each with its line break */
    public String signIn(String user) throws IOException {
        String form = "username=" + user + "&password=" + PASSWORD;
        String session = cookie(
                "POST /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n\r\n" + form,
                "JSESSIONID");
        // The webapps' first page gives the token.
        String token = cookie(
                "GET /camunda/app/tasklist/default/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Cookie: JSESSIONID=" + session + "\r\n\r\n",
                "XSRF-TOKEN");
        return "Origin: http://localhost\r\nCookie: JSESSIONID=" + session + "; XSRF-TOKEN=" + token
                + "\r\nX-XSRF-TOKEN: " + token + "\r\n";
    }

    private String cookie(String request, String name) throws IOException {
        return send(request.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .head()
                .lines()
                .filter(line -> line.startsWith("Set-Cookie: " + name + "="))
                .map(line -> line.substring(line.indexOf('=') + 1).split(";", 2)[0])
                .findFirst()
                .orElseThrow(() -> new AssertionError("No cookie " + name));
    }

    private static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                all.write(buffer, 0, count);
            }
        } catch (SocketException closedAfterTheAnswer) {
            // What came before it counts.
        }
        return all.toByteArray();
    }

    private static Optional<Answer> answer(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.UTF_8);
        if (!all.startsWith("HTTP/1.1 ")) {
            return Optional.empty();
        }
        int end = all.indexOf("\r\n\r\n");
        String head = end < 0 ? all : all.substring(0, end);
        String body = end < 0 ? "" : text(head, Arrays.copyOfRange(bytes, bodyStart(bytes), bytes.length));
        int line = head.indexOf("\r\n");
        return Optional.of(
                new Answer(Integer.parseInt(head.substring(9, 12)), line < 0 ? "" : head.substring(line + 2), body));
    }

    private static int bodyStart(byte[] bytes) {
        for (int i = 3; i < bytes.length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return bytes.length;
    }

    /** Without the sizes of the chunks, should it come in such. */
    private static String text(String head, byte[] body) {
        if (!head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked")) {
            return new String(body, StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int line = at;
            while (line < body.length && body[line] != '\r') {
                line++;
            }
            int size = Integer.parseInt(new String(body, at, line - at, StandardCharsets.US_ASCII), 16);
            if (size == 0) {
                break;
            }
            text.write(body, line + 2, Math.min(size, body.length - line - 2));
            at = line + 2 + size + 2;
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
