package org.everspring.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * The session's id in its cookie, read once a request: Spring Session asks for it again when it saves, and would read the
 * session a second time.
 */
final class SessionCookie implements HttpSessionIdResolver {

    private static final String ASKED = SessionCookie.class.getName();

    private final CookieHttpSessionIdResolver cookies;

    SessionCookie(CookieHttpSessionIdResolver cookies) {
        this.cookies = cookies;
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        if (request.getAttribute(ASKED) != null) {
            return List.of();
        }
        List<String> ids = cookies.resolveSessionIds(request);
        request.setAttribute(ASKED, ids);
        return ids;
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
        boolean known = request.getAttribute(ASKED) instanceof List<?> ids && ids.contains(id);
        if (!known) {
            cookies.setSessionId(request, response, id);
        }
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        cookies.expireSession(request, response);
    }
}
