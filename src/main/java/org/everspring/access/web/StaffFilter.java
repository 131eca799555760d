package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.everspring.access.SignedInStaff;
import org.everspring.access.StaffMember;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the member of staff behind the login the request's principal. Whose account is gone is signed in no longer,
 * whatever the session says.
 */
class StaffFilter extends OncePerRequestFilter {

    private final SignedInStaff signedInStaff;

    StaffFilter(SignedInStaff signedInStaff) {
        this.signedInStaff = signedInStaff;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || login instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        StaffMember staff = signedInStaff.find(login.getName()).orElse(null);
        if (staff == null) {
            signOut(request);
            chain.doFilter(request, response);
        } else {
            // For the audit, whose filter stands before and sees the request as it came.
            request.setAttribute(StaffMember.class.getName(), staff);
            chain.doFilter(new StaffRequest(request, staff), response);
        }
    }

    private static void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
