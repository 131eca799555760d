package org.everspring.people;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.everspring.support.Browser;
import org.springframework.core.env.Environment;

/** One person, with an account and password at the interfaces for programs, and signed in at all others. */
final class RoleCaller {

    static final String PASSWORD = "EverSpring-2023";

    private final String user;
    private final String server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    RoleCaller(Environment environment, String user) {
        this.user = user;
        this.server = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        send(HttpRequest.newBuilder(URI.create(server + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + user + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8))));
        send(HttpRequest.newBuilder(URI.create(server + "/camunda/app/welcome/default/")));
    }

    interface Door {
        HttpResponse<String> call(String method, String path, String body);
    }

    Door basic(String root) {
        String login = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return (method, path, body) -> call(method, root + path, body, Map.of("Authorization", "Basic " + login));
    }

    Door session(String root) {
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
        return (method, path, body) -> call(method, root + path, body, Map.of("X-XSRF-TOKEN", token));
    }

    private HttpResponse<String> call(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Accept", "*/*")
                .header("Content-Type", "application/json")
                .header("Origin", server)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Browser.PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
