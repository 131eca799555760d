package org.everspring.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.identity.User;
import org.everspring.access.AccountPasswords;
import org.everspring.access.PasswordMark;
import org.everspring.access.SignedInStaff;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends every session of an account whose password has been changed, on whichever node and by whomever: who has it changed
 * may fear that somebody else knows it. Only the session in which a person changes the own one goes on.
 */
class SessionFilter extends OncePerRequestFilter {

    private static final String MARK = PasswordMark.class.getName();

    /** Where the webapps let a person change the own password. */
    private static final Pattern CREDENTIALS = Pattern.compile("/camunda/api/.*/user/([^/]+)/credentials");

    private static final String ACCOUNT = SessionFilter.class.getName() + ".account";

    private final AccountPasswords passwords;
    private final SignedInStaff staff;

    SessionFilter(AccountPasswords passwords, SignedInStaff staff) {
        this.passwords = passwords;
        this.staff = staff;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (login == null || login instanceof AnonymousAuthenticationToken || session == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<User> account = staff.account(login.getName());
        PasswordMark now = passwords.mark(login.getName(), account);
        if (session.getAttribute(MARK) instanceof PasswordMark begun
                && begun.userId().equals(now.userId())
                && !begun.equals(now)) {
            SecurityContextHolder.clearContext();
            session.invalidate();
            chain.doFilter(request, response);
            return;
        }
        if (!now.equals(session.getAttribute(MARK))) {
            session.setAttribute(MARK, now);
        }
        request.setAttribute(ACCOUNT, account);
        chain.doFilter(request, response);
        if (changesOwnPassword(request, login.getName()) && request.getSession(false) != null) {
            request.getSession(false).setAttribute(MARK, passwords.mark(login.getName()));
        }
    }

    /** The account behind the login, as this filter has just read it; empty where it has read none. */
    @SuppressWarnings("unchecked")
    static Optional<User> account(HttpServletRequest request) {
        return Optional.ofNullable((Optional<User>) request.getAttribute(ACCOUNT))
                .flatMap(Function.identity());
    }

    /** At the login itself, or what is changed before the next request would go unseen. */
    static void begin(HttpServletRequest request, PasswordMark mark) {
        request.getSession().setAttribute(MARK, mark);
    }

    private static boolean changesOwnPassword(HttpServletRequest request, String userId) {
        if (!"PUT".equals(request.getMethod())) {
            return false;
        }
        var matcher = CREDENTIALS.matcher(request.getRequestURI());
        return matcher.matches() && matcher.group(1).equals(userId);
    }
}
