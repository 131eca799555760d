package org.everspring.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Leads a login back to the page that a script has come from: the webapps notice by a refused call that the session has
 * ended, and go to the login page by themselves.
 */
final class SavedRequestRedirect {

    /** Where Spring Security's request cache keeps the page that was asked for. */
    private static final String ASKED = "SPRING_SECURITY_SAVED_REQUEST";

    /** Only to a page of a webapp; of all others the request cache knows by itself. */
    void remember(HttpServletRequest request) {
        var session = request.getSession(false);
        String page = page(request);
        if (page != null && (session == null || session.getAttribute(ASKED) == null)) {
            request.getSession().setAttribute(ASKED, new SimpleSavedRequest(page));
        }
    }

    /** The path alone, so that nobody is led to another site, whatever the browser says. */
    private static @Nullable String page(HttpServletRequest request) {
        String from = request.getHeader(HttpHeaders.REFERER);
        if (from == null) {
            return null;
        }
        try {
            String path = URI.create(from).getRawPath();
            return path != null && path.startsWith(request.getContextPath() + "/camunda/app/")
                    ? path.substring(request.getContextPath().length())
                    : null;
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
