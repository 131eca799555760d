package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How long a browser may keep the files of Camunda's webapps. Without a word of ours it guesses by their age, which is a day
 * or a year, and shows an old script after an update.
 */
class WebappCaching extends OncePerRequestFilter {

    /** The vendor's own, which change with the version alone that their address bears. */
    private static final Pattern VENDORS =
            Pattern.compile("/camunda/(lib/.+|assets/.+|app/\\w+/camunda-\\w+-bootstrap\\.(js|css))");

    /** Those that have ours among them, under an address that stays. */
    private static final Pattern FILES =
            Pattern.compile("/camunda/(app|plugin|api/\\w+/plugin)/.+\\.(js|css|json|svg|woff2?|ttf|ico)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (VENDORS.matcher(path).matches() && request.getParameter("bust") != null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        } else if (VENDORS.matcher(path).matches() || FILES.matcher(path).matches()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        chain.doFilter(request, response);
    }
}
