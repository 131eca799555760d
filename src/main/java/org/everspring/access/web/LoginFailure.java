package org.everspring.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads back to the login page, which says once why. */
final class LoginFailure implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(LoginFailure.class);

    private static final String REASON = LoginFailure.class.getName();

    private final String page;

    LoginFailure(String page) {
        this.page = page;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        request.getSession().setAttribute(REASON, reason(failure));
        response.sendRedirect(request.getContextPath() + page + "?error");
    }

    /** Why the last login in this session failed; null when that has been said already. */
    static @Nullable String take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return null;
        }
        var reason = (String) session.getAttribute(REASON);
        session.removeAttribute(REASON);
        return reason;
    }

    private static @Nullable String reason(AuthenticationException failure) {
        if (failure instanceof AccountStatusException) {
            // Locked, or without an account: these are ours, and say what to do.
            return failure.getMessage();
        }
        if (failure instanceof InternalAuthenticationServiceException) {
            log.warn("A login could not be checked", failure);
            return "统一身份认证服务暂时连接不上，请稍后再试；仍然不能登录的，请与系统管理员联系。";
        }
        if (failure instanceof OAuth2AuthenticationException refused) {
            log.warn("A login by the provider was not completed: {}", refused.getError(), failure);
            return "统一身份认证没有完成，请重新登录；仍然不能登录的，请与系统管理员联系。";
        }
        return "账号或口令不正确，请核对后重新输入。";
    }
}
