package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.everspring.access.SignedInStaff;
import org.everspring.engine.EngineAccess;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hands the login on to Camunda's webapps, which look for one of their own in the session. It is written afresh at each
 * request, and for it alone ({@link WebappLoginOfRequest}), at the cost of one statement: Camunda's filter for logins from outside
 * ({@code ContainerBasedAuthenticationFilter}) leaves the groups as they were at the first, and its own way to write one
 * reads the account again and each application by itself.
 */
class WebappFilter extends OncePerRequestFilter {

    private final ProcessEngine engine;
    private final EngineAccess access;

    WebappFilter(ProcessEngine engine, EngineAccess access) {
        this.engine = engine;
        this.access = access;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda")
                || StaffFilter.login(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var logins = new Authentications();
        logins.addOrReplace(authentication(StaffFilter.login(request).orElseThrow()));
        AuthenticationUtil.updateSession(request.getSession(), logins);
        chain.doFilter(request, response);
    }

    private UserAuthentication authentication(SignedInStaff.Login login) {
        var authentication = new UserAuthentication(login.staff().userId(), engine.getName());
        authentication.setGroupIds(login.groups());
        authentication.setTenantIds(List.of());
        authentication.setAuthorizedApps(applications(login));
        return authentication;
    }

    /** In one command, which reads the person's rights once. */
    private Set<String> applications(SignedInStaff.Login login) {
        Set<String> open = access.unchecked(() -> Arrays.stream(AuthenticationUtil.APPS)
                .filter(application -> engine.getAuthorizationService()
                        .isUserAuthorized(
                                login.staff().userId(),
                                login.groups(),
                                Permissions.ACCESS,
                                Resources.APPLICATION,
                                application))
                .collect(Collectors.toCollection(HashSet::new)));
        open.add(AuthenticationUtil.APP_WELCOME);
        return open;
    }
}
