package org.everspring.audit.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.everspring.access.SignedInStaff.Login;
import org.everspring.audit.AuditResult;
import org.everspring.audit.AuditedPerson;
import org.everspring.audit.CurrentRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The request as it is bound to the thread. */
@Component
class WebRequest implements CurrentRequest {

    private static final String WRITTEN = WebRequest.class.getName() + ".written";
    private static final String REASON = WebRequest.class.getName() + ".reason";

    @Override
    public Optional<Origin> origin() {
        return current().map(WebRequest::of);
    }

    @Override
    public void written(AuditResult result) {
        current().ifPresent(request -> request.setAttribute(WRITTEN, result));
    }

    @Override
    public void refusedBecause(@Nullable String reason) {
        current().ifPresent(request -> request.setAttribute(REASON, reason));
    }

    static Optional<HttpServletRequest> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }

    /** Null when nothing is written about it yet. */
    static AuditResult written(HttpServletRequest request) {
        return (AuditResult) request.getAttribute(WRITTEN);
    }

    /** Null when nobody has said why. */
    static String reason(HttpServletRequest request) {
        return (String) request.getAttribute(REASON);
    }

    /** What was asked for: a forward to another page reaches into requests that a filter has wrapped. */
    static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }

    static Origin of(HttpServletRequest request) {
        return new Origin(person(request), request.getRemoteAddr(), request.getMethod() + " " + path(request));
    }

    /** Left behind by the login, for the filters that wrap the request stand behind the audit's. */
    private static Object login(HttpServletRequest request) {
        return request.getAttribute(Login.class.getName());
    }

    static boolean isSignedIn(HttpServletRequest request) {
        return login(request) != null;
    }

    /** For whom a deputy may act on this day; a deed does not say for which of several it is. */
    private static @Nullable AuditedPerson person(HttpServletRequest request) {
        if (!(login(request) instanceof Login login)) {
            return null;
        }
        String principals = login.principals().isEmpty() ? null : String.join("、", login.principals());
        return new AuditedPerson(login.staff().userId(), login.staff().name(), principals);
    }
}
