package org.everspring.measures.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.everspring.calendar.Deadline;
import org.everspring.matter.BreakdownId;
import org.everspring.measures.Breakdown;
import org.everspring.measures.BreakdownDecision;
import org.everspring.measures.BreakdownSnapshot;
import org.everspring.measures.BreakdownState;
import org.everspring.measures.Measure;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the leads' lists read of breakdowns, on every database. */
abstract class BreakdownListsContract {

    private static final UnitId LEAD = UnitId.of("shuiwuju");
    private static final ItemId ITEM = ItemId.of("1.2");
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-12-01T09:00+08:00");

    private final TestDatabase database;
    private JdbcBreakdowns breakdowns;
    private JdbcBreakdownQueries lists;

    BreakdownListsContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        DataSource source = database.emptied();
        JdbcClient jdbc = JdbcClient.create(source);
        breakdowns = new JdbcBreakdowns(jdbc, new JdbcTemplate(source), (matter, from, to) -> {});
        lists = new JdbcBreakdownQueries(jdbc);
    }

    @Test
    @DisplayName("待确认的按单位分页，不含细化中的和已经作出决定的；所报举措一次读出")
    void whatWaitsForTheLead() {
        Breakdown waiting = add("wuhuaqu", BreakdownState.SUBMITTED);
        Breakdown decided = add("panlongqu", BreakdownState.SUBMITTED);
        add("anningshi", BreakdownState.DRAFTING);
        handIn(waiting);
        handIn(decided);
        decided.decide(new BreakdownDecision(true, null));
        breakdowns.decide(decided, "shuiwuju.liaison", NOW);
        BreakdownId id = waiting.loaded().id();

        assertThat(lists.unconfirmed(Set.of(LEAD))).containsExactly(entry(ITEM, 1));
        assertThat(lists.unconfirmed(Set.of(LEAD), ITEM, 9, 30).rows())
                .extracting(BreakdownSnapshot::id)
                .containsExactly(id);
        assertThat(lists.unconfirmed(Set.of(UnitId.of("fagaiwei")))).isEmpty();
        assertThat(lists.unconfirmed(Set.of())).isEmpty();
        assertThat(lists.handedIn(List.of(id)).get(id))
                .extracting(Measure::title)
                .containsExactly("推行一窗受理", "压缩时限");
        assertThat(lists.handedIn(List.of())).isEmpty();
    }

    private Breakdown add(String unit, BreakdownState state) {
        Deadline due = new Deadline(LocalDate.of(2026, 12, 20));
        BreakdownId id = new BreakdownId(ITEM, UnitId.of(unit));
        breakdowns.add(new Breakdown(new BreakdownSnapshot(id, LEAD, state, due, due, 1, null, null, 0, null, 0)));
        return breakdowns.get(id);
    }

    private void handIn(Breakdown breakdown) {
        LocalDate dueOn = LocalDate.of(2026, 12, 30);
        List<Measure> measures =
                List.of(new Measure("推行一窗受理", dueOn, "陈晨", null), new Measure("压缩时限", dueOn, "李明", null));
        breakdowns.draft(breakdown.loaded().id(), breakdown.loaded().round(), measures);
        breakdowns.submitted(breakdown.loaded().id(), "wuhuaqu.liaison", NOW);
    }
}
