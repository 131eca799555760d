package org.everspring.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers at once while the database is known to be gone, and for every filter and page that finds out by itself. Health is
 * asked on all the same, and what needs no database is served.
 */
final class OutageFilter extends OncePerRequestFilter {

    private static final Pattern WITHOUT_DATABASE =
            Pattern.compile("/(actuator|css|js|webjars|camunda/lib)/.*|/(camunda/)?favicon\\.ico"
                    + "|/camunda/app/[^/]+/(scripts|styles|locales|assets)/.*");

    private static final Logger log = LoggerFactory.getLogger(OutageFilter.class);

    private final BooleanSupplier databaseIsAvailable;

    OutageFilter(BooleanSupplier databaseIsAvailable) {
        this.databaseIsAvailable = databaseIsAvailable;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!databaseIsAvailable.getAsBoolean() && needsDatabase(request)) {
            // Nobody has said yet how the fields are written.
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
            OutagePage.write(request, response, OutagePage.NOTHING_DONE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            Optional<Fault> fault = Fault.known(e).filter(Fault::isOutage);
            if (fault.isEmpty() || response.isCommitted()) {
                throw e;
            }
            log.warn("{} {} met no database: {}", request.getMethod(), request.getRequestURI(), e.toString());
            OutagePage.write(request, response, fault.get().message());
        }
    }

    private static boolean needsDatabase(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !WITHOUT_DATABASE.matcher(path).matches();
    }
}
