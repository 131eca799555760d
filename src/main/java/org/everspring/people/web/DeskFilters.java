package org.everspring.people.web;

import org.everspring.people.SignedInStaff;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What stands before every page of the desk. */
@Configuration(proxyBeanMethods = false)
class DeskFilters {

    private static final String[] DESK = {"/desk", "/desk/*"};

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
}
