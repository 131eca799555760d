package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site sends in the name of somebody who is signed in here.
 *
 * <p>Camunda marks its session cookie {@code SameSite=Lax}, so a browser leaves it out of another site's POST; but a host
 * of the same domain counts as the same site, and an old browser knows no SameSite. These pages have no CSRF token, so
 * what the browser says about the sender decides: {@code Sec-Fetch-Site}, which it leaves out over plain HTTP, or else
 * {@code Origin}, or else, from the old browsers of some offices, {@code Referer}. A sender with none of them is taken for
 * no browser as long as it sends no cookie.
 */
class OwnSiteFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(OwnSiteFilter.class);

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod()) || isOwn(request)) {
            chain.doFilter(request, response);
            return;
        }
        // Behind a proxy that does not pass the Host header on, every form would end here.
        log.warn(
                "Refused a form from {} (referer {}) sent to {}",
                request.getHeader(HttpHeaders.ORIGIN),
                request.getHeader(HttpHeaders.REFERER),
                request.getHeader(HttpHeaders.HOST));
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    private static boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String page = origin == null ? request.getHeader(HttpHeaders.REFERER) : origin;
        return page == null
                ? request.getHeader(HttpHeaders.COOKIE) == null
                : isHost(page, request.getHeader(HttpHeaders.HOST));
    }

    /** Compares without the scheme: a proxy may end TLS. */
    private static boolean isHost(String address, String host) {
        try {
            String authority = URI.create(address).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
