package org.everspring.promotion.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterStates;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Adoption;
import org.everspring.promotion.AdoptionAnswer;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceEvent;
import org.everspring.promotion.ExperienceEvent.Recognised;
import org.everspring.promotion.ExperienceEvent.Reviewed;
import org.everspring.promotion.Experiences;
import org.everspring.promotion.Recognition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcExperiences implements Experiences {

    /** Those that change; the others are written once. */
    private static final List<String> CHANGING = List.of(
            "title",
            "background",
            "practice",
            "effect",
            "copyable",
            "state",
            "round",
            "recognition",
            "basis",
            "rubric_total",
            "review_opinion",
            "adopt_due_at",
            "revise_closes_at",
            "revised_at",
            "published_at",
            "adopt_closes_at");

    private static final List<String> FIXED =
            List.of("id", "item_id", "unit_id", "problem_id", "nominated_by", "nominated_at");

    private static final String INSERT = Stream.concat(FIXED.stream(), CHANGING.stream())
            .collect(Collectors.collectingAndThen(
                    Collectors.toList(),
                    columns -> "insert into experience (" + String.join(", ", columns) + ") values (:"
                            + String.join(", :", columns) + ")"));

    private static final String UPDATE = CHANGING.stream()
            .map(column -> column + " = :" + column)
            .collect(Collectors.joining(
                    ", ", "update experience set version = version + 1, ", " where id = :id and version = :version"));

    private final JdbcClient jdbc;
    private final MatterStates states;

    JdbcExperiences(JdbcClient jdbc, MatterStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    @Override
    public Optional<Experience> find(ExperienceId id) {
        return jdbc.sql(ExperienceMapper.EXPERIENCE + "where e.id = ?")
                .param(id.toString())
                .query(ExperienceMapper::experience)
                .optional();
    }

    @Override
    public Optional<Experience> ofProblem(String problemId) {
        return jdbc.sql(ExperienceMapper.EXPERIENCE + "where e.problem_id = ?")
                .param(problemId)
                .query(ExperienceMapper::experience)
                .optional();
    }

    @Override
    public List<Adoption> adoptions(ExperienceId id) {
        return jdbc.sql("select * from experience_adoption where experience_id = ? order by position")
                .param(id.toString())
                .query(ExperienceMapper::adoption)
                .list();
    }

    @Override
    public Optional<Adoption> adoption(ExperienceId id, UnitId unit) {
        return jdbc.sql("select * from experience_adoption where experience_id = ? and unit_id = ?")
                .params(id.toString(), unit.value())
                .query(ExperienceMapper::adoption)
                .optional();
    }

    @Override
    public void add(Experience experience) {
        jdbc.sql(INSERT).params(values(experience)).update();
    }

    @Override
    public void save(Experience experience) {
        if (jdbc.sql(UPDATE).params(values(experience)).update() != 1) {
            throw AlreadyDoneException.inTheMeantime("典型经验" + experience.id());
        }
        states.saved(experience.id(), experience.stateBefore(), experience.state());
    }

    @Override
    public void save(ExperienceEvent event) {
        save(event.experience());
        if (event instanceof Reviewed reviewed) {
            write(reviewed);
        } else if (event instanceof Recognised recognised) {
            write(recognised.experience().id(), recognised.recognition());
        }
    }

    private static Map<String, Object> values(Experience experience) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", experience.id().toString());
        values.put("version", experience.version());
        values.put("item_id", experience.item().value());
        values.put("unit_id", experience.unit().value());
        values.put("problem_id", experience.nomination().problemId());
        values.put("nominated_by", experience.nomination().userId());
        values.put("nominated_at", experience.nomination().at());
        values.put("title", experience.content().title());
        values.put("background", experience.content().background());
        values.put("practice", experience.content().practice());
        values.put("effect", experience.content().effect());
        values.put("copyable", experience.content().copyable());
        values.put("state", experience.state().name());
        values.put("round", experience.round());
        values.put("recognition", experience.level().name());
        values.put("basis", experience.counting().map(Recognition::basis).orElse(null));
        values.put("rubric_total", experience.result().rubricTotal());
        values.put("review_opinion", experience.result().opinion());
        values.put("adopt_due_at", at(experience.result().adoptDue()));
        values.put("revise_closes_at", at(experience.dates().reviseCloses()));
        values.put("revised_at", experience.dates().revisedAt());
        values.put("published_at", experience.dates().publishedAt());
        values.put("adopt_closes_at", at(experience.dates().adoptCloses()));
        return values;
    }

    private static @Nullable Object at(@Nullable Deadline deadline) {
        return deadline == null ? null : deadline.at();
    }

    /** In place of one that the round has had before, and with the units that are to be asked. */
    private void write(Reviewed reviewed) {
        String id = reviewed.experience().id().toString();
        int round = reviewed.experience().round();
        jdbc.sql("delete from experience_review where experience_id = ? and round = ?")
                .params(id, round)
                .update();
        jdbc.sql("insert into experience_review (experience_id, round, decision, representative, depth, writing, terms,"
                        + " opinion, adopt_due_at, reviewed_by, reviewed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        round,
                        reviewed.review().verdict().name(),
                        reviewed.review().rubric().representative(),
                        reviewed.review().rubric().depth(),
                        reviewed.review().rubric().writing(),
                        reviewed.review().rubric().terms(),
                        reviewed.review().opinion(),
                        at(reviewed.review().adoptDue()),
                        reviewed.userId(),
                        reviewed.at())
                .update();
        jdbc.sql("delete from experience_adoption where experience_id = ?")
                .param(id)
                .update();
        if (!reviewed.targets().isEmpty()) {
            List<Object> values = new ArrayList<>();
            for (UnitId target : reviewed.targets()) {
                values.addAll(List.of(id, target.value(), values.size() / 3 + 1));
            }
            jdbc.sql("insert into experience_adoption (experience_id, unit_id, position, state) values "
                            + String.join(
                                    ", ",
                                    reviewed.targets().stream()
                                            .map(target -> "(?, ?, ?, 'OPEN')")
                                            .toList()))
                    .params(values)
                    .update();
        }
    }

    /** In place of one that has the number. */
    private void write(ExperienceId id, Recognition recognition) {
        jdbc.sql("delete from experience_recognition where experience_id = ? and number = ?")
                .params(id.toString(), recognition.number())
                .update();
        jdbc.sql("insert into experience_recognition (experience_id, number, level, basis, recognised_by,"
                        + " recognised_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        id.toString(),
                        recognition.number(),
                        recognition.level().name(),
                        recognition.basis(),
                        recognition.userId(),
                        recognition.at())
                .update();
    }

    @Override
    public void save(Adoption adoption) {
        AdoptionAnswer answer = adoption.answer();
        AdoptionAnswer counted = adoption.state().isAnswer() ? answer : null;
        int saved = jdbc.sql("""
                        update experience_adoption set version = version + 1, state = :state, answered_at = :answeredAt,
                            pending_state = :answer, pending_text = :text, pending_by = :by, pending_by_name = :byName,
                            text = :countedText, answered_by = :countedBy, answered_by_name = :countedByName
                        where experience_id = :id and unit_id = :unit and version = :version""")
                .param("state", adoption.state().name())
                .param("answeredAt", adoption.answeredAt())
                .param("answer", answer == null ? null : answer.state().name())
                .param("text", answer == null ? null : answer.text())
                .param("by", answer == null ? null : answer.by().userId())
                .param("byName", answer == null ? null : answer.by().name())
                .param("countedText", counted == null ? null : counted.text())
                .param("countedBy", counted == null ? null : counted.by().userId())
                .param("countedByName", counted == null ? null : counted.by().name())
                .param("id", adoption.experience().toString())
                .param("unit", adoption.unit().value())
                .param("version", adoption.version())
                .update();
        if (saved != 1) {
            throw new AlreadyDoneException("对典型经验" + adoption.experience() + "的反馈刚刚已有变动，本次提交未生效，请刷新后查看。");
        }
    }
}
