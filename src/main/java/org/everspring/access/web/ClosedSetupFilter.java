package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers as if there were no first-administrator page. Where the group of administrators is empty, Camunda 7.24.0 lets
 * anybody make himself one there (CVE-2026-77226); here administrators come from the settings only. {@link PathFilter} has
 * left one way to write its address.
 */
class ClosedSetupFilter extends OncePerRequestFilter {

    private static final String SETUP = "/api/admin/setup/";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if ((request.getRequestURI() + "/").toLowerCase(Locale.ROOT).contains(SETUP)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }
}
