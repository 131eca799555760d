package org.everspring.access;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyDigitRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLowerCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicySpecialCharacterRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUpperCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;

/** What a password must be. Admin shows the rules by Camunda's own names for them while one is typed. */
final class PasswordRules implements PasswordPolicy {

    static final String IN_WORDS = "至少10个字符，同时含有大写字母、小写字母、数字和符号，不含账号、姓名或邮箱";

    private static final int SHORTEST = 10;

    private static final List<PasswordPolicyRule> RULES = List.of(
            new PasswordPolicyLengthRuleImpl(SHORTEST),
            new PasswordPolicyLowerCaseRuleImpl(1),
            new PasswordPolicyUpperCaseRuleImpl(1),
            new PasswordPolicyDigitRuleImpl(1),
            new PasswordPolicySpecialCharacterRuleImpl(1),
            new NothingOfTheAccount());

    @Override
    public List<PasswordPolicyRule> getRules() {
        return RULES;
    }

    /** Any part of the account's names, but for parts so short that they turn up by chance: Camunda refuses these, too. */
    private static final class NothingOfTheAccount extends PasswordPolicyUserDataRuleImpl {

        private static final int SHORTEST_IN_LETTERS = 3;
        private static final int SHORTEST_IN_CHINESE = 2;

        @Override
        public boolean execute(String password, User user) {
            if (user == null) {
                return true;
            }
            String typed = password.toLowerCase(Locale.ROOT);
            return Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail())
                    .filter(Objects::nonNull)
                    .flatMap(name -> Stream.of(name.toLowerCase(Locale.ROOT).split("[\\s.@_-]+")))
                    .noneMatch(part -> part.length() >= shortest(part) && typed.contains(part));
        }

        private static int shortest(String part) {
            return part.chars().anyMatch(Character::isIdeographic) ? SHORTEST_IN_CHINESE : SHORTEST_IN_LETTERS;
        }
    }
}
