package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.web.filter.OncePerRequestFilter;

/** What every answer tells the browser to be careful about, whichever filter or servlet gives it. */
@Configuration(proxyBeanMethods = false)
class HeaderConfiguration {

    /**
     * For our own pages; the webapps bring one of their own. No script stands in a page. Styles do: the charts place what
     * they show under the pointer by them.
     */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /** Outside of Spring Security's chains, for what is refused before them has to bear these, too. */
    @Bean
    FilterRegistrationBean<HeaderWriterFilter> headerWriterFilter() {
        var hsts = new HstsHeaderWriter(Duration.ofDays(365).toSeconds());
        // Other systems of the city may be below the same name.
        hsts.setIncludeSubDomains(false);
        List<HeaderWriter> writers = List.of(
                new XContentTypeOptionsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                // The login page sees from where somebody comes, another site does not.
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN),
                new ContentSecurityPolicyHeaderWriter(POLICY),
                hsts);
        var registration = new FilterRegistrationBean<>(new HeaderWriterFilter(writers));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WebappCaching> webappCaching() {
        var registration = new FilterRegistrationBean<>(new WebappCaching());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        registration.addUrlPatterns("/camunda/*");
        return registration;
    }

    @Bean
    FilterRegistrationBean<SecureCookieFilter> secureCookieFilter() {
        var registration = new FilterRegistrationBean<>(new SecureCookieFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 4);
        registration.addUrlPatterns("/camunda/*");
        return registration;
    }

    /**
     * Keeps the webapps' CSRF cookie to TLS where there is TLS, as Tomcat does with its own cookie. Camunda's setting is
     * one for all requests, and where there is none the cookie would be lost.
     */
    private static final class SecureCookieFilter extends OncePerRequestFilter {

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.isSecure();
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(request, new HttpServletResponseWrapper(response) {
                @Override
                public void addHeader(String name, String value) {
                    super.addHeader(name, secure(name, value));
                }

                @Override
                public void setHeader(String name, String value) {
                    super.setHeader(name, secure(name, value));
                }
            });
        }

        private static String secure(String name, String value) {
            boolean complete = !HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)
                    || value.toLowerCase(Locale.ROOT).contains("; secure")
                    || value.toLowerCase(Locale.ROOT).contains(";secure");
            return complete ? value : value + ";Secure";
        }
    }
}
