package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.everspring.access.StaffMember;
import org.everspring.access.StaffRole;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what none of a person's roles includes, before anything of it is read: calls of Camunda's REST APIs by
 * {@link CamundaRestPolicy}, and of an auditor everything that changes something, wherever it is sent.
 */
class RoleFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Our own pages and interfaces, where an auditor sends nothing but a question: what other tables would give. */
    private static final Pattern QUESTION = Pattern.compile("/board/assessment/what-if|/api/assessment/[^/]+/what-if");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getUserPrincipal() instanceof StaffMember staff)) {
            chain.doFilter(request, response);
            return;
        }
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        boolean isCamundas = path.startsWith("/engine-rest") || path.startsWith("/camunda/");
        if (isCamundas ? CamundaRestPolicy.lets(staff, request.getMethod(), path) : mayChange(staff, request, path)) {
            chain.doFilter(request, response);
        } else if (isCamundas || path.startsWith("/api/")) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter().write("{\"type\":\"AuthorizationException\",\"message\":\"您的角色没有这项操作的权限。\"}");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean mayChange(StaffMember staff, HttpServletRequest request, String path) {
        return !staff.holds(StaffRole.AUDITOR)
                || staff.administrator()
                || READING.contains(request.getMethod())
                || QUESTION.matcher(path).matches();
    }
}
