package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine whose call of {@code /engine-rest} it is. What our own pages and interfaces do is decided by their own
 * rules and not by the rights that the engine gives to a person, so there the engine is told nothing.
 */
class EngineRestFilter extends OncePerRequestFilter {

    private final IdentityService identities;

    EngineRestFilter(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/engine-rest")
                || StaffFilter.login(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = StaffFilter.login(request).orElseThrow();
        identities.setAuthentication(login.staff().userId(), login.groups());
        try {
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }
}
