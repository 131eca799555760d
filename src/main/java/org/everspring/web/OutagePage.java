package org.everspring.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The answer while the database cannot be reached. It is made without the database, hence without the bar and all that other
 * pages have around them, and bears what the form held that was sent, for the browser may not have kept it.
 */
final class OutagePage {

    /** Of what has not been begun. */
    static final String NOTHING_DONE = "系统暂时连接不上数据库，这次操作没有执行。系统正在自动恢复，请稍后再试。";

    private static final int RETRY_SECONDS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>系统暂时不可用</title><link rel="stylesheet" href="%s/css/everspring.css"></head>
            <body><main class="page error"><p class="error-code">错误代码 503</p><h1>系统暂时不可用</h1>
            <p>%s</p>
            %s</main></body>
            </html>
            """;

    private OutagePage() {}

    static void write(HttpServletRequest request, HttpServletResponse response, String message) throws IOException {
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (wantsPage(request)) {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.getWriter().write(PAGE.formatted(request.getContextPath(), message, next(request)));
        } else {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter()
                    .write(JSON.writeValueAsString(Map.of("type", "ServerError", "status", 503, "message", message)));
        }
        response.flushBuffer();
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && !path.startsWith("/api/")
                && !path.startsWith("/engine-rest")
                && !path.startsWith("/camunda/api/");
    }

    private static String next(HttpServletRequest request) {
        if ("GET".equals(request.getMethod())) {
            return "<p><a href=\"%s\">重新打开</a></p>\n".formatted(address(request));
        }
        if (!isForm(request)) {
            return "<p>请用浏览器的“后退”回到原来的页面，所选的文件需要重新选择。</p>\n";
        }
        if (hasSecret(request)) {
            return "<p>请用浏览器的“后退”回到原来的页面，再试一次。</p>\n";
        }
        return """
                <p>您填写的内容保存在本页，请不要关闭。恢复后点击下面的按钮，会按原样再提交一次。</p>
                <form method="post" action="%s">
                %s<button type="submit">重新提交</button>
                </form>
                """.formatted(address(request), fields(request));
    }

    private static String fields(HttpServletRequest request) {
        Set<String> ofAddress = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .keySet();
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !ofAddress.contains(field.getKey()))
                .flatMap(field -> Arrays.stream(field.getValue())
                        .map(value -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                                .formatted(escape(field.getKey()), escape(value))))
                .collect(Collectors.joining());
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && request.getContentLengthLong() <= BodyLimitFilter.LIMIT;
    }

    /** A password is nothing that a page shows again. */
    private static boolean hasSecret(HttpServletRequest request) {
        return request.getParameterMap().keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("password"));
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return escape(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
    }

    /** A line break would be folded within the quotes of some readers. */
    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name())
                .replace("\r", "&#13;")
                .replace("\n", "&#10;");
    }
}
