package org.everspring.access;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Accounts and passwords are those of Camunda's identity service. What somebody may do is read at each request. Only who
 * knows the password is told that the account is disabled.
 */
@Component
@Order(EngineAuthenticationProvider.ORDER)
class EngineAuthenticationProvider implements AuthenticationProvider {

    /** Before any server outside, so that nobody waits for one that is down. */
    static final int ORDER = 0;

    private final AccountPasswords passwords;
    private final DisabledAccounts disabled;
    private final LoginWays ways;

    EngineAuthenticationProvider(AccountPasswords passwords, DisabledAccounts disabled, LoginWays ways) {
        this.passwords = passwords;
        this.disabled = disabled;
        this.ways = ways;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String userId = login.getName();
        String password =
                login.getCredentials() == null ? "" : login.getCredentials().toString();
        if (userId.isEmpty()
                || password.isEmpty()
                || !ways.servesLocally(userId)
                || !passwords.matches(userId, password)) {
            throw new BadCredentialsException("账号或口令不正确，请核对后重新输入。");
        }
        if (disabled.contains(userId)) {
            throw new DisabledException("账号已停用。如有疑问，请联系本单位用户管理员。");
        }
        var accepted = UsernamePasswordAuthenticationToken.authenticated(userId, null, List.of());
        accepted.setDetails(login.getDetails());
        return accepted;
    }

    @Override
    public boolean supports(Class<?> login) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(login);
    }
}
