package org.everspring.audit.web;

import org.everspring.access.SignedInStaff;
import org.everspring.access.StaffMember;
import org.everspring.audit.AuditTrail;
import org.everspring.audit.AuditedAction;
import org.everspring.audit.AuditedPerson;
import org.everspring.kernel.AuditKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * Writes down who comes and who goes, and whose login fails. A program sends its password with each call of an interface;
 * that it was right is told by what the call has done.
 */
@Component
class LoginEvents {

    private final AuditTrail trail;
    private final SignedInStaff staff;
    private final AnonymousRefusalLimit limit;

    LoginEvents(AuditTrail trail, SignedInStaff staff, AnonymousRefusalLimit limit) {
        this.trail = trail;
        this.staff = staff;
        this.limit = limit;
    }

    @EventListener
    void comes(InteractiveAuthenticationSuccessEvent login) {
        String userId = login.getAuthentication().getName();
        trail.done(person(userId), new AuditedAction(AuditKind.LOGIN, "登录", userId));
    }

    @EventListener
    void goes(LogoutSuccessEvent logout) {
        String userId = logout.getAuthentication().getName();
        trail.done(person(userId), new AuditedAction(AuditKind.LOGIN, "退出", userId));
    }

    @EventListener
    void fails(AbstractAuthenticationFailureEvent failure) {
        String typed = failure.getAuthentication().getName();
        String address =
                WebRequest.current().map(request -> request.getRemoteAddr()).orElse("");
        switch (limit.admit(address)) {
            case WRITE ->
                trail.refused(person(typed), new AuditedAction(AuditKind.LOGIN, "登录", typed), reason(failure));
            case LAST ->
                trail.refused(
                        person(typed), new AuditedAction(AuditKind.LOGIN, "登录", typed), AnonymousRefusalLimit.NOTE);
            case SKIP -> {}
        }
    }

    private AuditedPerson person(String userId) {
        return new AuditedPerson(
                userId, staff.find(userId).map(StaffMember::name).orElse(null));
    }

    private static @Nullable String reason(AbstractAuthenticationFailureEvent failure) {
        if (failure instanceof AuthenticationFailureBadCredentialsEvent) {
            return "账号或口令不正确";
        }
        if (failure instanceof AuthenticationFailureServiceExceptionEvent) {
            return "登录服务暂时不可用";
        }
        return failure.getException().getMessage();
    }
}
