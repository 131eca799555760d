package org.everspring.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;

/** The accounts that a test sets up. */
final class Staff implements Recipients {

    private final Map<Recipient, List<Person>> persons = new ConcurrentHashMap<>();

    static Recipient liaisonOf(String unit) {
        return new Recipient(UnitId.of(unit), UnitRole.LIAISON);
    }

    static Recipient leaderOf(String unit) {
        return new Recipient(UnitId.of(unit), UnitRole.LEADER);
    }

    /** Adds the person, or changes the address of one that is there. */
    Person set(Recipient recipient, String userId, String name, String email) {
        Person person = new Person(userId, name, email);
        List<Person> members = persons.computeIfAbsent(recipient, key -> new ArrayList<>());
        members.removeIf(member -> member.userId().equals(userId));
        members.add(person);
        return person;
    }

    @Override
    public List<Person> of(Recipient recipient) {
        return List.copyOf(persons.getOrDefault(recipient, List.of()));
    }

    @Override
    public List<Person> operators() {
        return List.of();
    }
}
