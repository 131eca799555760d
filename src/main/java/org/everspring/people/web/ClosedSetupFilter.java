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
        String path;
        try {
            path = plain(request.getRequestURI());
        } catch (IllegalArgumentException malformed) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (path.contains(SETUP)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static String plain(String uri) {
        String decoded = uri;
        for (int layer = 0; layer < LAYERS; layer++) {
            decoded = UriUtils.decode(decoded, StandardCharsets.UTF_8);
            if (decoded.indexOf('%') < 0) {
                break;
            }
        }
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
