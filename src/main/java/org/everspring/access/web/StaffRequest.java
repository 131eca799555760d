package org.everspring.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.everspring.access.StaffMember;

/** A request whose principal is the member of staff. */
final class StaffRequest extends HttpServletRequestWrapper {

    private final StaffMember staff;

    StaffRequest(HttpServletRequest request, StaffMember staff) {
        super(request);
        this.staff = staff;
    }

    @Override
    public Principal getUserPrincipal() {
        return staff;
    }

    @Override
    public String getRemoteUser() {
        return staff.userId();
    }

    /** @param groupId the group of a {@link org.everspring.access.StaffRole} */
    @Override
    public boolean isUserInRole(String groupId) {
        return staff.roles().stream().anyMatch(role -> role.groupId().equals(groupId));
    }
}
