package org.everspring.people.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.everspring.people.SignedInStaff;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who is signed in, as the request's principal; shows everybody else where to sign in. */
class SignInFilter extends OncePerRequestFilter {

    private final SignedInStaff signedInStaff;

    SignInFilter(SignedInStaff signedInStaff) {
        this.signedInStaff = signedInStaff;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // What a page shows belongs to this person; the next one at the same computer must not go back to it.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var staff = signedInStaff.find(request);
        if (staff.isPresent()) {
            chain.doFilter(new StaffRequest(request, staff.get()), response);
        } else {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            request.getRequestDispatcher(SignInController.PATH).forward(request, response);
        }
    }
}
