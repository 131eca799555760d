package org.everspring.people.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.everspring.people.SignedInStaff;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes the account that Camunda's filter before it has let in the request's principal. */
class CallerFilter extends OncePerRequestFilter {

    private final SignedInStaff signedInStaff;

    CallerFilter(SignedInStaff signedInStaff) {
        this.signedInStaff = signedInStaff;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var staff = signedInStaff.takeCaller();
        if (staff.isPresent()) {
            chain.doFilter(new StaffRequest(request, staff.get()), response);
        } else {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
