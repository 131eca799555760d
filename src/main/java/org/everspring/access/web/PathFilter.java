package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Brings every path to one form before any rule looks at it, so that all filters decide by what the dispatcher serves.
 *
 * <p>What can be read in two ways ({@code ;x}, {@code //}, dots, {@code %2f}) is refused, and so is an encoded letter,
 * digit, hyphen or the like, which no client writes: {@code /engine%2drest} is the REST API to the server's mapping and
 * another address to whoever reads the path as it came. A slash at the end, which Jersey ignores and Spring does not, is
 * left out.
 */
final class PathFilter extends OncePerRequestFilter {

    /** What RFC 3986 (2.3) calls unreserved and has nobody encode; but for the tilde, which Java does. */
    private static final Pattern NEEDLESSLY_ENCODED =
            Pattern.compile("(?i)%(2[de]|3\\d|4[1-9a-f]|5[0-9a]|5f|6[1-9a-f]|7[0-9a])");

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAmbiguous(request)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(new OnePath(request), response);
        }
    }

    private boolean isAmbiguous(HttpServletRequest request) {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException ambiguous) {
            return true;
        }
        return NEEDLESSLY_ENCODED.matcher(request.getRequestURI()).find();
    }

    /** Asks each time anew: in a forward the container below answers with the path of where it leads. */
    private static final class OnePath extends HttpServletRequestWrapper {

        /** The webapps' pages, whose own links count from the slash; below, nothing is decided by the path's end. */
        private static final Pattern KEPT = Pattern.compile("/|/camunda/|/camunda/app/.*");

        OnePath(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return endsInSlash() ? withoutSlash(super.getRequestURI()) : super.getRequestURI();
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            return endsInSlash() ? new StringBuffer(withoutSlash(url.toString())) : url;
        }

        @Override
        public String getServletPath() {
            String path = super.getServletPath();
            return endsInSlash() && super.getPathInfo() == null ? withoutSlash(path) : path;
        }

        @Override
        public @Nullable String getPathInfo() {
            String path = super.getPathInfo();
            if (path == null || !endsInSlash()) {
                return path;
            }
            return path.equals("/") ? null : withoutSlash(path);
        }

        private boolean endsInSlash() {
            String path = super.getRequestURI().substring(super.getContextPath().length());
            return path.endsWith("/") && !KEPT.matcher(path).matches();
        }

        private static String withoutSlash(String path) {
            return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }
    }
}
