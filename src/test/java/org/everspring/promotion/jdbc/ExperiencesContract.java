package org.everspring.promotion.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterStates;
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
import org.everspring.promotion.Rubric;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the experiences, the same on every database. */
abstract class ExperiencesContract {

    private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-11-02T09:00+08:00");
    private static final Deadline CLOSES = new Deadline(LocalDate.parse("2026-12-30"));
    private static final ExperienceId FIRST = ExperienceId.parse("EXP-2026-0001");
    private static final ExperienceId SECOND = ExperienceId.parse("EXP-2026-0002");

    private Experiences experiences;

    abstract DataSource database();

    @BeforeEach
    void twoAreNominated() {
        Flyway flyway =
                Flyway.configure().dataSource(database()).cleanDisabled(false).load();
        flyway.clean();
        flyway.migrate();
        experiences = new JdbcExperiences(JdbcClient.create(database()), new MatterStates(event -> {}));
        experiences.add(experience(FIRST, "1.1", "wuhuaqu", "IMP-2026-0001"));
        experiences.add(experience(SECOND, "1.2", "gonganju", null));
    }

    @Test
    @DisplayName("存取不变，含表情和最长的材料")
    void keepsWhatItIsGiven() {
        ExperienceId longest = ExperienceId.parse("EXP-2026-0003");
        Experience experience = new Experience(
                longest,
                ItemId.of("1.1"),
                UnitId.of("wuhuaqu"),
                null,
                new ExperienceCase(
                        "题".repeat(80), "背".repeat(1500), "😀".repeat(1500), "效".repeat(1500), "复\n制".repeat(500)),
                ExperienceState.UNDER_REVIEW,
                RecognitionLevel.NONE,
                null,
                "wuhuaqu.liaison",
                MORNING,
                null,
                null,
                null,
                null);

        experiences.add(experience);

        assertThat(experiences.get(longest)).isEqualTo(experience);
        assertThat(experiences.find(ExperienceId.parse("EXP-2026-0099"))).isEmpty();
        assertThat(experiences.ofProblem("IMP-2026-0001")).map(Experience::id).contains(FIRST);
    }

    @Test
    @DisplayName("一个问题只有一条经验")
    void problemHasOneAtMost() {
        assertThatThrownBy(() -> experiences.add(
                        experience(ExperienceId.parse("EXP-2026-0003"), "1.1", "wuhuaqu", "IMP-2026-0001")))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    @DisplayName("审核按轮次留存，修改开始新的一轮")
    void reviewsAreKeptByRound() {
        OfficeReview review =
                new OfficeReview(OfficeReview.Verdict.RETURN, new Rubric(10, 11, 12, 13), List.of(), null, "请补充数据。");

        experiences.review(FIRST, review, List.of(), "yingshangban.liaison", MORNING);
        assertThat(experiences.get(FIRST).reviewOpinion()).as("还没有生效").isNull();
        experiences.conclude(FIRST);

        assertThat(experiences.get(FIRST).rubricTotal()).isEqualTo(46);
        assertThat(experiences.get(FIRST).reviewOpinion()).isEqualTo("请补充数据。");
        assertThat(experiences.decision(FIRST)).contains(OfficeReview.Verdict.RETURN);
        experiences.returnUntil(FIRST, new Deadline(LocalDate.parse("2026-11-30")));
        assertThat(experiences.reviseCloses(FIRST).day()).isEqualTo("2026-11-30");
        assertThat(experiences.isRevised(FIRST)).isFalse();
        experiences.revise(FIRST, experience(FIRST, "1.1", "wuhuaqu", null).content(), MORNING);
        assertThat(experiences.isRevised(FIRST)).isTrue();
        assertThat(experiences.round(FIRST)).isOne();
        experiences.handIn(FIRST);
        assertThat(experiences.isRevised(FIRST)).isFalse();
        assertThat(experiences.reviseCloses(FIRST)).isNull();
        assertThat(experiences.decision(FIRST)).isEmpty();
        assertThat(experiences.round(FIRST)).isEqualTo(2);
        assertThat(experiences.round(SECOND)).isOne();
    }

    @Test
    @DisplayName("状态只从所说的状态变动一次")
    void movesOnce() {
        assertThat(experiences.move(FIRST, ExperienceState.UNDER_REVIEW, ExperienceState.RETURNED))
                .isTrue();
        assertThat(experiences.move(FIRST, ExperienceState.UNDER_REVIEW, ExperienceState.REJECTED))
                .isFalse();
        assertThat(experiences.get(FIRST).state()).isEqualTo(ExperienceState.RETURNED);
    }

    @Test
    @DisplayName("每个推广单位只反馈一次，按次序列出并计数")
    void everyTargetAnswersOnce() {
        approve("panlongqu");
        approve("panlongqu", "anningshi", "gonganju");
        experiences.conclude(FIRST);

        assertThat(experiences.countAnswer(FIRST, UnitId.of("anningshi"), MORNING))
                .as("还没有反馈")
                .isFalse();
        assertThat(answer("anningshi", AdoptionState.NOT_APPLICABLE)).isTrue();
        assertThat(answer("anningshi", AdoptionState.ADOPTED)).isTrue();
        assertThat(experiences.adoptions(FIRST)).allMatch(adoption -> adoption.state() == AdoptionState.OPEN);
        assertThat(experiences.countAnswer(FIRST, UnitId.of("anningshi"), MORNING.plusDays(1)))
                .isTrue();
        assertThat(answer("anningshi", AdoptionState.ADOPTED)).isFalse();
        assertThat(experiences.recordMissing(FIRST, UnitId.of("anningshi"), MORNING))
                .isFalse();
        assertThat(experiences.recordMissing(FIRST, UnitId.of("gonganju"), MORNING))
                .isTrue();
        assertThat(answer("wuhuaqu", AdoptionState.ADOPTED)).isFalse();

        assertThat(experiences.adoptions(FIRST))
                .extracting(adoption -> adoption.unit() + " " + adoption.state())
                .containsExactly("panlongqu OPEN", "anningshi ADOPTED", "gonganju MISSING");
        assertThat(experiences.adoptions(FIRST).get(1).answeredAt()).isEqualTo(MORNING.plusDays(1));
        assertThat(experiences.adoptionCounts(List.of(FIRST, SECOND)))
                .containsOnly(Map.entry(FIRST, new AdoptionCount(3, 1, 0, 1)));
        assertThat(experiences.adoptionCounts(List.of())).isEmpty();
        assertThat(experiences.get(FIRST).adoptDue().day()).isEqualTo("2026-11-30");
    }

    private void approve(String... targets) {
        experiences.review(
                FIRST,
                new OfficeReview(
                        OfficeReview.Verdict.APPROVE,
                        new Rubric(20, 20, 20, 20),
                        List.of(),
                        LocalDate.parse("2026-11-30"),
                        null),
                Stream.of(targets).map(UnitId::of).toList(),
                "yingshangban.liaison",
                MORNING);
    }

    @Test
    @DisplayName("入库的按时段、任务、单位、层级列出，版本随入库变动")
    void listsWhatIsPublished() {
        assertThat(experiences.publishedIds(ExperienceFilter.ALL)).isEmpty();
        assertThat(experiences.publishedVersions()).isEmpty();

        experiences.publish(FIRST, MORNING, CLOSES);
        experiences.publish(SECOND, MORNING.plusHours(1), CLOSES);
        assertThat(experiences.adoptCloses(FIRST)).isEqualTo(CLOSES);
        experiences.recognise(SECOND, 1, RecognitionLevel.CITY, "市通报第3期", "yingshangban.liaison", MORNING);
        assertThat(experiences.get(SECOND).level()).as("还没有生效").isEqualTo(RecognitionLevel.NONE);
        experiences.countRecognition(SECOND, MORNING);

        assertThat(experiences.publishedIds(ExperienceFilter.ALL)).containsExactly(SECOND, FIRST);
        assertThat(experiences.publishedIds(new ExperienceFilter(ItemId.of("1.1"), null, null)))
                .containsExactly(FIRST);
        assertThat(experiences.publishedIds(
                        new ExperienceFilter(ItemId.of("1.2"), UnitId.of("gonganju"), RecognitionLevel.CITY)))
                .containsExactly(SECOND);
        assertThat(experiences.publishedIds(new ExperienceFilter(null, null, RecognitionLevel.NATION)))
                .isEmpty();
        assertThat(experiences.publishedBetween(MORNING, MORNING.plusHours(1)))
                .extracting(Experience::id)
                .containsExactly(FIRST);
        assertThat(experiences.all(List.of(FIRST, ExperienceId.parse("EXP-2026-0099"), SECOND)))
                .extracting(Experience::id)
                .containsExactly(FIRST, SECOND);
        assertThat(experiences.all(List.of())).isEmpty();
        assertThat(experiences.publishedVersions()).containsOnlyKeys(FIRST, SECOND);
    }

    @Test
    @DisplayName("最后一次认定为准，每次都留存")
    void lastRecognitionCounts() {
        experiences.recognise(FIRST, 1, RecognitionLevel.CITY, "市通报第3期", "yingshangban.liaison", MORNING);
        experiences.recognise(FIRST, 2, RecognitionLevel.NATION, "部委通报", "yingshangban.liaison", MORNING);
        experiences.recognise(FIRST, 2, RecognitionLevel.NATION, "国办通报", "yingshangban.liaison", MORNING);
        experiences.countRecognition(FIRST, MORNING);

        assertThat(experiences.recognitions(FIRST)).isEqualTo(2);
        assertThat(experiences.get(FIRST).level()).isEqualTo(RecognitionLevel.NATION);
        assertThat(experiences.get(FIRST).basis()).isEqualTo("国办通报");
    }

    private boolean answer(String unit, AdoptionState state) {
        return experiences.answer(
                FIRST, new Adoption(UnitId.of(unit), state, "已经推行。", "王芳", MORNING.plusDays(1)), unit + ".liaison");
    }

    private static Experience experience(ExperienceId id, String item, String unit, String problem) {
        return new Experience(
                id,
                ItemId.of(item),
                UnitId.of(unit),
                problem,
                new ExperienceCase(
                        "企业开办一表填报",
                        "过去企业开办要跑三个窗口，材料重复提交。",
                        "将六个事项的表单合并为一张，后台并联审批。",
                        "平均用时由三日减为半日。",
                        "字段清单和流转规则可以直接套用。"),
                ExperienceState.UNDER_REVIEW,
                RecognitionLevel.NONE,
                null,
                unit + ".liaison",
                MORNING,
                null,
                null,
                null,
                null);
    }
}
