package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.everspring.access.SignedInStaff;
import org.everspring.access.StaffMember;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hands the login on to Camunda's webapps, which keep one of their own in the session. It is written afresh at each
 * request: Camunda's filter for logins from outside ({@code ContainerBasedAuthenticationFilter}) leaves the groups as they
 * were at the first.
 */
class WebappFilter extends OncePerRequestFilter {

    private final ProcessEngine engine;
    private final SignedInStaff signedInStaff;

    WebappFilter(ProcessEngine engine, SignedInStaff signedInStaff) {
        this.engine = engine;
        this.signedInStaff = signedInStaff;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda")
                || !(request.getUserPrincipal() instanceof StaffMember);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var staff = (StaffMember) request.getUserPrincipal();
        var logins = new Authentications();
        logins.addOrReplace(AuthenticationUtil.createAuthentication(
                engine, staff.userId(), signedInStaff.groupsOf(staff), List.of()));
        AuthenticationUtil.updateSession(request.getSession(), logins);
        chain.doFilter(request, response);
    }
}
