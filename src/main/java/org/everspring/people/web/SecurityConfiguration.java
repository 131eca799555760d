package org.everspring.people.web;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.everspring.people.SignedInStaff;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One login for everything. Who is let in is decided here; what a person may then do is decided by the engine's
 * authorizations and by the rules of each page.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String LOGIN = "/login";

    /** Other systems have no session: each call bears an account and its password. */
    private static final String[] APIS = {"/engine-rest/**", "/api/**"};

    /** Scripts, styles and pictures are no secret; without a login they can be kept by the browser. */
    private static final String[] ASSETS = {
        "/css/**",
        "/js/**",
        "/webjars/**",
        "/camunda/lib/**",
        "/camunda/favicon.ico",
        "/camunda/app/*/scripts/**",
        "/camunda/app/*/styles/**",
        "/camunda/app/*/locales/**",
        "/camunda/app/*/assets/**"
    };

    private static final String[] OPEN = {"/", LOGIN, SignInController.PATH, "/error"};

    private static final RequestMatcher WEBAPPS = path(null, "/camunda/**");

    /** A page that somebody wants to see, which a login may lead back to. */
    private static final RequestMatcher PAGE = new AndRequestMatcher(
            path(HttpMethod.GET, "/**"), new NegatedRequestMatcher(path(null, "/camunda/api/**")), html());

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    private static RequestMatcher html() {
        var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return html;
    }

    @Bean
    FilterRegistrationBean<ClosedSetupFilter> closedSetupFilter() {
        var registration = new FilterRegistrationBean<>(new ClosedSetupFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<FirewallFilter> firewallFilter() {
        var registration = new FilterRegistrationBean<>(new FirewallFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** Patterns count from the server's root, whichever servlet answers there. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    @Bean
    AuthenticationManager authenticationManager(
            List<AuthenticationProvider> providers, AuthenticationEventPublisher events) {
        var manager = new ProviderManager(providers);
        manager.setAuthenticationEventPublisher(events);
        return manager;
    }

    @Bean
    @Order(1)
    SecurityFilterChain assets(HttpSecurity http) throws Exception {
        return http.securityMatcher(ASSETS)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain interfaces(HttpSecurity http, IdentityService identities, SignedInStaff signedInStaff)
            throws Exception {
        return http.securityMatcher(APIS)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.realmName("EverSpring"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A browser sends what was typed into its own password window along with other sites' forms, too.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new OwnSiteFilter(), LogoutFilter.class)
                .addFilterBefore(new StaffFilter(signedInStaff), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new EngineRestFilter(identities, signedInStaff), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, ProcessEngine engine, SignedInStaff signedInStaff) throws Exception {
        var asked = new HttpSessionRequestCache();
        asked.setRequestMatcher(PAGE);
        var webappLogout = path(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                // The webapps' own login knows nothing of this one.
                                .requestMatchers("/camunda/api/admin/auth/user/*/login/**")
                                .denyAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage(LOGIN).defaultSuccessUrl("/desk"))
                .logout(logout -> logout.logoutRequestMatcher(
                                new OrRequestMatcher(path(HttpMethod.POST, "/logout"), webappLogout))
                        .defaultLogoutSuccessHandlerFor(
                                new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT), webappLogout)
                        .logoutSuccessUrl(LOGIN + "?logout"))
                .requestCache(cache -> cache.requestCache(asked))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(signInFirst()))
                // The webapps have Camunda's own filter with a token; OwnSiteFilter stands before all pages.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new OwnSiteFilter(), LogoutFilter.class)
                .addFilterBefore(new StaffFilter(signedInStaff), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new WebappFilter(engine, signedInStaff), AuthorizationFilter.class)
                .build();
    }

    /** A page leads to the login and back; whoever sends something is told that it was not kept. */
    private static AuthenticationEntryPoint signInFirst() {
        var login = new LoginUrlAuthenticationEntryPoint(LOGIN);
        return (request, response, refusal) -> {
            if (PAGE.matches(request)) {
                login.commence(request, response, refusal);
                return;
            }
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            if (!WEBAPPS.matches(request)) {
                request.getRequestDispatcher(SignInController.PATH).forward(request, response);
            }
        };
    }
}
