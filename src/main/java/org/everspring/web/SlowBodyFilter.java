package org.everspring.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers with 408 where a body was given up, whatever its reader has made of it. */
final class SlowBodyFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getAttribute(BodyPaceValve.BODY) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = (PacedBody) request.getAttribute(BodyPaceValve.BODY);
        try {
            // Camunda's interfaces read their bodies themselves, and take it ill when the server has done so.
            if (isForm(request) && !BodyLimitFilter.isCamundas(request)) {
                // The server would leave out in silence what has not come, and a login without a name count as a failed
                // one.
                request.getParameterMap();
            }
            if (body.status() == 0) {
                chain.doFilter(request, response);
            }
        } catch (IOException | ServletException | RuntimeException e) {
            if (body.status() == 0) {
                throw e;
            }
        }
        if (body.status() != 0 && !response.isCommitted()) {
            // Left there by the server, which would make a 500 of it.
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            response.reset();
            response.setHeader("Connection", "close");
            response.sendError(body.status());
        }
    }

    /** What is too long is refused by its length, before it is read. */
    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.strip().toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && request.getContentLengthLong() > 0
                && request.getContentLengthLong() <= BodyLimitFilter.LIMIT;
    }
}
