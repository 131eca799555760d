package org.everspring.people.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Answers as if there were no first-administrator page. Where the group of administrators is empty, Camunda 7.24.0 lets
 * anybody make himself one there (CVE-2026-77226); here administrators come from the settings only.
 *
 * <p>The path is read as the most lenient reader might: decoded until nothing is left to decode, without path parameters,
 * double slashes and dots, in any case.
 */
class ClosedSetupFilter extends OncePerRequestFilter {

    private static final String SETUP = "/api/admin/setup/";

    /** More layers of encoding than any reader takes off. */
    private static final int LAYERS = 5;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = plain(request.getRequestURI());
        if (path.contains(SETUP)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static String decoded(String text, int layers) {
        if (layers == 0 || text.indexOf('%') < 0) {
            return text;
        }
        try {
            return decoded(UriUtils.decode(text, StandardCharsets.UTF_8), layers - 1);
        } catch (IllegalArgumentException plainPercent) {
            return text;
        }
    }

    private static String plain(String uri) {
        String decoded = decoded(uri, LAYERS);
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : decoded.replace('\\', '/').split("/")) {
            String name = segment.replaceAll(";.*", "").strip();
            if (name.equals("..")) {
                segments.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                segments.addLast(name);
            }
        }
        return "/" + String.join("/", segments).toLowerCase(Locale.ROOT) + "/";
    }
}
