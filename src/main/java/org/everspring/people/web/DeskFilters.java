package org.everspring.people.web;

import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.everspring.people.SignedInStaff;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What stands before every page of the desk and the board, and before what other systems call. */
@Configuration(proxyBeanMethods = false)
class DeskFilters {

    private static final String[] DESK = {"/desk", "/desk/*", "/board", "/board/*"};
    private static final String API = "/api/*";

    @Bean
    FilterRegistrationBean<ClosedSetupFilter> closedSetupFilter() {
        var registration = new FilterRegistrationBean<>(new ClosedSetupFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<OwnSiteFilter> ownSiteFilter() {
        var registration = new FilterRegistrationBean<>(new OwnSiteFilter());
        registration.addUrlPatterns(DESK);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 20);
        return registration;
    }

    @Bean
    FilterRegistrationBean<SignInFilter> signInFilter(SignedInStaff signedInStaff) {
        var registration = new FilterRegistrationBean<>(new SignInFilter(signedInStaff));
        registration.addUrlPatterns(DESK);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }

    /** Other systems have no session: each call bears an account and its password. */
    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> apiAuthentication() {
        var registration = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        registration.setName("apiAuthentication");
        registration.addInitParameter(
                ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                HttpBasicAuthenticationProvider.class.getName());
        registration.addUrlPatterns(API);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 20);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CallerFilter> callerFilter(SignedInStaff signedInStaff) {
        var registration = new FilterRegistrationBean<>(new CallerFilter(signedInStaff));
        registration.addUrlPatterns(API);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }
}
