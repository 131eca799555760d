package org.everspring.promotion.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Adoption;
import org.everspring.promotion.AdoptionAnswer;
import org.everspring.promotion.AdoptionCount;
import org.everspring.promotion.AdoptionState;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceCase;
import org.everspring.promotion.ExperienceColumn;
import org.everspring.promotion.ExperienceFilter;
import org.everspring.promotion.ExperienceQueries;
import org.everspring.promotion.Experiences;
import org.everspring.promotion.OfficeReview;
import org.everspring.promotion.Recognition;
import org.everspring.promotion.RecognitionLevel;
import org.everspring.promotion.Rubric;
import org.everspring.support.ExperienceRows;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the experiences, the same on every database. */
abstract class ExperiencesContract {

    private static final SortOrder<ExperienceColumn> NEWEST = new SortOrder<>(ExperienceColumn.PUBLISHED, true);

    private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-11-02T09:00+08:00");
    private static final Deadline CLOSES = new Deadline(LocalDate.parse("2026-12-30"));
    private static final ExperienceId FIRST = ExperienceId.parse("EXP-2026-0001");
    private static final ExperienceId SECOND = ExperienceId.parse("EXP-2026-0002");
    private static final ExperienceCase CONTENT = new ExperienceCase(
            "企业开办一表填报", "过去企业开办要跑三个窗口，材料重复提交。", "将六个事项的表单合并为一张，后台并联审批。", "平均用时由三日减为半日。", "字段清单和流转规则可以直接套用。");

    private final TestDatabase database;
    private Experiences experiences;
    private ExperienceQueries queries;
    private ExperienceRows rows;

    ExperiencesContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void twoAreNominated() {
        JdbcClient jdbc = JdbcClient.create(database.emptied());
        experiences = new JdbcExperiences(jdbc, (matter, from, to) -> {});
        queries = new JdbcExperienceQueries(jdbc);
        rows = new ExperienceRows(experiences);
        rows.nominated("EXP-2026-0001", "1.1", "wuhuaqu", "IMP-2026-0001", CONTENT, MORNING);
        rows.nominated("EXP-2026-0002", "1.2", "gonganju", null, CONTENT, MORNING);
    }

    private Experience first() {
        return experiences.get(FIRST);
    }

    @Test
    @DisplayName("存取不变，含表情和最长的材料")
    void keepsWhatItIsGiven() {
        ExperienceCase longest = new ExperienceCase(
                "题".repeat(80), "背".repeat(1500), "😀".repeat(1500), "效".repeat(1500), "复\n制".repeat(500));

        Experience experience = rows.nominated("EXP-2026-0003", "1.1", "wuhuaqu", null, longest, MORNING);

        assertThat(experiences.get(experience.id())).usingRecursiveComparison().isEqualTo(experience);
        assertThat(experiences.find(ExperienceId.parse("EXP-2026-0099"))).isEmpty();
        assertThat(experiences.ofProblem("IMP-2026-0001")).map(Experience::id).contains(FIRST);
    }

    @Test
    @DisplayName("一个问题只有一条经验")
    void problemHasOneAtMost() {
        assertThatThrownBy(() -> rows.nominated("EXP-2026-0003", "1.1", "wuhuaqu", "IMP-2026-0001", CONTENT, MORNING))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    @DisplayName("审核按轮次留存，修改开始新的一轮")
    void reviewsAreKeptByRound() {
        OfficeReview review =
                new OfficeReview(OfficeReview.Verdict.RETURN, new Rubric(10, 11, 12, 13), List.of(), null, "请补充数据。");
        Deadline closes = new Deadline(LocalDate.parse("2026-11-30"));

        experiences.save(first().review(review, List.of(), "yingshangban.liaison", MORNING));
        assertThat(first().result().opinion()).as("还没有生效").isNull();
        experiences.save(first().returnToUnit(CLOSES, closes).orElseThrow());

        assertThat(first().result().rubricTotal()).isEqualTo(46);
        assertThat(first().result().opinion()).isEqualTo("请补充数据。");
        assertThat(first().dates().reviseCloses()).isEqualTo(closes);
        assertThat(first().dates().revisedAt()).isNull();
        experiences.save(first().revise(CONTENT, MORNING));
        assertThat(first().dates().revisedAt()).isEqualTo(MORNING);
        assertThat(first().round()).isOne();
        experiences.save(first().handIn().orElseThrow());
        assertThat(first().dates().revisedAt()).isNull();
        assertThat(first().dates().reviseCloses()).isNull();
        assertThatThrownBy(() -> first().returnToUnit(CLOSES, closes))
                .as("这一轮还没有审核")
                .hasMessageContaining("没有作出“退回修改”的决定");
        assertThat(first().round()).isEqualTo(2);
        assertThat(experiences.get(SECOND).round()).isOne();
    }

    @Test
    @DisplayName("只有读取之后没有变动过的才能保存")
    void savesOnlyWhatNobodyHasChanged() {
        rows.approve(FIRST, MORNING, "2026-11-30", "panlongqu");
        Experience one = first();
        Experience other = first();
        experiences.save(one.publish(List.of(), MORNING, due -> CLOSES).orElseThrow());

        assertThatThrownBy(() -> experiences.save(
                        other.publish(List.of(), MORNING, due -> CLOSES).orElseThrow()))
                .isInstanceOf(AlreadyDoneException.class);
        Adoption asked = adoption("panlongqu");
        rows.missing(FIRST, "panlongqu", MORNING);
        asked.answer(answer(AdoptionState.ADOPTED));
        assertThatThrownBy(() -> experiences.save(asked)).isInstanceOf(AlreadyDoneException.class);
    }

    @Test
    @DisplayName("每个推广单位只反馈一次，按次序列出并计数")
    void everyTargetAnswersOnce() {
        rows.approve(FIRST, MORNING, "2026-11-30", "panlongqu");
        rows.approve(FIRST, MORNING, "2026-11-30", "panlongqu", "anningshi", "gonganju");

        assertThat(adoption("anningshi").countAnswer(MORNING)).as("还没有反馈").isFalse();
        answer("anningshi", AdoptionState.NOT_APPLICABLE);
        answer("anningshi", AdoptionState.ADOPTED);
        assertThat(experiences.adoptions(FIRST)).allMatch(Adoption::isOpen);
        Adoption answered = adoption("anningshi");
        assertThat(answered.countAnswer(MORNING.plusDays(1))).isTrue();
        experiences.save(answered);
        assertThat(adoption("anningshi").answer(answer(AdoptionState.NOT_APPLICABLE)))
                .isFalse();
        assertThat(adoption("anningshi").recordMissing(MORNING)).isFalse();
        rows.missing(FIRST, "gonganju", MORNING);
        assertThat(experiences.adoption(FIRST, UnitId.of("wuhuaqu"))).isEmpty();

        assertThat(experiences.adoptions(FIRST))
                .extracting(adoption -> adoption.unit() + " " + adoption.state())
                .containsExactly("panlongqu OPEN", "anningshi ADOPTED", "gonganju MISSING");
        assertThat(adoption("anningshi").answeredAt()).isEqualTo(MORNING.plusDays(1));
        assertThat(adoption("anningshi").byName()).isEqualTo("王芳");
        assertThat(adoption("anningshi").text()).isEqualTo("已经推行。");
        assertThat(queries.adoptionCounts(List.of(FIRST, SECOND)))
                .containsOnly(Map.entry(FIRST, new AdoptionCount(3, 1, 0, 1)));
        assertThat(queries.adoptionCounts(List.of())).isEmpty();
        experiences.save(first().publish(List.of(), MORNING, due -> CLOSES).orElseThrow());
        assertThat(first().result().adoptDue().day()).isEqualTo("2026-11-30");
    }

    private Adoption adoption(String unit) {
        return experiences.adoption(FIRST, UnitId.of(unit)).orElseThrow();
    }

    private void answer(String unit, AdoptionState state) {
        Adoption adoption = adoption(unit);
        assertThat(adoption.answer(answer(state))).isTrue();
        experiences.save(adoption);
    }

    private static AdoptionAnswer answer(AdoptionState state) {
        return new AdoptionAnswer(state, "已经推行。", new Actor("anningshi.liaison", "王芳"));
    }

    @Test
    @DisplayName("入库的按时段、任务、单位、层级列出，版本随入库变动")
    void listsWhatIsPublished() {
        assertThat(queries.publishedIds(ExperienceFilter.ALL, NEWEST)).isEmpty();
        assertThat(queries.publishedVersions()).isEmpty();
        assertThat(queries.waiting(null, 50)).hasSize(2);

        rows.publish(FIRST, MORNING, "2026-11-30", CLOSES, "panlongqu");
        rows.publish(SECOND, MORNING.plusHours(1), "2026-11-30", CLOSES, "panlongqu");
        assertThat(first().dates().adoptCloses()).isEqualTo(CLOSES);
        rows.promote(SECOND, RecognitionLevel.CITY, "市通报第3期", MORNING);

        assertThat(queries.waiting(null, 50)).isEmpty();
        assertThat(queries.publishedIds(ExperienceFilter.ALL, NEWEST)).containsExactly(SECOND, FIRST);
        assertThat(queries.publishedIds(ExperienceFilter.ALL, new SortOrder<>(ExperienceColumn.PUBLISHED, false)))
                .containsExactly(FIRST, SECOND);
        for (ExperienceColumn column : ExperienceColumn.values()) {
            assertThat(queries.publishedIds(ExperienceFilter.ALL, new SortOrder<>(column, false)))
                    .containsExactlyInAnyOrder(FIRST, SECOND);
        }
        assertThat(queries.publishedIds(new ExperienceFilter(ItemId.of("1.1"), null, null), NEWEST))
                .containsExactly(FIRST);
        assertThat(queries.publishedIds(
                        new ExperienceFilter(ItemId.of("1.2"), UnitId.of("gonganju"), RecognitionLevel.CITY), NEWEST))
                .containsExactly(SECOND);
        assertThat(queries.publishedIds(new ExperienceFilter(null, null, RecognitionLevel.NATION), NEWEST))
                .isEmpty();
        assertThat(queries.publishedBetween(MORNING, MORNING.plusHours(1)))
                .extracting(Experience::id)
                .containsExactly(FIRST);
        assertThat(queries.all(List.of(FIRST, ExperienceId.parse("EXP-2026-0099"), SECOND)))
                .extracting(Experience::id)
                .containsExactly(FIRST, SECOND);
        assertThat(queries.all(List.of())).isEmpty();
        assertThat(queries.publishedVersions()).containsOnlyKeys(FIRST, SECOND);
    }

    @Test
    @DisplayName("认定到登记时才生效，最后一次为准，每次都留存")
    void lastRecognitionCounts() {
        rows.publish(FIRST, MORNING, "2026-11-30", CLOSES, "panlongqu");
        experiences.save(first().completeAnswers(0, CLOSES).orElseThrow());
        experiences.save(first().recognise(RecognitionLevel.PROVINCE, "省通报", "yingshangban.liaison", MORNING));
        experiences.save(first().recognise(RecognitionLevel.CITY, "市通报第3期", "yingshangban.liaison", MORNING));
        assertThat(first().level()).as("还没有生效").isEqualTo(RecognitionLevel.NONE);

        experiences.save(first().promote(1, MORNING).orElseThrow());
        assertThat(first().level()).isEqualTo(RecognitionLevel.CITY);
        experiences.save(first().raise(RecognitionLevel.NATION, "国办通报", "yingshangban.liaison", MORNING));

        assertThat(first().recognition().number()).isEqualTo(2);
        assertThat(first().level()).isEqualTo(RecognitionLevel.NATION);
        assertThat(first().counting()).map(Recognition::basis).contains("国办通报");
    }
}
