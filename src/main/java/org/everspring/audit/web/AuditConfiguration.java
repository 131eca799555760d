package org.everspring.audit.web;

import java.time.Clock;
import org.everspring.audit.AuditEvents;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AnonymousRefusalLimit limit(Clock clock) {
        return new AnonymousRefusalLimit(clock);
    }

    @Bean
    Refusals refusals(ErrorAttributes errors) {
        return new Refusals(errors);
    }

    /** Behind the one that brings every path to one form, before all that refuse somebody something. */
    @Bean
    FilterRegistrationBean<AuditFilter> auditFilter(
            AuditEvents events,
            WebRequest requests,
            RequestActions actions,
            Refusals refusals,
            AnonymousRefusalLimit limit,
            Clock clock,
            PlatformTransactionManager transactions) {
        var registration = new FilterRegistrationBean<>(
                new AuditFilter(events, requests, actions, refusals, limit, clock, transactions));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return registration;
    }

    @Bean
    WebMvcConfigurer refusalsOfPages(Refusals refusals) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(refusals);
            }
        };
    }
}
