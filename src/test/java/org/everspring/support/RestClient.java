package org.everspring.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** One person at one of Camunda's two REST APIs. */
public final class RestClient {

    private static final String PASSWORD = "EverSpring-2023";

    private final TestRestTemplate http;
    private final String root;
    private final HttpHeaders headers;

    private RestClient(TestRestTemplate http, String root, HttpHeaders headers) {
        this.http = http;
        this.root = root;
        this.headers = headers;
    }

    /** As programs and Camunda Modeler call: {@code /engine-rest} with HTTP Basic. */
    public static RestClient basic(TestRestTemplate http, String user) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(user, PASSWORD);
        return new RestClient(http, "/engine-rest", headers);
    }

    /** As Tasklist calls: the webapps' own API, with the session and the CSRF token of a login. */
    public static RestClient session(TestRestTemplate http, String user) {
        Map<String, String> cookies = new HashMap<>();
        HttpHeaders login = new HttpHeaders();
        login.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("username", user);
        form.add("password", PASSWORD);
        ResponseEntity<String> answer = http.withRedirects(Redirects.DONT_FOLLOW)
                .postForEntity("/login", new HttpEntity<>(form, login), String.class);
        if (answer.getStatusCode().value() != 302
                || answer.getHeaders().getLocation().toString().contains("error")) {
            throw new AssertionError("No login for " + user + ": " + answer);
        }
        keep(cookies, answer);
        // The webapps' first page gives the token.
        keep(
                cookies,
                http.exchange(
                        "/camunda/app/welcome/default/",
                        HttpMethod.GET,
                        new HttpEntity<>(cookieHeaders(cookies)),
                        String.class));
        HttpHeaders headers = cookieHeaders(cookies);
        headers.set(HttpHeaders.REFERER, http.getRootUri() + "/camunda/app/tasklist/default/");
        return new RestClient(http, "/camunda/api/engine/engine/default", headers);
    }

    private static void keep(Map<String, String> cookies, ResponseEntity<?> answer) {
        for (String cookie : answer.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of())) {
            String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
    }

    private static HttpHeaders cookieHeaders(Map<String, String> cookies) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(
                HttpHeaders.COOKIE,
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
        headers.add("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
        return headers;
    }

    public ResponseEntity<String> get(String path) {
        return http.exchange(root + path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
    }

    public ResponseEntity<String> post(String path, Object body) {
        return send(HttpMethod.POST, path, body);
    }

    public ResponseEntity<String> put(String path, Object body) {
        return send(HttpMethod.PUT, path, body);
    }

    public ResponseEntity<String> delete(String path) {
        return http.exchange(root + path, HttpMethod.DELETE, new HttpEntity<>(headers), String.class);
    }

    private ResponseEntity<String> send(HttpMethod method, String path, Object body) {
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.setContentType(body instanceof MultiValueMap ? MediaType.MULTIPART_FORM_DATA : MediaType.APPLICATION_JSON);
        return http.exchange(root + path, method, new HttpEntity<>(body, all), String.class);
    }
}
