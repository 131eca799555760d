package org.everspring.access;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.everspring.kernel.InvalidInputException;
import org.springframework.stereotype.Component;

/** Lets the engine store passwords as {@link Pbkdf2Passwords} and refuse weak ones in words. Older hashes still hold. */
@Component
class PasswordPlugin extends AbstractProcessEnginePlugin {

    private final Pbkdf2Passwords passwords;

    PasswordPlugin(Pbkdf2Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(passwords);
        configuration.setEnablePasswordPolicy(true);
        configuration.setPasswordPolicy(new PasswordRules());
        configuration.setIdentityService(new GuardedIdentityService());
    }

    private static final class GuardedIdentityService extends IdentityServiceImpl {

        /** Before the engine does, which says in English that some rule was broken, and answers 500. */
        @Override
        public void saveUser(User user) {
            if (user instanceof UserEntity account && account.hasNewPassword()) {
                commandExecutor.execute(context -> {
                    if (!account.checkPasswordAgainstPolicy()) {
                        throw new InvalidInputException("口令不符合要求：" + PasswordRules.IN_WORDS + "。");
                    }
                    return null;
                });
            }
            super.saveUser(user);
        }

        /** Whoever is signed in proves by it who he is; he tries no passwords of others, past {@link LoginThrottle}. */
        @Override
        public boolean checkPassword(String userId, String password) {
            var caller = getCurrentAuthentication();
            if (caller != null && !caller.getUserId().equals(userId)) {
                return commandExecutor.execute(context -> {
                    throw new InvalidInputException("只能核对本人的口令。");
                });
            }
            return super.checkPassword(userId, password);
        }
    }
}
