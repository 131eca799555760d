package org.everspring.reporting.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ObligationId;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.Extension;
import org.everspring.reporting.Obligation;
import org.everspring.reporting.ObligationColumn;
import org.everspring.reporting.ObligationFilter;
import org.everspring.reporting.ObligationFilter.Urging;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.Report;
import org.everspring.reporting.Urge;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the lists of the desk read, on every database. */
abstract class ObligationListsContract {

    private static final Quarter QUARTER = Quarter.parse("2026Q4");
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-12-01T09:00+08:00");
    private static final ObligationFilter ALL = ObligationFilter.of(QUARTER);
    private static final UnitId LEAD = UnitId.of("shuiwuju");
    private static final ItemId FIRST = ItemId.of("1.2");
    private static final ItemId SECOND = ItemId.of("1.10");

    private final TestDatabase database;
    private JdbcClient jdbc;
    private JdbcObligations obligations;
    private JdbcObligationQueries lists;
    private JdbcExtensions extensions;
    private JdbcUrges urges;

    ObligationListsContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void openOneQuarter() {
        DataSource source = database.emptied();
        jdbc = JdbcClient.create(source);
        jdbc.sql("insert into reporting_quarter (id, state, report_due_at, summary_due_at, closes_at, opened_steps,"
                        + " open_summaries, admitted_at) values (?, 'OPEN', ?, ?, ?, 0, 0, ?)")
                .params(QUARTER.toString(), NOW, NOW, NOW, NOW)
                .update();
        obligations = new JdbcObligations(jdbc, new JdbcTemplate(source), (matter, from, to) -> {});
        lists = new JdbcObligationQueries(jdbc, Plan.read(new ClassPathResource("plan/small.yaml")));
        extensions = new JdbcExtensions(jdbc);
        urges = new JdbcUrges(jdbc);
    }

    @Test
    @DisplayName("按工作方案的顺序分页，1.2在1.10之前，每页50项，超出末页时给末页")
    void pagesInThePlansOrder() {
        IntStream.range(10, 50).forEach(number -> add(SECOND, "unit" + number, ObligationState.OPEN));
        IntStream.range(10, 50).forEach(number -> add(FIRST, "unit" + number, ObligationState.OPEN));

        ListPage<ObligationSnapshot> first = page(ALL, ObligationColumn.ITEM, false, 1);
        ListPage<ObligationSnapshot> second = page(ALL, ObligationColumn.ITEM, false, 2);

        assertThat(first.rows()).hasSize(50);
        assertThat(first.rows().get(0).id()).isEqualTo(id(FIRST, "unit10"));
        assertThat(first.rows().get(40).id()).isEqualTo(id(SECOND, "unit10"));
        assertThat(second.rows()).hasSize(30);
        assertThat(second.rows().get(29).id()).isEqualTo(id(SECOND, "unit49"));
        assertThat(second).isEqualTo(page(ALL, ObligationColumn.ITEM, false, 99));
        assertThat(first.total()).isEqualTo(80);
        assertThat(first.pages()).isEqualTo(2);
    }

    @Test
    @DisplayName("按重点任务、状态、责任单位、牵头单位筛选")
    void filters() {
        add(FIRST, "wuhuaqu", ObligationState.OPEN);
        add(FIRST, "panlongqu", ObligationState.ACCEPTED);
        add(SECOND, "wuhuaqu", ObligationState.ACCEPTED);
        Set<UnitId> wuhua = Set.of(UnitId.of("wuhuaqu"));
        Set<UnitId> two = Set.of(UnitId.of("wuhuaqu"), UnitId.of("panlongqu"));

        assertThat(found(ALL.on(FIRST).in(ObligationState.ACCEPTED))).containsExactly(id(FIRST, "panlongqu"));
        assertThat(found(ALL.owedBy(wuhua))).containsExactly(id(FIRST, "wuhuaqu"), id(SECOND, "wuhuaqu"));
        assertThat(found(ALL.owedBy(two).on(SECOND))).containsExactly(id(SECOND, "wuhuaqu"));
        assertThat(found(ALL.ledBy(wuhua))).isEmpty();
        assertThat(found(ALL.ledBy(Set.of(LEAD)))).hasSize(3);
        assertThat(found(ALL.owedBy(Set.of()))).isEmpty();
        assertThat(found(ObligationFilter.of(QUARTER.previous()))).isEmpty();
        assertThat(lists.counts(ALL.ledBy(Set.of(LEAD))))
                .containsExactly(entry(ObligationState.OPEN, 1), entry(ObligationState.ACCEPTED, 2));
        assertThat(lists.ofSummary(id(FIRST, "wuhuaqu").summary())).hasSize(2);
    }

    @Test
    @DisplayName("按各列正序倒序排列，同样的总按同一顺序")
    void sorts() {
        add(SECOND, "aaa", ObligationState.ACCEPTED);
        add(FIRST, "bbb", ObligationState.OPEN);
        add(FIRST, "ccc", ObligationState.SUBMITTED);

        assertThat(sorted(ObligationColumn.ITEM, false)).containsExactly("bbb", "ccc", "aaa");
        assertThat(sorted(ObligationColumn.ITEM, true)).containsExactly("aaa", "ccc", "bbb");
        assertThat(sorted(ObligationColumn.UNIT, false)).containsExactly("aaa", "bbb", "ccc");
        assertThat(sorted(ObligationColumn.UNIT, true)).containsExactly("ccc", "bbb", "aaa");
        assertThat(sorted(ObligationColumn.STATE, false)).containsExactly("bbb", "ccc", "aaa");
        assertThat(sorted(ObligationColumn.DUE, false)).containsExactly("bbb", "ccc", "aaa");
        assertThat(sorted(ObligationColumn.DUE, true)).containsExactly("bbb", "ccc", "aaa");
    }

    private List<String> sorted(ObligationColumn column, boolean descending) {
        return page(ALL, column, descending, 1).rows().stream()
                .map(obligation -> obligation.id().unit().value())
                .toList();
    }

    private List<ObligationId> found(ObligationFilter filter) {
        return page(filter, ObligationColumn.ITEM, false, 1).rows().stream()
                .map(ObligationSnapshot::id)
                .toList();
    }

    private ListPage<ObligationSnapshot> page(
            ObligationFilter filter, ObligationColumn column, boolean descending, int number) {
        return lists.page(filter, new SortOrder<>(column, descending), number);
    }

    @Test
    @DisplayName("一次读出各项最近一次的延期申请和催办")
    void readsTheLastOfEach() {
        add(FIRST, "wuhuaqu", ObligationState.OPEN);
        add(FIRST, "panlongqu", ObligationState.OPEN);
        extensions.add(extension(1, "第一次"), NOW);
        extensions.add(extension(2, "第二次"), NOW);
        urges.add(urge(1, "第一次"));
        urges.add(urge(2, "第二次"));
        List<ObligationId> ids = List.of(id(FIRST, "wuhuaqu"), id(FIRST, "panlongqu"));

        assertThat(extensions.last(ids)).hasSize(1);
        assertThat(extensions.last(ids).get(ids.get(0)).reason()).isEqualTo("第二次");
        assertThat(urges.last(ids)).hasSize(1);
        assertThat(urges.last(ids).get(ids.get(0)).text()).isEqualTo("第二次");
        assertThat(urges.last(List.of())).isEmpty();
    }

    @Test
    @DisplayName("同时催办或申请延期的，后到的一方得到说明")
    void secondOfTwoAtOnceIsTold() {
        add(FIRST, "wuhuaqu", ObligationState.OPEN);
        extensions.add(extension(1, "先到"), NOW);
        urges.add(urge(1, "先到"));

        assertThatThrownBy(() -> extensions.add(extension(1, "后到"), NOW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("请勿重复申请");
        assertThatThrownBy(() -> urges.add(urge(1, "后到")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("请勿重复催办");
    }

    @Test
    @DisplayName("待审核的不含已经作出决定、正在登记的；按重点任务计数")
    void whatWaitsForTheLead() {
        add(FIRST, "wuhuaqu", ObligationState.SUBMITTED);
        add(FIRST, "panlongqu", ObligationState.SUBMITTED);
        add(SECOND, "wuhuaqu", ObligationState.OPEN);
        fill(id(FIRST, "wuhuaqu"), 0, null);
        fill(id(FIRST, "panlongqu"), 0, "accept");

        assertThat(found(ALL.toReview())).containsExactly(id(FIRST, "wuhuaqu"));
        assertThat(lists.unreviewed(QUARTER, Set.of(LEAD))).containsExactly(entry(FIRST, 1));
        assertThat(lists.unreviewed(QUARTER, Set.of(UnitId.of("fagaiwei")))).isEmpty();
        assertThat(lists.unreviewed(QUARTER, Set.of())).isEmpty();
    }

    @Test
    @DisplayName("可以催办的是到期情况相符、没有待回复催办的；待回复的另计")
    void whatMayBeUrged() {
        add(FIRST, "wuhuaqu", ObligationState.OPEN);
        add(FIRST, "panlongqu", ObligationState.RETURNED);
        add(SECOND, "wuhuaqu", ObligationState.SUBMITTED);
        urges.add(urge(1, "请报送"));
        OffsetDateTime late = new Deadline(LocalDate.of(2026, 12, 20)).at();

        assertThat(found(ALL.in(new Urging(null, null, false)))).containsExactly(id(FIRST, "panlongqu"));
        assertThat(found(ALL.in(new Urging(null, null, true)))).containsExactly(id(FIRST, "wuhuaqu"));
        assertThat(lists.count(ALL.in(new Urging(late, late.plusDays(1), false))))
                .isOne();
        assertThat(lists.count(ALL.in(new Urging(null, late, false)))).isZero();
        assertThat(lists.count(ALL.in(new Urging(late.plusDays(1), null, false))))
                .isZero();
    }

    @Test
    @DisplayName("一次读出各项最近一次报送的全部内容，不含填好未报送的")
    void readsReportsBesideEachOther() {
        add(FIRST, "wuhuaqu", ObligationState.SUBMITTED);
        add(FIRST, "panlongqu", ObligationState.OPEN);
        fill(id(FIRST, "wuhuaqu"), 0, null);
        fill(id(FIRST, "wuhuaqu"), 1, null);
        fill(id(FIRST, "panlongqu"), 1, null);
        JdbcReportSheets sheets = new JdbcReportSheets(jdbc);

        Map<ObligationId, Report> last = sheets.last(List.of(id(FIRST, "wuhuaqu"), id(FIRST, "panlongqu")));

        assertThat(last).containsOnlyKeys(id(FIRST, "wuhuaqu"));
        Report report = last.get(id(FIRST, "wuhuaqu"));
        assertThat(report.progress()).isEqualTo("第0次");
        assertThat(report.targets())
                .singleElement()
                .satisfies(target -> assertThat(target.targetId()).isEqualTo("days"));
        assertThat(report.problems()).hasSize(1);
        assertThat(sheets.last(List.of())).isEmpty();
    }

    /** Every obligation here is in round 0. */
    private void fill(ObligationId id, int round, String decision) {
        jdbc.sql(
                        "insert into report (obligation_id, round, status, progress, next_steps, drafter, drafter_phone, signed_by,"
                                + " signer_role, submitted_by, submitted_at, review_decision)"
                                + " values (?, ?, 'ON_SCHEDULE', ?, '下步', '李明', '63130000', '王芳', 'deputy', 'u', ?, ?)")
                .params(Arrays.asList(id.toString(), round, "第" + round + "次", NOW, decision))
                .update();
        jdbc.sql(
                        "insert into report_target (obligation_id, round, position, target_id, reached) values (?, ?, 1, 'days', 0.5)")
                .params(id.toString(), round)
                .update();
        jdbc.sql("insert into report_problem (obligation_id, round, position, title, detail)"
                        + " values (?, ?, 1, '系统没有打通', '部门之间系统没有打通，数据要重复录入。')")
                .params(id.toString(), round)
                .update();
    }

    private void add(ItemId item, String unit, ObligationState state) {
        Deadline due = new Deadline(LocalDate.of(2026, 12, 20));
        obligations.add(new Obligation(
                new ObligationSnapshot(id(item, unit), LEAD, state, due, due, 0, null, null, 0, 0, 0, null, null, 0)));
    }

    private static ObligationId id(ItemId item, String unit) {
        return new ObligationId(QUARTER, item, UnitId.of(unit));
    }

    private static Extension extension(int number, String reason) {
        return new Extension(
                id(FIRST, "wuhuaqu"),
                number,
                Extension.State.REQUESTED,
                LocalDate.of(2026, 12, 23),
                reason,
                "wuhuaqu.liaison",
                null,
                null);
    }

    private static Urge urge(int number, String text) {
        return new Urge(id(FIRST, "wuhuaqu"), number, UnitId.of("shuiwuju"), text, "shuiwuju.liaison", NOW, null);
    }
}
