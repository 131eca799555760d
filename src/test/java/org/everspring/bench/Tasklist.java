package org.everspring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.everspring.support.Browser;
import org.everspring.support.Browser.Page;
import org.springframework.mock.env.MockEnvironment;

/** One person's Tasklist at one side: the calls that the webapp makes, with a session and its rights. */
final class Tasklist {

    static final String PASSWORD = "EverSpring-2023";

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Browser browser;
    private final String user;

    Tasklist(Side side, String user) {
        this.user = user;
        MockEnvironment server = new MockEnvironment().withProperty("local.server.port", "" + side.port());
        if (side.name().equals(Side.EVERSPRING)) {
            browser = Browser.signedIn(server, user);
        } else {
            browser = Browser.of(server);
            browser.get("/camunda/app/tasklist/default/");
            answered(browser.post(
                    "/camunda/api/admin/auth/user/default/login/tasklist",
                    Map.of("username", user, "password", PASSWORD),
                    headers("application/json")));
        }
        // The login has begun another session, with another token.
        browser.get("/camunda/app/tasklist/default/");
    }

    /** Opens the task, claims it, reads the form with its values, and submits it. */
    void doTask(String task, Map<String, Object> fields) {
        String path = ENGINE + "/task/" + task;
        get(path, "application/hal+json");
        get(path + "/form", "application/json");
        post(path + "/claim", "{\"userId\":\"" + user + "\"}");
        get(path, "application/hal+json");
        get(path + "/deployed-form", "*/*");
        get(path + "/form-variables?deserializeValues=false", "application/json");
        post(path + "/submit-form", "{\"variables\":" + variables(fields) + "}");
    }

    private static String variables(Map<String, Object> fields) {
        var variables = JSON.createObjectNode();
        fields.forEach((name, value) -> variables.putObject(name).putPOJO("value", value));
        return variables.toString();
    }

    /** The id of the filter of that name. */
    String filter(String name) {
        for (JsonNode filter : json(get(
                ENGINE + "/filter?resourceType=Task&itemCount=false&firstResult=0&maxResults=50",
                "application/json"))) {
            if (filter.path("name").asText().equals(name)) {
                return filter.path("id").asText();
            }
        }
        throw new IllegalStateException("No filter " + name);
    }

    /** The first page with the number of all, newest first, as Tasklist shows it. */
    JsonNode list(String filter) {
        return json(answered(browser.postJson(
                ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=15",
                "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}",
                headers("application/hal+json"))));
    }

    int countAll() {
        return json(post(ENGINE + "/task/count", "{}")).path("count").asInt();
    }

    /** @return how many kilobytes the page has */
    double page(String path) {
        Page page = answered(browser.get(path));
        return page.text().getBytes(StandardCharsets.UTF_8).length / 1024.0;
    }

    private Page get(String path, String accept) {
        return answered(browser.get(path, headers(accept)));
    }

    private Page post(String path, String json) {
        return answered(browser.postJson(path, json, headers("application/json")));
    }

    private Map<String, String> headers(String accept) {
        String token = browser.cookie("XSRF-TOKEN");
        return Map.of("Accept", accept, "X-XSRF-TOKEN", token == null ? "" : token);
    }

    private static Page answered(Page page) {
        if (page.status() / 100 != 2) {
            throw new IllegalStateException("Refused: " + page);
        }
        return page;
    }

    private static JsonNode json(Page page) {
        try {
            return JSON.readTree(page.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
