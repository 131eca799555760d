package org.everspring.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffRole;
import org.everspring.engine.FullName;
import org.everspring.notification.Person;
import org.everspring.notification.Recipient;
import org.everspring.notification.Recipients;
import org.everspring.plan.UnitRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever is in the unit's group and in the role's group, or the one person of the unit that is named; nobody whose account
 * is disabled. In absence the deputy besides, for the own eyes stay open. It takes two questions for any number of
 * recipients, and a third where somebody is stood in for; the identity service would have to be asked for each.
 */
@Component
class GroupRecipients implements Recipients {

    private static final String NOT_DISABLED = "u.id_ not in (select user_id from disabled_account)";

    private final DeputyPeriods deputies;
    private final JdbcClient jdbc;

    GroupRecipients(DeputyPeriods deputies, JdbcClient jdbc) {
        this.deputies = deputies;
        this.jdbc = jdbc;
    }

    /** Somebody in a group, and once more for each role that he has. */
    private record Member(String group, String role, Person person) {

        private boolean is(Recipient recipient) {
            return recipient.role() == null
                    ? person.userId().equals(recipient.userId())
                    : recipient.role().code().equals(role);
        }
    }

    @Override
    public List<Person> of(Recipient recipient) {
        return of(Set.of(recipient)).getOrDefault(recipient, List.of());
    }

    @Override
    public Map<Recipient, List<Person>> of(Collection<Recipient> recipients) {
        Map<String, List<Member>> units = members(recipients).stream().collect(Collectors.groupingBy(Member::group));
        Map<String, List<Person>> standIns = standIns(units.values().stream()
                .flatMap(List::stream)
                .map(member -> member.person().userId())
                .collect(Collectors.toSet()));
        return recipients.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        recipient -> withStandIns(
                                units.getOrDefault(recipient.unit().value(), List.of()).stream()
                                        .filter(member -> member.is(recipient))
                                        .map(Member::person),
                                standIns)));
    }

    @Override
    public List<Person> operators() {
        List<Person> operators = jdbc.sql("select distinct u.* from act_id_user u"
                        + " join act_id_membership m on m.user_id_ = u.id_ where m.group_id_ in (:groups) and "
                        + NOT_DISABLED)
                .param("groups", List.of(StaffRole.OPERATOR.groupId(), StaffRole.ADMINISTRATOR.groupId()))
                .query((row, number) -> person(row))
                .list();
        return withStandIns(
                operators.stream(),
                standIns(operators.stream().map(Person::userId).toList()));
    }

    private List<Member> members(Collection<Recipient> recipients) {
        if (recipients.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select m.group_id_ as unit, r.group_id_ as role, u.* from act_id_membership m"
                        + " join act_id_user u on u.id_ = m.user_id_"
                        + " left join act_id_membership r on r.user_id_ = m.user_id_ and r.group_id_ in (:roles)"
                        + " where m.group_id_ in (:units) and (r.group_id_ is not null or u.id_ in (:named)) and "
                        + NOT_DISABLED)
                .param(
                        "roles",
                        Arrays.stream(UnitRole.values()).map(UnitRole::code).toList())
                .param(
                        "units",
                        recipients.stream()
                                .map(recipient -> recipient.unit().value())
                                .distinct()
                                .toList())
                .param(
                        "named",
                        // An empty list is no SQL.
                        Stream.concat(
                                        Stream.of(""),
                                        recipients.stream()
                                                .map(Recipient::userId)
                                                .filter(Objects::nonNull))
                                .distinct()
                                .toList())
                .query((row, number) -> new Member(row.getString("unit"), row.getString("role"), person(row)))
                .list();
    }

    /** By the one who is stood in for. */
    private Map<String, List<Person>> standIns(Collection<String> userIds) {
        Map<String, List<String>> standing = deputies.deputiesOf(userIds);
        if (standing.isEmpty()) {
            return Map.of();
        }
        Map<String, Person> known = jdbc
                .sql("select * from act_id_user where id_ in (:users)")
                .param(
                        "users",
                        standing.values().stream()
                                .flatMap(List::stream)
                                .distinct()
                                .toList())
                .query((row, number) -> person(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Person::userId, Function.identity()));
        return standing.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .filter(known::containsKey)
                                .map(known::get)
                                .toList()));
    }

    /** Each once, by id. */
    private static List<Person> withStandIns(Stream<Person> persons, Map<String, List<Person>> standIns) {
        var told = new TreeMap<String, Person>();
        persons.forEach(person -> {
            told.put(person.userId(), person);
            standIns.getOrDefault(person.userId(), List.of()).forEach(deputy -> told.put(deputy.userId(), deputy));
        });
        return List.copyOf(told.values());
    }

    private static Person person(ResultSet row) throws SQLException {
        String id = row.getString("id_");
        return new Person(
                id, FullName.of(id, row.getString("first_"), row.getString("last_")), row.getString("email_"));
    }
}
