package org.everspring.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.everspring.support.RestEndpoints.Endpoint;

/**
 * Makes requests that are wrong in every way that comes to mind, and some that are right: from one seed always the same.
 * Addresses, parameters and the parts of bodies are those that the server has, so that most get past the first check.
 */
public final class RequestGenerator {

    private static final ObjectMapper JSON = JacksonConfigurator.configureObjectMapper(new ObjectMapper());

    /** Values that no program means to send. */
    private static final List<String> JUNK = List.of(
            "",
            " ",
            "null",
            "undefined",
            "-1",
            "0",
            "1",
            "2147483648",
            "-9223372036854775809",
            "1e999",
            "NaN",
            "0x10",
            "true",
            "maybe",
            "a\u0000b",
            "x".repeat(300),
            "x".repeat(5000),
            "报".repeat(2000),
            "中文",
            "\uD83D\uDE00",
            "\uD800",
            "../../etc/passwd",
            "..%2f..%2f",
            "'; drop table act_ru_task; --",
            "${7*7}",
            "#{environment}",
            "<script>alert(1)</script>",
            "2026-13-45",
            "2026-02-30T25:61:61.000+9999",
            "2026-12-25T00:00:00.000+0800",
            "2026-12-25T00:00:00",
            "[]",
            "{}",
            "a,b,,c",
            ",",
            "name_eq_1",
            "name_gteq_x",
            "name_like_%",
            "_",
            "__",
            "%",
            "java.lang.Runtime",
            "object",
            "asc",
            "id",
            "no-such-id");

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "FOO", "get");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/json",
            "application/json;charset=utf-16",
            "application/json;charset=nonsense",
            "application/xml",
            "text/plain",
            "text/html",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=PART",
            "application/octet-stream",
            "a/b/c",
            "/",
            "",
            "*/*");

    private static final List<String> ACCEPTED = List.of(
            "application/json",
            "application/json",
            "*/*",
            "text/html",
            "application/hal+json",
            "text/csv",
            "image/png",
            "nonsense",
            "application/json;q=x",
            "");

    /** What would make the next requests end at the door, or the other people's. */
    private static final List<String> KEPT_OUT = List.of("/logout", "/login");

    /** Where nothing that exists is asked for: the accounts of this very run. */
    private static final List<String> NOT_TOUCHED = List.of("/user", "/group", "/tenant", "/authorization", "/setup");

    private final Random random;
    private final List<Root> roots;
    private final Map<String, List<String>> known;
    private final List<String> everything;
    private final Map<String, List<String>> properties = new TreeMap<>();

    /**
     * @param credentials heads that let somebody in, each with its line break; an empty one lets nobody in
     * @param weight how often it is asked, in proportion to the others
     */
    record Root(String path, List<Endpoint> endpoints, List<String> credentials, int weight) {}

    /** @param known existing values by the part of the path before them, {@code task} for ids of tasks */
    RequestGenerator(long seed, List<Root> roots, Map<String, List<String>> known) {
        this.random = new Random(seed);
        this.roots = roots;
        this.known = known;
        this.everything = known.values().stream().flatMap(List::stream).toList();
    }

    public byte[] next() {
        if (random.nextInt(40) == 0) {
            return garbage();
        }
        Root root = anyRoot();
        Endpoint endpoint = any(root.endpoints());
        boolean touchable = NOT_TOUCHED.stream().noneMatch(endpoint.path()::contains);
        String method = random.nextInt(25) == 0 ? any(METHODS) : endpoint.method();
        boolean existing = touchable && !method.equals("DELETE");
        String target = root.path() + path(endpoint.path(), existing) + query(endpoint);
        if (KEPT_OUT.stream().anyMatch(target::contains)) {
            return next();
        }
        byte[] body = new byte[0];
        String type = null;
        if (endpoint.body() != null || random.nextInt(15) == 0) {
            boolean multipart = endpoint.consumes().toString().contains("multipart");
            type = multipart && random.nextInt(10) > 0 ? "multipart/form-data; boundary=PART" : any(TYPES);
            body = type.startsWith("multipart") ? multipart() : json(endpoint.body(), touchable);
        }
        return request(method, target, any(root.credentials()), type, body);
    }

    private byte[] request(String method, String target, String credentials, String type, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        head.append("Connection: close\r\n").append(credentials);
        head.append("Accept: ").append(any(ACCEPTED)).append("\r\n");
        if (type != null) {
            head.append("Content-Type: ").append(type).append("\r\n");
        }
        switch (random.nextInt(60)) {
            case 0 -> head.append("X-Long: ").append("x".repeat(20_000)).append("\r\n");
            case 1 -> head.append("Content-Length: x\r\n");
            case 2 -> head.append("Origin: http://elsewhere.example\r\n");
            case 3 -> head.append("Transfer-Encoding: nonsense\r\n");
            case 4 -> head.append("Range: bytes=5-1\r\nIf-Modified-Since: yesterday\r\n");
            case 5 -> head.append("Cookie: JSESSIONID=\"\\\u0001; XSRF-TOKEN=\r\n");
            case 6 -> head.append("no colon\r\n");
            default -> {}
        }
        boolean chunked = type != null && random.nextInt(8) == 0;
        byte[] sent = chunked ? chunked(body) : body;
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (type != null || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        return joined(head.toString().getBytes(StandardCharsets.UTF_8), sent);
    }

    /** What is hardly HTTP any more. */
    private byte[] garbage() {
        String path = any(roots).path();
        String line = any(List.of(
                "GET " + path + "/%zz HTTP/1.1",
                "GET " + path + "/%00 HTTP/1.1",
                "GET " + path + "/%c0%ae%c0%ae/ HTTP/1.1",
                "GET " + path + "/task?name=%zz HTTP/1.1",
                "GET " + path + "/task?%=% HTTP/1.1",
                "GET " + path + "/task?maxResults=%ff HTTP/1.1",
                "GET " + path + "/{task}|\"<> HTTP/1.1",
                "GET " + path + "/../../x HTTP/1.1",
                "GET " + path + "/a;b=c/task HTTP/1.1",
                "GET " + path + "//task HTTP/1.1",
                "GET " + path + "\\task HTTP/1.1",
                "GET " + path + "/" + "x".repeat(9000) + " HTTP/1.1",
                "GET " + path + "/报送 HTTP/1.1",
                "GET http:// HTTP/1.1",
                "GET * HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "GET " + path + " HTTP/9.9",
                "GET " + path,
                " HTTP/1.1",
                "\u0001\u0002 / HTTP/1.1",
                "CONNECT " + path + " HTTP/1.1"));
        return (line + "\r\nHost: localhost\r\nConnection: close\r\n"
                        + any(any(roots).credentials()) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Root anyRoot() {
        int drawn = random.nextInt(roots.stream().mapToInt(Root::weight).sum());
        for (Root root : roots) {
            drawn -= root.weight();
            if (drawn < 0) {
                return root;
            }
        }
        throw new IllegalStateException();
    }

    private String path(String template, boolean existing) {
        String before = "";
        List<String> parts = new ArrayList<>();
        for (String part : template.split("/")) {
            boolean template0 = part.startsWith("{");
            String value = template0 ? encoded(pathValue(part, before, existing)) : part;
            parts.add(value);
            before = template0 ? before : part;
        }
        return String.join("/", parts);
    }

    private String pathValue(String template, String before, boolean existing) {
        if (template.toLowerCase().contains("engine") && random.nextInt(20) > 0) {
            return "default";
        }
        List<String> values = known.getOrDefault(before, everything);
        return existing && random.nextInt(3) > 0 ? any(values) : any(JUNK);
    }

    private String query(Endpoint endpoint) {
        List<String> names = new ArrayList<>(endpoint.queryParameters());
        if (endpoint.method().equals("GET")) {
            names.addAll(List.of("sortBy", "sortOrder", "processDefinitionKey", "candidateGroup", "variables"));
            roots.stream()
                    .flatMap(root -> root.endpoints().stream())
                    .filter(other -> other.body() != null && other.path().equals(endpoint.path()))
                    .findFirst()
                    .ifPresent(other -> names.addAll(properties(other.body())));
        }
        List<String> pairs = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count && !names.isEmpty(); i++) {
            pairs.add(any(names) + "=" + encoded(text(true)));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private List<String> properties(Type type) {
        return properties.computeIfAbsent(
                type.getTypeName(),
                name -> JSON.getDeserializationConfig().introspect(JSON.constructType(type)).findProperties().stream()
                        .map(BeanPropertyDefinition::getName)
                        .toList());
    }

    private byte[] json(Type type, boolean existing) {
        Object value = type == null ? Map.of("a", 1) : value(JSON.constructType(type), 0, existing);
        String json;
        try {
            json = JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(16)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> "{\"a\":".repeat(random.nextInt(3000)).getBytes(StandardCharsets.UTF_8);
            case 2 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
            case 3 -> joined(bytes, new byte[] {(byte) 0xC3, (byte) 0x28});
            case 4 -> flipped(bytes);
            case 5 ->
                any(List.of("null", "[]", "{}", "1", "\"\"", "true", "[null]", "[[[[]]]]", "{\"\":{}}", "// x"))
                        .getBytes(StandardCharsets.UTF_8);
            default -> bytes;
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    private Object value(JavaType type, int depth, boolean existing) {
        if (random.nextInt(8) == 0 || depth > 4) {
            return any(
                    Arrays.asList(null, 1, -1, 1.5, Long.MAX_VALUE, true, "x", List.of(), Map.of(), List.of(Map.of())));
        }
        if (type.isMapLikeType()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put(any(List.of("a", "", "报送", "quarter")), value(type.getContentType(), depth + 1, existing));
            return map;
        }
        if (type.isCollectionLikeType() || type.isArrayType()) {
            return Stream.generate(() -> value(type.getContentType(), depth + 1, existing))
                    .limit(random.nextInt(3))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        Class<?> raw = type.getRawClass();
        if (raw == Boolean.class || raw == boolean.class) {
            return random.nextBoolean();
        }
        if (Number.class.isAssignableFrom(raw) || raw.isPrimitive()) {
            return any(List.of(0, 1, -1, 5, 100_000, Integer.MIN_VALUE));
        }
        if (raw.isEnum()) {
            return random.nextBoolean() ? any(List.of(raw.getEnumConstants())).toString() : "NO_SUCH";
        }
        if (raw == String.class || raw == Object.class || raw.getName().startsWith("java.")) {
            return text(existing);
        }
        return bean(type, depth, existing);
    }

    private Map<String, Object> bean(JavaType type, int depth, boolean existing) {
        Map<String, Object> bean = new LinkedHashMap<>();
        List<BeanPropertyDefinition> all =
                JSON.getDeserializationConfig().introspect(type).findProperties();
        // Few at a time: most combinations contradict each other and go no further.
        int one = Math.max(1, all.size() / (1 + random.nextInt(5)));
        for (BeanPropertyDefinition property : all) {
            if (random.nextInt(one) == 0 && property.getPrimaryType() != null) {
                bean.put(property.getName(), value(property.getPrimaryType(), depth + 1, existing));
            }
        }
        return bean;
    }

    private String text(boolean existing) {
        return existing && random.nextBoolean() && !everything.isEmpty() ? any(everything) : any(JUNK);
    }

    private byte[] multipart() {
        StringBuilder body = new StringBuilder();
        int parts = random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            body.append(random.nextInt(20) == 0 ? "--OTHER\r\n" : "--PART\r\n");
            body.append("Content-Disposition: form-data; name=\"")
                    .append(any(List.of(
                            "data",
                            "deployment-name",
                            "deployment-source",
                            "deployment-activation-time",
                            "content",
                            "attachment-name",
                            "file",
                            "",
                            "a\u0000b")))
                    .append("\"");
            if (random.nextBoolean()) {
                body.append("; filename=\"")
                        .append(any(List.of("a.bpmn", "a.dmn", "a.form", "报送.bpmn", "../a.bpmn", "a.exe", "")))
                        .append("\"");
            }
            body.append("\r\n");
            if (random.nextBoolean()) {
                body.append("Content-Type: ").append(any(TYPES)).append("\r\n");
            }
            body.append("\r\n")
                    .append(any(List.of(
                            "",
                            "{}",
                            "{",
                            "中文",
                            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>",
                            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"a\"",
                            "2026-13-45")))
                    .append("\r\n");
        }
        if (random.nextInt(5) > 0) {
            body.append("--PART--\r\n");
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] chunked(byte[] body) {
        if (random.nextInt(6) == 0) {
            return "zz\r\nnonsense\r\n".getBytes(StandardCharsets.UTF_8);
        }
        byte[] start = body.length == 0
                ? new byte[0]
                : joined(
                        (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.UTF_8),
                        joined(body, "\r\n".getBytes(StandardCharsets.UTF_8)));
        return joined(start, "0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private String encoded(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return random.nextInt(60) == 0 ? encoded + any(List.of("%", "%zz", "%2", "%c3%28", ";a=b")) : encoded;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    static String basic(String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return "Authorization: Basic " + pair + "\r\n";
    }
}
