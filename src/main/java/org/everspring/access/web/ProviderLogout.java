package org.everspring.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/**
 * Ends the login at the OIDC provider as well, or the next click would bring the same person in again. The browser is led
 * there by the login page and not by the answer to the logout: the webapps log out by a script, which cannot be led
 * anywhere, and our pages let a form lead to no other site ({@code form-action}).
 */
final class ProviderLogout extends OidcClientInitiatedLogoutSuccessHandler {

    private static final String TARGET = ProviderLogout.class.getName();

    ProviderLogout(ClientRegistrationRepository clients) {
        super(clients);
        setPostLogoutRedirectUri("{baseUrl}" + SecurityConfiguration.LEFT);
        setDefaultTargetUrl(SecurityConfiguration.LEFT);
    }

    /** Notes where the login page is to lead; nothing for a login that was not by a provider. */
    void note(HttpServletRequest request, HttpServletResponse response, Authentication login) {
        String target = determineTargetUrl(request, response, login);
        if (!target.equals(getDefaultTargetUrl())) {
            request.getSession().setAttribute(TARGET, target);
        }
    }

    /** The provider's page that the browser still has to see; null when there is none. */
    static @Nullable String take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return null;
        }
        var target = (String) session.getAttribute(TARGET);
        session.removeAttribute(TARGET);
        return target;
    }
}
