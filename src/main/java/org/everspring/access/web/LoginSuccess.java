package org.everspring.access.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.everspring.access.AccountPasswords;
import org.everspring.access.SignedInStaff;
import org.everspring.access.StaffHome;
import org.everspring.plan.Plan;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Leads to the page that was asked for before the login. It was kept with the host that the caller has said, which may be
 * anybody's; so only its path is followed.
 */
final class LoginSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

    private final AccountPasswords passwords;
    private final SignedInStaff staff;
    private final Plan plan;

    LoginSuccess(RequestCache asked, AccountPasswords passwords, SignedInStaff staff, Plan plan) {
        this.passwords = passwords;
        this.staff = staff;
        this.plan = plan;
        setRequestCache(asked);
        setRedirectStrategy(LoginSuccess::follow);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication login)
            throws ServletException, IOException {
        SessionFilter.begin(request, passwords.mark(login.getName()));
        super.onAuthenticationSuccess(request, response, login);
    }

    /** For whoever has asked for no page. */
    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, Authentication login) {
        return staff.find(login.getName())
                .map(person -> StaffHome.of(person, plan))
                .orElse("/");
    }

    private static void follow(HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        URI page = URI.create(address);
        // What was kept has its context already, unlike the page that is led to without.
        String context = page.isAbsolute() ? "" : request.getContextPath();
        String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
        response.sendRedirect(response.encodeRedirectURL(context + page.getRawPath() + query));
    }
}
