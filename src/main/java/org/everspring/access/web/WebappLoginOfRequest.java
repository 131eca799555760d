package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps what the webapps take for their login to the request that {@link WebappFilter} has written it for: it would be
 * written into the session by each request, twice, and a session that all nodes share is in the database.
 */
final class WebappLoginOfRequest extends OncePerRequestFilter {

    /** Of Camunda's {@code AuthenticationUtil}, which shows it to nobody. */
    static final String KEY = "authenticatedUser";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Request(request), response);
    }

    private static final class Request extends HttpServletRequestWrapper {

        Request(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            HttpSession session = super.getSession(create);
            return session == null ? null : new Session(session, (HttpServletRequest) getRequest());
        }

        @Override
        public @Nullable HttpSession getSession() {
            return getSession(true);
        }
    }

    private record Session(HttpSession session, HttpServletRequest request) implements HttpSession {

        @Override
        public @Nullable Object getAttribute(String name) {
            return KEY.equals(name) ? request.getAttribute(KEY) : session.getAttribute(name);
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (KEY.equals(name)) {
                request.setAttribute(KEY, value);
            } else {
                session.setAttribute(name, value);
            }
        }

        @Override
        public void removeAttribute(String name) {
            if (KEY.equals(name)) {
                request.removeAttribute(KEY);
            } else {
                session.removeAttribute(name);
            }
        }

        @Override
        public void invalidate() {
            request.removeAttribute(KEY);
            session.invalidate();
        }

        @Override
        public Enumeration<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public String getId() {
            return session.getId();
        }

        @Override
        public boolean isNew() {
            return session.isNew();
        }

        @Override
        public long getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public long getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public ServletContext getServletContext() {
            return session.getServletContext();
        }

        @Override
        public void setMaxInactiveInterval(int seconds) {
            session.setMaxInactiveInterval(seconds);
        }

        @Override
        public int getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }
    }
}
