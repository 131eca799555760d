package org.everspring.people;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Passwords made at random, to be handed over; they are stored nowhere in plain. */
@Component
class FirstPasswords {

    /** Without those that are mistaken for others when they are read out. */
    private static final String LETTERS_AND_DIGITS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final IdentityService identities;
    private final SecureRandom random = new SecureRandom();

    FirstPasswords(IdentityService identities) {
        this.identities = identities;
    }

    /** Four groups of four, about 90 bits; tried until it has one of every kind that the rules ask for. */
    String give(User user) {
        String password = Stream.generate(
                        () -> Stream.generate(this::group).limit(4).collect(Collectors.joining("-")))
                .filter(made ->
                        identities.checkPasswordAgainstPolicy(made, user).isValid())
                .findFirst()
                .orElseThrow();
        user.setPassword(password);
        identities.saveUser(user);
        return password;
    }

    private String group() {
        return random.ints(4, 0, LETTERS_AND_DIGITS.length())
                .mapToObj(index -> String.valueOf(LETTERS_AND_DIGITS.charAt(index)))
                .collect(Collectors.joining());
    }
}
