package org.everspring.instruction.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.everspring.calendar.WorkCalendar;
import org.everspring.instruction.InstructionSnapshot;
import org.everspring.plan.UnitId;
import org.everspring.scoring.Fact;
import org.everspring.scoring.FactSource;
import org.everspring.scoring.FindingPhrases;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The instructions to a unit that were closed in the period. */
@Repository
class InstructionFacts implements FactSource {

    private static final String CLOSED =
            "from instruction where state = 'CLOSED' and closed_at >= :from and closed_at < :to";

    private final JdbcClient jdbc;
    private final WorkCalendar calendar;

    InstructionFacts(JdbcClient jdbc, WorkCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    @Override
    public ScoreCategory part() {
        return ScoreCategory.INSTRUCTION;
    }

    @Override
    public List<UnitId> units(UnitPage page) {
        return jdbc.sql(page.select("unit_id", CLOSED))
                .params(page.values())
                .query((row, number) -> UnitId.of(row.getString(1)))
                .list();
    }

    @Override
    public List<Fact> facts(ScoringPeriod period, Collection<UnitId> units) {
        return jdbc
                .sql("select * " + CLOSED + " and unit_id in (:units)")
                .params(period.values())
                .param("units", units.stream().map(UnitId::value).toList())
                .query(InstructionRows::instruction)
                .list()
                .stream()
                .map(this::fact)
                .toList();
    }

    private Fact fact(InstructionSnapshot instruction) {
        int late = calendar.workingDaysLate(instruction.due(), Objects.requireNonNull(instruction.answeredAt()));
        int receipt =
                calendar.workingDaysLate(instruction.receiptDue(), Objects.requireNonNull(instruction.receivedAt()));
        return new Fact(
                ScoreCategory.INSTRUCTION,
                instruction.unit(),
                instruction.id().toString(),
                FindingPhrases.title(instruction.id() + " " + instruction.title()),
                FindingPhrases.punctuality(late) + "办结反馈" + (receipt == 0 ? "" : "，逾期" + receipt + "个工作日签收")
                        + FindingPhrases.times("退回续办", instruction.timesReturned()),
                question(late, receipt, instruction.timesReturned()),
                "/desk/matters/" + instruction.id());
    }

    private static Map<String, Object> question(int late, int receipt, int returned) {
        return Map.of("lateWorkingDays", late, "receiptLateWorkingDays", receipt, "timesReturned", returned);
    }

    @Override
    public Stream<Map<String, Object>> questions() {
        return FactSource.delays().stream()
                .flatMap(late -> FactSource.times().stream()
                        .flatMap(receipt ->
                                FactSource.times().stream().map(returned -> question(late, receipt, returned))));
    }
}
