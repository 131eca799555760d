package org.everspring.access.web;

import java.util.List;
import org.everspring.access.NoAccountException;
import org.everspring.access.SignedInStaff;
import org.springframework.boot.autoconfigure.security.oauth2.client.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * The login of an OIDC provider, when one is set by {@code spring.security.oauth2.client.*}. It says who somebody is by the
 * claim that is set as {@code user-name-attribute}; the account must exist here.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class OidcLogin {

    /** Asks the provider for its addresses at the first login: this system starts while the provider is down. */
    @Bean
    ClientRegistrationRepository clientRegistrationRepository(OAuth2ClientProperties settings) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(List.copyOf(new OAuth2ClientPropertiesMapper(settings)
                        .asClientRegistrations()
                        .values())));
    }

    @Bean
    Entrance oidcEntrance(ClientRegistrationRepository clients, SignedInStaff signedInStaff) {
        return new Entrance(clients, signedInStaff);
    }

    @Bean
    ProviderLogout providerLogout(ClientRegistrationRepository clients) {
        return new ProviderLogout(clients);
    }

    /** What the chain of the pages adds for it. */
    static final class Entrance {

        private final ClientRegistrationRepository clients;
        private final SignedInStaff signedInStaff;

        private Entrance(ClientRegistrationRepository clients, SignedInStaff signedInStaff) {
            this.clients = clients;
            this.signedInStaff = signedInStaff;
        }

        Customizer<OAuth2LoginConfigurer<HttpSecurity>> login(
                String page, AuthenticationSuccessHandler arrived, AuthenticationFailureHandler failures) {
            return login -> login.loginPage(page)
                    .successHandler(arrived)
                    .failureHandler(failures)
                    // The tokens go with the session.
                    .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                    .userInfoEndpoint(person -> person.oidcUserService(accountHolder()))
                    .addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                        // Without this, a provider that is down is a blank 500.
                        @Override
                        public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                            filter.setAuthenticationFailureHandler(
                                    (request, response, failure) -> failures.onAuthenticationFailure(
                                            request,
                                            response,
                                            new InternalAuthenticationServiceException(
                                                    "The provider does not answer", failure)));
                            return filter;
                        }
                    });
        }

        private OAuth2UserService<OidcUserRequest, OidcUser> accountHolder() {
            var users = new OidcUserService();
            return answer -> {
                OidcUser user = named(users, answer);
                if (signedInStaff.find(user.getName()).isEmpty()) {
                    throw new NoAccountException(user.getName());
                }
                return user;
            };
        }

        private static OidcUser named(OidcUserService users, OidcUserRequest answer) {
            try {
                return users.loadUser(answer);
            } catch (IllegalArgumentException withoutTheClaim) {
                throw new OAuth2AuthenticationException(
                        new OAuth2Error("missing_claim", withoutTheClaim.getMessage(), null), withoutTheClaim);
            }
        }
    }
}
