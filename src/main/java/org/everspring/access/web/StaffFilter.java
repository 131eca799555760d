package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.everspring.access.SignedInStaff;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the member of staff behind the login the request's principal. Whose account is gone is signed in no longer,
 * whatever the session says.
 */
class StaffFilter extends OncePerRequestFilter {

    private static final String LOGIN = SignedInStaff.Login.class.getName();

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
        SignedInStaff.Login present = SessionFilter.account(request)
                .filter(account -> account.getId().equals(login.getName()))
                .or(() -> signedInStaff.account(login.getName()))
                .flatMap(signedInStaff::login)
                .orElse(null);
        if (present == null) {
            signOut(request);
            chain.doFilter(request, response);
        } else {
            // For the audit, whose filter stands before and sees the request as it came.
            request.setAttribute(LOGIN, present);
            chain.doFilter(new StaffRequest(request, present.staff()), response);
        }
    }

    /** Whose request it is, as this filter has just read it; empty where nobody is signed in. */
    static Optional<SignedInStaff.Login> login(HttpServletRequest request) {
        return Optional.ofNullable((SignedInStaff.Login) request.getAttribute(LOGIN));
    }

    private static void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
