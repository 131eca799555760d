package org.everspring.people;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Accounts and passwords are those of Camunda's identity service. What somebody may do is read at each request. */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

    private final IdentityService identities;

    EngineAuthenticationProvider(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String userId = login.getName();
        String password =
                login.getCredentials() == null ? "" : login.getCredentials().toString();
        if (userId.isEmpty() || password.isEmpty() || !identities.checkPassword(userId, password)) {
            throw new BadCredentialsException("账号或口令不正确。");
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
