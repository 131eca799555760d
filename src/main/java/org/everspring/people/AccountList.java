package org.everspring.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.access.StaffRole;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts, page by page. */
@Component
public class AccountList {

    private static final int PAGE_SIZE = 50;

    private static final String NAME = "trim(coalesce(u.first_, '') || ' ' || coalesce(u.last_, ''))";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Plan plan;

    AccountList(JdbcClient jdbc, Accounts accounts, Plan plan) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.plan = plan;
    }

    /**
     * @param text part of the id, the name, the address or the name of a unit, in whatever case; null for all
     * @param kind null for all
     * @param page from 1; one that is not there becomes the nearest that is
     */
    public ListPage<Account> page(
            @Nullable String text, @Nullable AccountKind kind, SortOrder<AccountColumn> order, int page) {
        Map<String, Object> values = new HashMap<>();
        String among = " from act_id_user u left join disabled_account d on d.user_id = u.id_ where 1 = 1"
                + ofKind(kind, values) + matching(text, values);
        int total = jdbc.sql("select count(*) from (select 1" + among + " limit " + ListPage.COUNTED + ") counted")
                .params(values)
                .query(Integer.class)
                .single();
        return ListPage.of(
                total,
                page,
                PAGE_SIZE,
                before -> accounts.of(
                        jdbc.sql("select u.id_" + among + " order by " + order(order) + " limit :size offset :start")
                                .params(values)
                                .param("size", PAGE_SIZE)
                                .param("start", before)
                                .query(String.class)
                                .list()));
    }

    private static String order(SortOrder<AccountColumn> order) {
        String way = " " + order.direction();
        return switch (order.column()) {
            case USER -> "u.id_" + way;
            case NAME -> NAME + way + ", u.id_" + way;
            case STATE -> "d.disabled_at" + (order.descending() ? " desc nulls last" : " asc nulls first") + ", u.id_";
        };
    }

    private String ofKind(@Nullable AccountKind kind, Map<String, Object> values) {
        if (kind == null) {
            return "";
        }
        List<String> roles =
                Stream.of(StaffRole.values()).map(StaffRole::groupId).toList();
        return switch (kind) {
            case DISABLED -> " and d.user_id is not null";
            case SPECIAL -> " and " + member("roles", roles, values);
            case IDLE ->
                " and not "
                        + member(
                                "given",
                                Stream.concat(
                                                roles.stream(),
                                                plan.units().stream()
                                                        .map(unit -> unit.id().value()))
                                        .toList(),
                                values);
        };
    }

    private static String member(String name, List<String> groups, Map<String, Object> values) {
        values.put(name, groups);
        return "exists (select 1 from act_id_membership m where m.user_id_ = u.id_ and m.group_id_ in (:" + name + "))";
    }

    /** No like: what people type may hold its wildcards. */
    private String matching(@Nullable String text, Map<String, Object> values) {
        if (text == null) {
            return "";
        }
        String words = text.toLowerCase(Locale.ROOT);
        List<String> ways = new ArrayList<>();
        for (String column : List.of("u.id_", NAME, "coalesce(u.email_, '')")) {
            ways.add("position(cast(:words as varchar(200)) in lower(" + column + ")) > 0");
        }
        values.put("words", words);
        List<String> units = plan.units().stream()
                .filter(unit -> names(unit)
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(words)))
                .map(unit -> unit.id().value())
                .toList();
        if (!units.isEmpty()) {
            ways.add(member("units", units, values));
        }
        return " and (" + String.join(" or ", ways) + ")";
    }

    private static Stream<String> names(Unit unit) {
        return Stream.of(unit.name(), unit.fullName());
    }
}
