package org.everspring.indicators.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.everspring.indicators.AdoptionStanding;
import org.everspring.indicators.BoardScope;
import org.everspring.indicators.PromotionQueries;
import org.everspring.kernel.ListPage;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.AdoptionState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPromotions implements PromotionQueries {

    private static final String ASKED =
            " from experience e join experience_adoption a on a.experience_id = e.id where e.published_at is not null";

    private static final String LATE = "a.state = 'OPEN' and e.adopt_due_at <= :now";

    private final JdbcClient jdbc;

    JdbcPromotions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ListPage<Published> page(Filter filter, int page, int size) {
        Map<String, Object> values = new HashMap<>();
        String from = " from experience e where e.published_at is not null" + of(filter, values) + read(filter, values);
        int count = jdbc.sql("select count(*) from (select 1" + from + " limit " + ListPage.COUNTED + ") counted")
                .params(values)
                .query(Integer.class)
                .single();
        return ListPage.of(
                count,
                page,
                size,
                before -> jdbc.sql("select e.*" + from
                                + " order by e.published_at desc, e.id desc limit :size offset :before")
                        .params(values)
                        .param("size", size)
                        .param("before", before)
                        .query(JdbcPromotions::published)
                        .list());
    }

    @Override
    public Map<Quarter, Integer> published(Filter filter) {
        Map<String, Object> values = new HashMap<>();
        return jdbc.sql(Quarters.counted("e.published_at")
                        + " from experience e where e.published_at is not null" + of(filter, values)
                        + read(filter, values) + Quarters.GROUPED)
                .params(values)
                .query(Quarters::counts);
    }

    private static Published published(ResultSet row, int number) throws SQLException {
        OffsetDateTime due = row.getObject("adopt_due_at", OffsetDateTime.class);
        return new Published(
                ExperienceId.parse(row.getString("id")),
                row.getString("title"),
                ItemId.of(row.getString("item_id")),
                UnitId.of(row.getString("unit_id")),
                day(row.getObject("published_at", OffsetDateTime.class)),
                due == null ? null : Deadline.endingAt(due).day());
    }

    private static LocalDate day(OffsetDateTime moment) {
        return WorkCalendar.dayOf(moment);
    }

    @Override
    public List<Answer> answers(Filter filter, Collection<ExperienceId> ids, OffsetDateTime now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = new HashMap<>();
        return jdbc.sql("select a.experience_id, a.unit_id, a.state, case when " + LATE + " then 1 else 0 end as late"
                        + ASKED + " and e.id in (:ids)" + readAnswers(filter.scope(), values)
                        + " order by a.experience_id, a.position")
                .params(values)
                .param("ids", ids.stream().map(ExperienceId::toString).toList())
                .param("now", now)
                .query((row, number) -> new Answer(
                        ExperienceId.parse(row.getString("experience_id")),
                        UnitId.of(row.getString("unit_id")),
                        AdoptionState.valueOf(row.getString("state")),
                        row.getInt("late") == 1))
                .list();
    }

    @Override
    public ListPage<Asked> asked(
            Filter filter,
            @Nullable UnitId asked,
            @Nullable AdoptionStanding standing,
            OffsetDateTime now,
            int page,
            int size) {
        Map<String, Object> values = new HashMap<>();
        String from = ASKED
                + of(filter, values)
                + readAnswers(filter.scope(), values)
                + (asked == null ? "" : " and a.unit_id = :asked")
                + (standing == null ? "" : " and " + condition(standing));
        if (asked != null) {
            values.put("asked", asked.value());
        }
        values.put("now", now);
        int count = jdbc.sql("select count(*) from (select 1" + from + " limit " + ListPage.COUNTED + ") counted")
                .params(values)
                .query(Integer.class)
                .single();
        return ListPage.of(
                count,
                page,
                size,
                before -> jdbc.sql("select e.*, a.unit_id as asked_unit, a.state as answer, a.answered_at, case when "
                                + LATE
                                + " then 1 else 0 end as late" + from
                                + " order by e.published_at desc, e.id desc, a.position, a.unit_id"
                                + " limit :size offset :before")
                        .params(values)
                        .param("size", size)
                        .param("before", before)
                        .query((row, number) -> {
                            Published experience = published(row, number);
                            OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
                            return new Asked(
                                    experience,
                                    new Answer(
                                            experience.id(),
                                            UnitId.of(row.getString("asked_unit")),
                                            AdoptionState.valueOf(row.getString("answer")),
                                            row.getInt("late") == 1),
                                    answered == null ? null : day(answered));
                        })
                        .list());
    }

    private static String condition(AdoptionStanding standing) {
        return switch (standing) {
            case ADOPTED -> "a.state = 'ADOPTED'";
            case DECLINED -> "a.state = 'NOT_APPLICABLE'";
            case OPEN -> "a.state = 'OPEN' and (e.adopt_due_at is null or e.adopt_due_at > :now)";
            case LATE -> LATE;
            case MISSING -> "a.state = 'MISSING'";
            case BEHIND -> "(a.state = 'MISSING' or " + LATE + ")";
        };
    }

    @Override
    public List<Answers> byUnit(Filter filter, OffsetDateTime now) {
        Map<String, Object> values = new HashMap<>();
        return jdbc.sql("select a.unit_id, count(*) as asked,"
                        + " sum(case when a.state = 'ADOPTED' then 1 else 0 end) as adopted,"
                        + " sum(case when a.state = 'NOT_APPLICABLE' then 1 else 0 end) as not_applicable,"
                        + " sum(case when a.state = 'OPEN' then 1 else 0 end) as waiting,"
                        + " sum(case when " + LATE + " then 1 else 0 end) as late,"
                        + " sum(case when a.state = 'MISSING' then 1 else 0 end) as missing"
                        + ASKED + of(filter, values) + readAnswers(filter.scope(), values)
                        + " group by a.unit_id order by a.unit_id")
                .params(values)
                .param("now", now)
                .query((row, number) -> new Answers(
                        UnitId.of(row.getString("unit_id")),
                        row.getInt("asked"),
                        row.getInt("adopted"),
                        row.getInt("not_applicable"),
                        row.getInt("waiting") - row.getInt("late"),
                        row.getInt("late"),
                        row.getInt("missing")))
                .list();
    }

    private static String of(Filter filter, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        if (filter.item() != null) {
            where.append(" and e.item_id = :item");
            values.put("item", filter.item().value());
        }
        if (filter.unit() != null) {
            where.append(" and (e.unit_id = :unit or exists (select 1 from experience_adoption u"
                    + " where u.experience_id = e.id and u.unit_id = :unit))");
            values.put("unit", filter.unit().value());
        }
        if (filter.published() != null) {
            where.append(" and e.published_at >= :from and e.published_at < :to");
            values.put("from", filter.published().from());
            values.put("to", filter.published().to());
        }
        return where.toString();
    }

    /** The experiences of which the person may read any answer, or none was asked for. */
    private static String read(Filter filter, Map<String, Object> values) {
        return whole(
                filter.scope(),
                values,
                " or exists (select 1 from experience_adoption r"
                        + " where r.experience_id = e.id and r.unit_id in (:own))");
    }

    private static String readAnswers(BoardScope scope, Map<String, Object> values) {
        return whole(scope, values, " or a.unit_id in (:own)");
    }

    private static String whole(BoardScope scope, Map<String, Object> values, String own) {
        if (scope.all()) {
            return "";
        }
        if (scope.units().isEmpty()) {
            return " and 1 = 0";
        }
        values.put("own", scope.units().stream().map(UnitId::value).toList());
        @Nullable String led = scope.led().isEmpty() ? null : " or e.item_id in (:led)";
        if (led != null) {
            values.put("led", scope.led().stream().map(ItemId::value).toList());
        }
        return " and (e.unit_id in (:own)" + (led == null ? "" : led) + own + ")";
    }
}
