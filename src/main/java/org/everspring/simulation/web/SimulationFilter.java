package org.everspring.simulation.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.everspring.simulation.SimulationProgress;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** While the year is played the clock shows another day: there is only the start page, which tells how far it is. */
@Component
@Profile("year")
@Order(Ordered.HIGHEST_PRECEDENCE)
class SimulationFilter extends OncePerRequestFilter {

    private static final String PAUSE_IN_SECONDS = "3";
    private static final List<String> ALWAYS = List.of("/css/", "/js/", "/images/", "/favicon", "/actuator/");

    private final SimulationProgress progress;

    SimulationFilter(SimulationProgress progress) {
        this.progress = progress;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return progress.state().over()
                || ALWAYS.stream()
                        .anyMatch(request.getRequestURI()
                                .substring(request.getContextPath().length())::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String start = request.getContextPath() + "/";
        if (request.getRequestURI().equals(start)) {
            response.setHeader("Refresh", PAUSE_IN_SECONDS);
            chain.doFilter(request, response);
        } else if (request.getMethod().equals("GET")) {
            response.sendRedirect(start);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, PAUSE_IN_SECONDS);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
    }
}
