package org.everspring.improvement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.everspring.calendar.Deadline;
import org.everspring.improvement.Assignment;
import org.everspring.improvement.Closure;
import org.everspring.improvement.Problem;
import org.everspring.improvement.ProblemColumn;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemFilter.Lack;
import org.everspring.improvement.ProblemLife;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemSource;
import org.everspring.improvement.ProblemState;
import org.everspring.improvement.Problems.Origin;
import org.everspring.improvement.ProgressEntry;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the pages read of problems, and the steps write, on every database. */
abstract class ProblemListsContract {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-02T10:00+08:00");
    private static final Deadline DUE = new Deadline(LocalDate.of(2026, 12, 15));
    private static final UnitId WUHUA = UnitId.of("wuhuaqu");
    private static final UnitId PANLONG = UnitId.of("panlongqu");
    private static final UnitId POLICE = UnitId.of("gonganju");
    private static final UnitId LEAD = UnitId.of("fagaiwei");
    private static final UnitId TAX = UnitId.of("shuiwuju");
    private static final Actor SOMEBODY = new Actor("wuhuaqu.liaison", "五华区联络员");

    private final TestDatabase database;
    private JdbcProblemQueries queries;
    private JdbcProblems problems;
    private ProblemLife life;

    ProblemListsContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        DataSource source = database.emptied();
        JdbcClient jdbc = JdbcClient.create(source);
        queries = new JdbcProblemQueries(jdbc);
        problems = new JdbcProblems(jdbc, new JdbcTemplate(source), queries, (matter, from, to) -> {});
        life = new ProblemLife(problems);
    }

    @Test
    @DisplayName("新的在前，每页50个，编号过万也不乱")
    void pagesNewestFirst() {
        IntStream.rangeClosed(9_951, 10_010).forEach(number -> add(number, "问题" + number));

        List<ProblemSnapshot> first = page(1).rows();
        List<ProblemSnapshot> second = page(2).rows();

        assertThat(first).hasSize(50);
        assertThat(first.get(0).id()).hasToString("IMP-2026-10010");
        assertThat(first.get(49).id()).hasToString("IMP-2026-9961");
        assertThat(second).hasSize(10);
        assertThat(second.get(9).id()).hasToString("IMP-2026-9951");
        assertThat(page(3)).isEqualTo(page(2));
        assertThat(queries.count(ProblemFilter.all())).isEqualTo(60);
    }

    private ListPage<ProblemSnapshot> page(int number) {
        return queries.page(ProblemFilter.all(), SortOrder.usual(ProblemColumn.class), number);
    }

    @Test
    @DisplayName("按期限、状态、承办单位排序，同样的按新旧排；没有期限的总在最后")
    void sorts() {
        ProblemId first = add(1, "一");
        ProblemId second = add(2, "二");
        ProblemId third = add(3, "三");
        life.assign(second, ItemId.of("1.2"), POLICE, DUE.day());

        for (ProblemColumn column : ProblemColumn.values()) {
            for (boolean descending : new boolean[] {true, false}) {
                assertThat(queries.page(ProblemFilter.all(), new SortOrder<>(column, descending), 1)
                                .rows())
                        .as(column + " " + descending)
                        .extracting(ProblemSnapshot::id)
                        .containsExactlyInAnyOrder(first, second, third);
            }
        }
        assertThat(queries.page(ProblemFilter.all(), new SortOrder<>(ProblemColumn.STATE, true), 1)
                        .rows())
                .extracting(ProblemSnapshot::id)
                .containsExactly(second, third, first);
        assertThat(queries.page(ProblemFilter.all(), new SortOrder<>(ProblemColumn.REPORTED, false), 1)
                        .rows())
                .extracting(ProblemSnapshot::id)
                .containsExactly(first, second, third);
    }

    @Test
    @DisplayName("按状态、任务、文字、待办单位筛选；百分号、下划线只是文字，字母不分大小写")
    void filters() {
        ProblemId first = add(1, "企业开办100%网办");
        ProblemId second = add(2, "企业开办APP闪退");
        life.assign(second, ItemId.of("1.2"), POLICE, DUE.day());

        assertThat(found(new ProblemFilter(null, EnumSet.of(ProblemState.REPORTED), null, null, null)))
                .containsExactly(first);
        assertThat(found(new ProblemFilter(null, null, ItemId.of("1.2"), null, null)))
                .containsExactly(second);
        assertThat(found(new ProblemFilter(null, null, null, "100%", null))).containsExactly(first);
        assertThat(found(new ProblemFilter(null, null, null, "_", null))).isEmpty();
        assertThat(found(new ProblemFilter(null, null, null, "app", null))).containsExactly(second);
        assertThat(found(new ProblemFilter(null, null, null, "imp-2026-0001", null)))
                .containsExactly(first);
        assertThat(found(new ProblemFilter(null, null, null, "往返三次", null))).containsExactly(second, first);
        assertThat(found(new ProblemFilter(null, null, null, null, POLICE))).containsExactly(second);
        assertThat(found(new ProblemFilter(null, null, null, null, LEAD))).containsExactly(first);
    }

    @Test
    @DisplayName("按责任单位、来源、提出时间、办过的环节和逾期筛选")
    void filtersByTheCourse() {
        ProblemId first = add(1, "一");
        ProblemId second = add(2, "二");
        life.assign(second, ItemId.of("1.2"), POLICE, DUE.day());
        OffsetDateTime reported = problems.get(second).now().discovery().at();
        OffsetDateTime due = problems.get(first).now().currentDue().at();

        assertThat(found(course(POLICE, null, null, null, null, null))).containsExactly(second);
        assertThat(found(course(null, ProblemSource.ENTERPRISE, null, null, null, null)))
                .containsExactly(second, first);
        assertThat(found(course(null, ProblemSource.MEDIA, null, null, null, null)))
                .isEmpty();
        assertThat(found(course(null, null, reported, null, null, null))).containsExactly(second);
        assertThat(found(course(null, null, null, reported, null, null))).containsExactly(first);
        assertThat(found(course(null, null, null, null, Choice.ACCEPT, null))).containsExactly(second);
        assertThat(found(course(null, null, null, null, Choice.PASS, null))).isEmpty();
        assertThat(found(ProblemFilter.all()
                        .taking(new ProblemFilter.Course(null, null, null, null, Lack.UNIT, null, null))))
                .containsExactly(first);
        assertThat(found(ProblemFilter.all()
                        .taking(new ProblemFilter.Course(null, null, null, null, Lack.ITEM, null, null))))
                .isEmpty();
        assertThat(found(new ProblemFilter(null, ProblemState.UNSOLVED, null, null, null)))
                .isEmpty();
        assertThat(found(ProblemFilter.all().taking(ProblemFilter.Course.late(due))))
                .contains(first);
        assertThat(found(ProblemFilter.all().taking(ProblemFilter.Course.late(due.minusSeconds(1)))))
                .isEmpty();
    }

    private static ProblemFilter course(
            UnitId unit,
            ProblemSource source,
            OffsetDateTime from,
            OffsetDateTime to,
            Choice passed,
            OffsetDateTime lateAt) {
        return ProblemFilter.all().taking(new ProblemFilter.Course(unit, source, from, to, null, passed, lateAt));
    }

    @Test
    @DisplayName("只列出与本单位有关的；没有单位的人什么也看不到；改交其他单位的，原单位不再看到")
    void showsOnlyWhatConcernsTheReader() {
        ProblemId id = add(1, "企业开办材料多");
        problems.concern(id, List.of(POLICE, POLICE));

        assertThat(queries.unitsConcerned(id)).containsExactlyInAnyOrder(PANLONG, POLICE, LEAD);
        assertThat(queries.concerned(id)).containsExactly(POLICE);
        assertThat(found(ProblemFilter.concerning(Set.of(PANLONG, POLICE)))).containsExactly(id);
        assertThat(found(ProblemFilter.concerning(Set.of(WUHUA)))).isEmpty();
        assertThat(queries.count(ProblemFilter.concerning(Set.of(WUHUA)))).isZero();
        assertThat(found(ProblemFilter.concerning(Set.of()))).isEmpty();

        ProblemId given = life.improving(2, "企业开办材料多");
        assertThat(found(ProblemFilter.concerning(Set.of(WUHUA)))).containsExactly(given);

        life.reassign(given, TAX);
        assertThat(found(ProblemFilter.concerning(Set.of(TAX)))).containsExactly(given);
        assertThat(found(ProblemFilter.concerning(Set.of(WUHUA)))).isEmpty();
    }

    @Test
    @DisplayName("同一来源的第二个放不进去")
    void keepsOneOfAnOrigin() {
        add(1, new Origin("hotline", "1", "a"));

        assertThatThrownBy(() -> add(2, new Origin("hotline", "1", "b"))).isInstanceOf(DuplicateKeyException.class);
        add(3, new Origin("other", "1", "a"));

        assertThat(queries.ofOrigin("hotline", "1")).map(ProblemSnapshot::id).contains(id(1));
        assertThat(queries.origin(id(1))).contains(new Origin("hotline", "1", "a"));
        assertThat(queries.origin(add(4, "企业开办材料多"))).isEmpty();
    }

    @Test
    @DisplayName("两人读到同一个样子，后保存的被拒绝；决定原样保存，时间线每件事一条")
    void everythingCountsOnce() {
        ProblemId id = add(1, "企业开办材料多");
        Problem first = problems.get(id);
        Problem second = problems.get(id);

        problems.save(first);
        assertThatThrownBy(() -> problems.save(second))
                .isInstanceOf(AlreadyDoneException.class)
                .hasMessageContaining("已由他人办结或发生变化，本次提交未生效");

        life.assign(id, ItemId.of("1.1"), POLICE, DUE.day());
        assertThat(queries.get(id).decision())
                .isEqualTo(queries.lastDecision(id, Choice.ACCEPT).orElseThrow());
        assertThat(queries.get(id).decision()).satisfies(kept -> {
            assertThat(kept.number()).isOne();
            assertThat(kept.item()).isEqualTo(ItemId.of("1.1"));
            assertThat(kept.unit()).isEqualTo(POLICE);
            assertThat(kept.dueOn()).isEqualTo(DUE.day());
            assertThat(kept.reason()).isEqualTo("请整改。");
            assertThat(kept.by()).isEqualTo(SOMEBODY);
            assertThat(kept.at()).isEqualTo(ProblemLife.REPORTED);
            assertThat(kept.takenAt()).isEqualTo(ProblemLife.REPORTED.plusDays(9));
        });
    }

    @Test
    @DisplayName("进展、验收、结案都读得回来")
    void readsBackWhatWasWritten() {
        ProblemId id = life.improving(1, "企业开办材料多");
        ProgressEntry progress = problems.addProgress(id, NOW, SOMEBODY, "已经对接。", null);
        life.reassign(id, POLICE);
        problems.lock(id);
        ProblemId other = add(2, "企业开办材料多");
        life.merge(other, id);
        ProblemId closed = life.closed(3, "企业开办材料多");

        assertThat(queries.progress(id)).containsExactly(progress);
        assertThat(queries.lastProgress(id)).contains(progress);
        assertThat(queries.verifications(id))
                .extracting(ProblemDecision::choice)
                .containsExactly(Choice.FAIL);
        assertThat(queries.get(id).verificationFailures()).isEqualTo(1);
        assertThat(queries.get(id).assignment())
                .isEqualTo(new Assignment(POLICE, LEAD, new Deadline(ProblemLife.DUE), ProblemLife.REPORTED));
        assertThat(queries.mergedInto(id)).extracting(ProblemSnapshot::id).containsExactly(other);
        assertThat(queries.get(other).closure()).isEqualTo(new Closure(id, null, ProblemLife.REPORTED.plusDays(9)));
        assertThat(queries.get(closed).lessons()).isEqualTo("已建立一次办结机制。");
        assertThat(queries.get(closed).closure().outcome()).isEqualTo("已建立一次办结机制。");
        assertThat(queries.find(id(9))).isEmpty();
    }

    @Test
    @DisplayName("协办单位和它们的反馈读得回来，协办单位可以看到问题")
    void readsBackWhoAssists() {
        ProblemId id = add(1, "企业开办材料多");
        List<UnitId> assisting = List.of(UnitId.of("panlongqu"), UnitId.of("shuiwuju"));
        life.accept(id, POLICE, assisting);
        assertThat(queries.get(id).decision().assisting()).isEqualTo(assisting);
        assertThat(queries.get(id).assisting()).isEmpty();

        life.assignAccepted(id);
        ProgressEntry said = problems.addProgress(id, NOW, SOMEBODY, "已经配合。", assisting.get(0));

        assertThat(queries.get(id).assisting()).isEqualTo(assisting);
        assertThat(queries.unitsConcerned(id)).containsAll(assisting);
        assertThat(queries.progress(id)).containsExactly(said);
        assertThat(queries.lastProgress(id)).isEmpty();
    }

    @Test
    @DisplayName("还没有生效的验收不列出")
    void countsAVerificationWhenItIsCarriedOut() {
        ProblemId id = life.improving(1, "企业开办材料多");
        life.verified(id, false);
        assertThat(queries.verifications(id)).isEmpty();
    }

    private List<ProblemId> found(ProblemFilter filter) {
        return queries.newest(filter).stream().map(ProblemSnapshot::id).toList();
    }

    private ProblemId add(int number, String title) {
        return life.reported(number, title);
    }

    private void add(int number, Origin origin) {
        life.reported(number, "企业开办材料多", ItemId.of("1.1"), null, List.of(), origin);
    }

    private static ProblemId id(int number) {
        return ProblemId.parse("IMP-2026-%04d".formatted(number));
    }
}
