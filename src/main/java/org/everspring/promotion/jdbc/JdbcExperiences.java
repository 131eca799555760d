package org.everspring.promotion.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.engine.MatterStates;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Adoption;
import org.everspring.promotion.AdoptionCount;
import org.everspring.promotion.AdoptionState;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceCase;
import org.everspring.promotion.ExperienceFilter;
import org.everspring.promotion.ExperienceState;
import org.everspring.promotion.Experiences;
import org.everspring.promotion.OfficeReview;
import org.everspring.promotion.RecognitionLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcExperiences implements Experiences {

    private final JdbcClient jdbc;
    private final MatterStates states;

    JdbcExperiences(JdbcClient jdbc, MatterStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    @Override
    public Optional<Experience> find(ExperienceId id) {
        return jdbc.sql("select * from experience where id = ?")
                .param(id.toString())
                .query(JdbcExperiences::experience)
                .optional();
    }

    @Override
    public Experience get(ExperienceId id) {
        return find(id).orElseThrow(() -> new InvalidInputException("没有编号为“" + id + "”的典型经验。"));
    }

    @Override
    public Optional<Experience> ofProblem(String problemId) {
        return jdbc.sql("select * from experience where problem_id = ?")
                .param(problemId)
                .query(JdbcExperiences::experience)
                .optional();
    }

    @Override
    public List<Adoption> adoptions(ExperienceId id) {
        return jdbc.sql("select * from experience_adoption where experience_id = ? order by position")
                .param(id.toString())
                .query(JdbcExperiences::adoption)
                .list();
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
    public List<Experience> waiting(Set<UnitId> units) {
        if (units != null && units.isEmpty()) {
            return List.of();
        }
        String ofUnits = units == null ? "" : " and unit_id in (:units)";
        JdbcClient.StatementSpec query =
                jdbc.sql("select * from experience where published_at is null and state in ('UNDER_REVIEW', 'RETURNED')"
                        + ofUnits + " order by nominated_at desc, id desc");
        return (units == null
                        ? query
                        : query.param("units", units.stream().map(UnitId::value).toList()))
                .query(JdbcExperiences::experience)
                .list();
    }

    @Override
    public List<Experience> publishedBetween(OffsetDateTime from, OffsetDateTime toExclusive) {
        return jdbc.sql("select * from experience where published_at >= ? and published_at < ?"
                        + " order by published_at, id")
                .params(from, toExclusive)
                .query(JdbcExperiences::experience)
                .list();
    }

    @Override
    public List<ExperienceId> publishedIds(ExperienceFilter filter) {
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
        return jdbc.sql(sql.append(" order by published_at desc, id desc").toString())
                .params(values)
                .query((row, number) -> ExperienceId.parse(row.getString("id")))
                .list();
    }

    @Override
    public List<Experience> all(Collection<ExperienceId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<ExperienceId, Experience> found = new HashMap<>();
        jdbc.sql("select * from experience where id in (:ids)")
                .param("ids", ids.stream().map(ExperienceId::toString).toList())
                .query(JdbcExperiences::experience)
                .list()
                .forEach(experience -> found.put(experience.id(), experience));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
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
                            moment(row, "published_at") + " " + row.getInt("length") + " " + row.getString("title"));
                });
        return versions;
    }

    @Override
    public void add(Experience experience) {
        jdbc.sql("insert into experience (id, item_id, unit_id, problem_id, title, background, practice, effect,"
                        + " copyable, state, round, recognition, nominated_by, nominated_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)")
                .params(
                        experience.id().toString(),
                        experience.item().value(),
                        experience.unit().value(),
                        experience.problemId(),
                        experience.content().title(),
                        experience.content().background(),
                        experience.content().practice(),
                        experience.content().effect(),
                        experience.content().copyable(),
                        experience.state().name(),
                        experience.level().name(),
                        experience.nominatedBy(),
                        experience.nominatedAt())
                .update();
    }

    @Override
    public void lock(ExperienceId id) {
        jdbc.sql("select id from experience where id = ? for update")
                .param(id.toString())
                .query(String.class)
                .optional();
    }

    @Override
    public boolean move(ExperienceId id, ExperienceState from, ExperienceState to) {
        boolean moved = jdbc.sql("update experience set state = ? where id = ? and state = ?")
                        .params(to.name(), id.toString(), from.name())
                        .update()
                == 1;
        if (moved) {
            states.moved(id, from.label(), to.label());
        }
        return moved;
    }

    @Override
    public int round(ExperienceId id) {
        return jdbc.sql("select round from experience where id = ?")
                .param(id.toString())
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<OfficeReview.Verdict> decision(ExperienceId id) {
        return jdbc.sql("select decision from experience_review where experience_id = ? and round = ?")
                .params(id.toString(), round(id))
                .query(String.class)
                .optional()
                .map(OfficeReview.Verdict::valueOf);
    }

    @Override
    public void review(ExperienceId id, OfficeReview review, List<UnitId> targets, String userId, OffsetDateTime at) {
        int round = round(id);
        jdbc.sql("delete from experience_review where experience_id = ? and round = ?")
                .params(id.toString(), round)
                .update();
        jdbc.sql("insert into experience_review (experience_id, round, decision, representative, depth, writing, terms,"
                        + " opinion, adopt_due_at, reviewed_by, reviewed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id.toString(),
                        round,
                        review.verdict().name(),
                        review.rubric().representative(),
                        review.rubric().depth(),
                        review.rubric().writing(),
                        review.rubric().terms(),
                        review.opinion(),
                        targets.isEmpty() ? null : new Deadline(review.adoptDueOn()).at(),
                        userId,
                        at)
                .update();
        jdbc.sql("delete from experience_adoption where experience_id = ?")
                .param(id.toString())
                .update();
        for (int i = 0; i < targets.size(); i++) {
            jdbc.sql("insert into experience_adoption (experience_id, unit_id, position, state)"
                            + " values (?, ?, ?, 'OPEN')")
                    .params(id.toString(), targets.get(i).value(), i + 1)
                    .update();
        }
    }

    @Override
    public void conclude(ExperienceId id) {
        jdbc.sql("""
                        update experience set
                            (rubric_total, review_opinion, adopt_due_at) =
                            (select r.representative + r.depth + r.writing + r.terms, r.opinion, r.adopt_due_at
                            from experience_review r where r.experience_id = experience.id and r.round = experience.round)
                        where id = ?""").param(id.toString()).update();
    }

    @Override
    public void returnUntil(ExperienceId id, Deadline closes) {
        jdbc.sql("update experience set revise_closes_at = ?, revised_at = null where id = ?")
                .params(closes.at(), id.toString())
                .update();
    }

    @Override
    public Deadline reviseCloses(ExperienceId id) {
        return deadline("revise_closes_at", id);
    }

    @Override
    public void revise(ExperienceId id, ExperienceCase content, OffsetDateTime at) {
        jdbc.sql("update experience set title = ?, background = ?, practice = ?, effect = ?, copyable = ?,"
                        + " revised_at = ? where id = ?")
                .params(
                        content.title(),
                        content.background(),
                        content.practice(),
                        content.effect(),
                        content.copyable(),
                        at,
                        id.toString())
                .update();
    }

    @Override
    public boolean isRevised(ExperienceId id) {
        return jdbc.sql("select count(*) from experience where id = ? and revised_at is not null")
                        .param(id.toString())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Override
    public void handIn(ExperienceId id) {
        jdbc.sql("update experience set round = round + 1, revised_at = null, revise_closes_at = null where id = ?")
                .param(id.toString())
                .update();
    }

    @Override
    public void publish(ExperienceId id, OffsetDateTime at, Deadline adoptCloses) {
        jdbc.sql("update experience set published_at = ?, adopt_closes_at = ? where id = ?")
                .params(at, adoptCloses.at(), id.toString())
                .update();
    }

    @Override
    public Deadline adoptCloses(ExperienceId id) {
        return deadline("adopt_closes_at", id);
    }

    @Override
    public void moveReviseCloses(ExperienceId id, Deadline closes) {
        setDeadline("revise_closes_at", id, closes);
    }

    @Override
    public void moveAdoptCloses(ExperienceId id, Deadline closes) {
        setDeadline("adopt_closes_at", id, closes);
    }

    private void setDeadline(String column, ExperienceId id, Deadline deadline) {
        jdbc.sql("update experience set " + column + " = ? where id = ?")
                .params(deadline.at(), id.toString())
                .update();
    }

    private Deadline deadline(String column, ExperienceId id) {
        return jdbc.sql("select " + column + " from experience where id = ? and " + column + " is not null")
                .param(id.toString())
                .query(OffsetDateTime.class)
                .optional()
                .map(Deadline::endingAt)
                .orElse(null);
    }

    @Override
    public boolean answer(ExperienceId id, Adoption adoption, String userId) {
        return jdbc.sql("update experience_adoption set pending_state = ?, pending_text = ?, pending_by = ?,"
                                + " pending_by_name = ? where experience_id = ? and unit_id = ? and state = 'OPEN'")
                        .params(
                                adoption.state().name(),
                                adoption.text(),
                                userId,
                                adoption.byName(),
                                id.toString(),
                                adoption.unit().value())
                        .update()
                == 1;
    }

    @Override
    public boolean countAnswer(ExperienceId id, UnitId unit, OffsetDateTime at) {
        return jdbc.sql("update experience_adoption set state = pending_state, text = pending_text,"
                                + " answered_by = pending_by, answered_by_name = pending_by_name, answered_at = ?"
                                + " where experience_id = ? and unit_id = ? and state = 'OPEN'"
                                + " and pending_state is not null")
                        .params(at, id.toString(), unit.value())
                        .update()
                == 1;
    }

    @Override
    public boolean recordMissing(ExperienceId id, UnitId unit, OffsetDateTime at) {
        return jdbc.sql("update experience_adoption set state = 'MISSING', answered_at = ?"
                                + " where experience_id = ? and unit_id = ? and state = 'OPEN'")
                        .params(at, id.toString(), unit.value())
                        .update()
                == 1;
    }

    @Override
    public int recognitions(ExperienceId id) {
        return jdbc.sql("select count(*) from experience_recognition where experience_id = ?")
                .param(id.toString())
                .query(Integer.class)
                .single();
    }

    @Override
    public void recognise(
            ExperienceId id, int number, RecognitionLevel level, String basis, String userId, OffsetDateTime at) {
        jdbc.sql("delete from experience_recognition where experience_id = ? and number = ?")
                .params(id.toString(), number)
                .update();
        jdbc.sql("insert into experience_recognition (experience_id, number, level, basis, recognised_by,"
                        + " recognised_at) values (?, ?, ?, ?, ?, ?)")
                .params(id.toString(), number, level.name(), basis, userId, at)
                .update();
    }

    @Override
    public void countRecognition(ExperienceId id, OffsetDateTime at) {
        jdbc.sql("update experience_recognition set recognised_at = ? where experience_id = ? and number = ?")
                .params(at, id.toString(), recognitions(id))
                .update();
        jdbc.sql("""
                        update experience set
                            (recognition, basis) =
                            (select r.level, r.basis from experience_recognition r where r.experience_id = experience.id and r.number = ?)
                        where id = ?""").params(recognitions(id), id.toString()).update();
    }

    private static Experience experience(ResultSet row, int number) throws SQLException {
        OffsetDateTime adoptDue = row.getObject("adopt_due_at", OffsetDateTime.class);
        return new Experience(
                ExperienceId.parse(row.getString("id")),
                ItemId.of(row.getString("item_id")),
                UnitId.of(row.getString("unit_id")),
                row.getString("problem_id"),
                new ExperienceCase(
                        row.getString("title"),
                        row.getString("background"),
                        row.getString("practice"),
                        row.getString("effect"),
                        row.getString("copyable")),
                ExperienceState.valueOf(row.getString("state")),
                RecognitionLevel.valueOf(row.getString("recognition")),
                row.getString("basis"),
                row.getString("nominated_by"),
                moment(row, "nominated_at"),
                moment(row, "published_at"),
                adoptDue == null ? null : Deadline.endingAt(adoptDue),
                row.getObject("rubric_total", Integer.class),
                row.getString("review_opinion"));
    }

    private static Adoption adoption(ResultSet row, int number) throws SQLException {
        return new Adoption(
                UnitId.of(row.getString("unit_id")),
                AdoptionState.valueOf(row.getString("state")),
                row.getString("text"),
                row.getString("answered_by_name"),
                moment(row, "answered_at"));
    }

    /** In the plan's zone, in whatever offset the database returns it; null when there is none. */
    private static OffsetDateTime moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null
                ? null
                : moment.atZoneSameInstant(WorkCalendar.ZONE).toOffsetDateTime();
    }
}
