package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.everspring.access.SignedInStaff;
import org.everspring.access.StaffMember;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine whose call of {@code /engine-rest} it is. What our own pages and interfaces do is decided by their own
 * rules and not by the rights that the engine gives to a person, so there the engine is told nothing.
 */
class EngineRestFilter extends OncePerRequestFilter {

    private final IdentityService identities;
    private final SignedInStaff signedInStaff;

    EngineRestFilter(IdentityService identities, SignedInStaff signedInStaff) {
        this.identities = identities;
        this.signedInStaff = signedInStaff;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/engine-rest")
                || !(request.getUserPrincipal() instanceof StaffMember);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var staff = (StaffMember) request.getUserPrincipal();
        identities.setAuthentication(staff.userId(), signedInStaff.groupsOf(staff));
        try {
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }
}
