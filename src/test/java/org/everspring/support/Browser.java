package org.everspring.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** One person's browser: keeps its cookies, signs in as staff do, follows no redirect by itself. */
public final class Browser {

    /** Nobody waits for ever, also not where the answer is lost. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String PASSWORD = "EverSpring-2023";

    private final String server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private Browser(Environment environment) {
        this.server = "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    public static Browser of(Environment environment) {
        return new Browser(environment);
    }

    public static Browser signedIn(Environment environment, String userId) {
        Browser browser = new Browser(environment);
        Page answer = browser.post("/login", Map.of("username", userId, "password", PASSWORD));
        if (answer.status() != 302 || answer.location().contains("error")) {
            throw new IllegalStateException("No login for " + userId + ": " + answer);
        }
        return browser;
    }

    /** @param location where a redirect leads, without the server; null when it is none */
    public record Page(int status, String text, String location) {}

    public Page get(String path) {
        return send(request(path).GET());
    }

    public Page get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).GET();
        headers.forEach(request::setHeader);
        return send(request);
    }

    /** Sends JSON and reads what comes back, as the webapps do. */
    public Page postJson(String path, String json, Map<String, String> headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .header("Origin", server)
                .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::setHeader);
        return send(request);
    }

    /** Null when there is none of this name. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    public Browser withCookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(server), cookie);
        return this;
    }

    public Page post(String path, Map<String, String> form) {
        return post(path, form, Map.of("Origin", server));
    }

    public Page post(String path, Map<String, String> form, Map<String, String> headers) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** Sends JSON, as the webapps do. */
    public Page put(String path, String json, Map<String, String> headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .header("Origin", server)
                .PUT(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return send(request);
    }

    /** Sends one file in the part {@code file}, as the page does. */
    public HttpResponse<byte[]> upload(String path, String fileName, byte[] content) {
        return upload(path, fileName, content, Map.of("Origin", server));
    }

    public HttpResponse<byte[]> upload(String path, String fileName, byte[] content, Map<String, String> headers) {
        String head = "--PART\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        return exchange(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=PART")
                        .POST(HttpRequest.BodyPublishers.concat(
                                HttpRequest.BodyPublishers.ofString(head),
                                HttpRequest.BodyPublishers.ofByteArray(content),
                                HttpRequest.BodyPublishers.ofString("\r\n--PART--\r\n"))),
                headers);
    }

    public HttpResponse<byte[]> download(String path) {
        return exchange(request(path).GET(), Map.of());
    }

    public HttpResponse<byte[]> delete(String path) {
        return delete(path, Map.of("Origin", server));
    }

    public HttpResponse<byte[]> delete(String path, Map<String, String> headers) {
        return exchange(request(path).DELETE(), headers);
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::header);
        return answer(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header("Accept", "text/html,*/*");
    }

    private Page send(HttpRequest.Builder request) {
        HttpResponse<String> answer = answer(request, HttpResponse.BodyHandlers.ofString());
        return new Page(
                answer.statusCode(),
                answer.body(),
                answer.headers()
                        .firstValue("Location")
                        .map(to -> to.replace(server, ""))
                        .orElse(null));
    }

    private <T> HttpResponse<T> answer(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
