package org.everspring.access.web;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.everspring.access.AccountPasswords;
import org.everspring.access.SignedInStaff;
import org.everspring.access.StaffRole;
import org.everspring.engine.EngineAccess;
import org.everspring.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * One login for everything. Who is let in is decided here; what a person may then do is decided by the engine's
 * authorizations and by the rules of each page.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String LOGIN = "/login";
    static final String LEFT = LOGIN + "?logout";

    private static final String EXPIRED = LOGIN + "?expired";

    private static final Set<StaffRole> WATCHERS = Set.of(StaffRole.ADMINISTRATOR, StaffRole.OPERATOR);

    /** Other systems have no session: each call bears an account and its password. */
    private static final String[] APIS = {"/engine-rest/**", "/api/**", "/actuator/**"};

    /** For load balancers, which have no account; the endpoint tells them no details. */
    private static final String[] HEALTH = {
        "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
    };

    /** Scripts, styles and pictures are no secret; without a login they can be kept by the browser. */
    private static final String[] ASSETS = {
        "/css/**",
        "/js/**",
        "/webjars/**",
        "/favicon.ico",
        "/camunda/lib/**",
        "/camunda/favicon.ico",
        "/camunda/app/*/scripts/**",
        "/camunda/app/*/styles/**",
        "/camunda/app/*/locales/**",
        "/camunda/app/*/assets/**"
    };

    /** Calendars on phones have no login: the address is the secret. */
    private static final String CALENDARS = "/calendar/*";

    private static final String[] OPEN = {"/", LOGIN, SignInController.PATH, "/error", CALENDARS};

    private static final RequestMatcher WEBAPPS = path(null, "/camunda/**");
    private static final RequestMatcher WEBAPP_LOGOUT = path(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");

    /** A page that somebody wants to see, which a login may lead back to. */
    private static final RequestMatcher PAGE = new AndRequestMatcher(
            path(HttpMethod.GET, "/**"), new NegatedRequestMatcher(path(null, "/camunda/api/**")), html());

    private static RequestMatcher path(@Nullable HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    private static RequestMatcher html() {
        var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return html;
    }

    /** How long each filter of each request takes, nobody asks; to measure it took a thirteenth of all requests' time. */
    @Bean
    static SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    FilterRegistrationBean<ClosedSetupFilter> closedSetupFilter() {
        var registration = new FilterRegistrationBean<>(new ClosedSetupFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }

    /** Behind the one that writes the headers of every answer, before all others. */
    @Bean
    FilterRegistrationBean<PathFilter> pathFilter() {
        var registration = new FilterRegistrationBean<>(new PathFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setAsyncSupported(true);
        return registration;
    }

    /** Behind what brings the session, before all that asks for it; also where no login is asked for. */
    @Bean
    FilterRegistrationBean<WebappLoginOfRequest> webappLoginOfRequest() {
        var registration = new FilterRegistrationBean<>(new WebappLoginOfRequest());
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER + 1);
        registration.addUrlPatterns("/camunda/*");
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
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain interfaces(HttpSecurity http, IdentityService identities, SignedInStaff signedInStaff)
            throws Exception {
        return http.securityMatcher(APIS)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HEALTH)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(SecurityConfiguration::watchesTheSystem)
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.realmName("EverSpring"))
                .headers(SecurityConfiguration::keepNothing)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A browser sends what was typed into its own password window along with other sites' forms, too.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new OwnSiteFilter(), LogoutFilter.class)
                .addFilterBefore(new StaffFilter(signedInStaff), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new RoleFilter(), AuthorizationFilter.class)
                .addFilterAfter(new EngineRestFilter(identities), RoleFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            ProcessEngine engine,
            EngineAccess access,
            SignedInStaff signedInStaff,
            AccountPasswords passwords,
            Plan plan,
            ObjectProvider<OidcLogin.Entrance> oidc,
            ObjectProvider<ProviderLogout> providerLogout)
            throws Exception {
        var asked = new HttpSessionRequestCache();
        asked.setRequestMatcher(PAGE);
        // Without the parameter that it would add to the address of a page that somebody has kept.
        asked.setMatchingRequestParameterName(null);
        var arrived = new LoginSuccess(asked, passwords, signedInStaff, plan);
        var failures = new LoginFailure(LOGIN);
        oidc.ifAvailable(entrance -> with(http, entrance.login(LOGIN, arrived, failures)));
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
                .formLogin(form -> form.loginPage(LOGIN).successHandler(arrived).failureHandler(failures))
                .logout(logout -> logout.logoutRequestMatcher(
                                new OrRequestMatcher(path(HttpMethod.POST, "/logout"), WEBAPP_LOGOUT))
                        // Else the next page would say that the session has expired.
                        .deleteCookies("JSESSIONID")
                        .logoutSuccessHandler(left(providerLogout)))
                .requestCache(cache -> cache.requestCache(asked))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(signInFirst()))
                .headers(SecurityConfiguration::keepNothing)
                // The webapps have Camunda's own filter with a token; OwnSiteFilter stands before all pages.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new OwnSiteFilter(), LogoutFilter.class)
                .addFilterBefore(new SessionFilter(passwords, signedInStaff), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new StaffFilter(signedInStaff), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new RoleFilter(), AuthorizationFilter.class)
                .addFilterAfter(new WebappFilter(engine, access), RoleFilter.class)
                .build();
    }

    /** All other headers are the same for every answer ({@link HeaderConfiguration}). */
    private static void keepNothing(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled().cacheControl(Customizer.withDefaults());
    }

    private static void with(HttpSecurity http, Customizer<OAuth2LoginConfigurer<HttpSecurity>> login) {
        try {
            http.oauth2Login(login);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static AuthorizationDecision watchesTheSystem(
            Supplier<Authentication> login, RequestAuthorizationContext context) {
        return new AuthorizationDecision(
                WATCHERS.stream().anyMatch(role -> context.getRequest().isUserInRole(role.groupId())));
    }

    /** A script of the webapps logs out and goes to the login page by itself. */
    private static LogoutSuccessHandler left(ObjectProvider<ProviderLogout> provider) {
        return (request, response, login) -> {
            if (login != null) {
                provider.ifAvailable(logout -> logout.note(request, response, login));
            }
            if (WEBAPP_LOGOUT.matches(request)) {
                response.setStatus(HttpStatus.NO_CONTENT.value());
            } else {
                response.sendRedirect(request.getContextPath() + LEFT);
            }
        };
    }

    /** A page leads to the login and back; whoever sends something is told that it was not kept. */
    private static AuthenticationEntryPoint signInFirst() {
        return (request, response, refusal) -> {
            if (PAGE.matches(request)) {
                response.sendRedirect(
                        request.getContextPath() + (SignInController.hasExpired(request) ? EXPIRED : LOGIN));
                return;
            }
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            if (!WEBAPPS.matches(request)) {
                request.getRequestDispatcher(SignInController.PATH).forward(request, response);
            }
        };
    }
}
