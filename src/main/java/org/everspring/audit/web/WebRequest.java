package org.everspring.audit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.everspring.audit.AuditResult;
import org.everspring.audit.CurrentRequest;
import org.everspring.audit.Person;
import org.everspring.people.StaffMember;
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
        return current().map(this::of);
    }

    @Override
    public void written(AuditResult result) {
        current().ifPresent(request -> request.setAttribute(WRITTEN, result));
    }

    @Override
    public void refusedBecause(String reason) {
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

    Origin of(HttpServletRequest request) {
        return new Origin(
                person(request), request.getRemoteAddr(), request.getMethod() + " " + request.getRequestURI());
    }

    /** Left behind by the login, for the filters that wrap the request stand behind the audit's. */
    static Person person(HttpServletRequest request) {
        return request.getAttribute(StaffMember.class.getName()) instanceof StaffMember staff
                ? new Person(staff.userId(), staff.name())
                : null;
    }
}
