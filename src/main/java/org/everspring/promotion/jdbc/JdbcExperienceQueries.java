package org.everspring.promotion.jdbc;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.AdoptionCount;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceColumn;
import org.everspring.promotion.ExperienceFilter;
import org.everspring.promotion.ExperienceQueries;
import org.everspring.promotion.RecognitionLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class JdbcExperienceQueries implements ExperienceQueries {

    private final JdbcClient jdbc;

    JdbcExperienceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Experience> all(Collection<ExperienceId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<ExperienceId, Experience> found = new HashMap<>();
        jdbc.sql(ExperienceMapper.EXPERIENCE + "where e.id in (:ids)")
                .param("ids", ids.stream().map(ExperienceId::toString).toList())
                .query(ExperienceMapper::experience)
                .list()
                .forEach(experience -> found.put(experience.id(), experience));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    @Override
    public Map<ExperienceId, AdoptionCount> adoptionCounts(Collection<ExperienceId> ids) {
        Map<ExperienceId, AdoptionCount> counts = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select experience_id, count(*) as targets,"
                            + " sum(case when state = 'ADOPTED' then 1 else 0 end) as adopted,"
                            + " sum(case when state = 'NOT_APPLICABLE' then 1 else 0 end) as not_applicable,"
                            + " sum(case when state = 'MISSING' then 1 else 0 end) as missing"
                            + " from experience_adoption where experience_id in (:ids) group by experience_id")
                    .param("ids", ids.stream().map(ExperienceId::toString).toList())
                    .query(row -> {
                        counts.put(
                                ExperienceId.parse(row.getString("experience_id")),
                                new AdoptionCount(
                                        row.getInt("targets"),
                                        row.getInt("adopted"),
                                        row.getInt("not_applicable"),
                                        row.getInt("missing")));
                    });
        }
        return counts;
    }

    @Override
    public List<Experience> waiting(@Nullable Set<UnitId> units, int most) {
        if (units != null && units.isEmpty()) {
            return List.of();
        }
        StatementSpec query = jdbc.sql(ExperienceMapper.EXPERIENCE
                + "where e.published_at is null and e.state in ('UNDER_REVIEW', 'RETURNED')"
                + (units == null ? "" : " and e.unit_id in (:units)")
                + " order by e.nominated_at desc, e.id desc limit " + most);
        return (units == null
                        ? query
                        : query.param("units", units.stream().map(UnitId::value).toList()))
                .query(ExperienceMapper::experience)
                .list();
    }

    @Override
    public List<Experience> publishedBetween(OffsetDateTime from, OffsetDateTime toExclusive) {
        return jdbc.sql(ExperienceMapper.EXPERIENCE
                        + "where e.published_at >= ? and e.published_at < ? order by e.published_at, e.id")
                .params(from, toExclusive)
                .query(ExperienceMapper::experience)
                .list();
    }

    @Override
    public List<ExperienceId> publishedIds(ExperienceFilter filter, SortOrder<ExperienceColumn> order) {
        StringBuilder sql = new StringBuilder("select id from experience where published_at is not null");
        List<Object> values = new ArrayList<>();
        if (filter.item() != null) {
            sql.append(" and item_id = ?");
            values.add(filter.item().value());
        }
        if (filter.unit() != null) {
            sql.append(" and unit_id = ?");
            values.add(filter.unit().value());
        }
        if (filter.level() != null) {
            sql.append(" and recognition = ?");
            values.add(filter.level().name());
        }
        return jdbc.sql(sql.append(" order by ").append(order(order)).toString())
                .params(values)
                .query((row, number) -> ExperienceId.parse(row.getString("id")))
                .list();
    }

    private static String order(SortOrder<ExperienceColumn> order) {
        String way = " " + order.direction();
        String newest = ", published_at desc, id desc";
        return switch (order.column()) {
            case FIT, PUBLISHED -> "published_at" + way + ", id" + way;
            case LEVEL ->
                Arrays.stream(RecognitionLevel.values())
                                .map(level -> " when '" + level.name() + "' then " + level.ordinal())
                                .collect(Collectors.joining("", "case recognition", " end"))
                        + way
                        + newest;
            case UNIT -> "unit_id" + way + newest;
            case ITEM -> "item_id" + way + newest;
        };
    }

    @Override
    public Map<ExperienceId, String> publishedVersions() {
        Map<ExperienceId, String> versions = new HashMap<>();
        jdbc.sql("select id, published_at, title, char_length(background) + char_length(practice)"
                        + " + char_length(effect) + char_length(copyable) as length"
                        + " from experience where published_at is not null")
                .query(row -> {
                    versions.put(
                            ExperienceId.parse(row.getString("id")),
                            ExperienceMapper.moment(row, "published_at") + " " + row.getInt("length") + " "
                                    + row.getString("title"));
                });
        return versions;
    }
}
