package org.everspring.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.everspring.nodes.DatabaseWatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;

@Configuration(proxyBeanMethods = false)
class ErrorConfiguration {

    /** Behind the one that brings every path to one form, before everything that could read a body. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter() {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    FilterRegistrationBean<SlowBodyFilter> slowBodyFilter() {
        var registration = new FilterRegistrationBean<>(new SlowBodyFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setAsyncSupported(true);
        return registration;
    }

    /** Around the audit and the login, which ask the database, too. */
    @Bean
    FilterRegistrationBean<OutageFilter> outageFilter(ObjectProvider<DatabaseWatch> watch) {
        DatabaseWatch found = watch.getIfAvailable();
        var registration = new FilterRegistrationBean<>(new OutageFilter(() -> found == null || found.isAvailable()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        registration.setAsyncSupported(true);
        return registration;
    }

    /** Half of the threads may wait for bodies, and of one address a tenth. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodyPaceValve(ServerProperties server) {
        int threads = server.getTomcat().getThreads().getMax();
        var underway = new BodiesUnderway(Math.max(1, threads / 2), Math.max(1, threads / 10));
        return tomcat -> tomcat.addEngineValves(new BodyPaceValve(underway));
    }

    @Bean
    ErrorAttributes errorAttributes() {
        return new ChineseErrors();
    }

    /** Boot's own answers 500 to whoever asks for {@code /error} though nothing has failed. */
    @Bean
    BasicErrorController basicErrorController(
            ErrorAttributes attributes, ServerProperties server, List<ErrorViewResolver> views) {
        return new BasicErrorController(attributes, server.getError(), views) {
            @Override
            protected HttpStatus getStatus(HttpServletRequest request) {
                boolean failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
                return failed ? super.getStatus(request) : HttpStatus.NOT_FOUND;
            }
        };
    }

    @Bean
    HandlerExceptionResolver pageFaults() {
        return new PageFaults();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> errorPageValve() {
        return tomcat -> tomcat.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(ErrorPageValve.class.getName()));
    }
}
