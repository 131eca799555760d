package org.everspring.board.web;

import java.util.List;
import java.util.Optional;
import org.everspring.calendar.Quarter;
import org.everspring.indicators.ConcernLine;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/** Puts what is late, or waits for a decision, into words. */
@Component
class ConcernRows {

    private final Plan plan;

    ConcernRows(Plan plan) {
        this.plan = plan;
    }

    List<ConcernRow> of(List<ConcernLine> lines) {
        return lines.stream().map(this::row).toList();
    }

    private ConcernRow row(ConcernLine line) {
        String item = line.item() == null
                ? ""
                : line.item() + " "
                        + plan.findItem(line.item().value()).map(Item::title).orElse("");
        String quarter = quarter(line.key()).map(Quarter::label).orElse("");
        return line.title() == null
                ? new ConcernRow(line, item.isEmpty() ? "年度考核得分" : item, quarter, length(line))
                : new ConcernRow(line, line.title(), item, length(line));
    }

    private static Optional<Quarter> quarter(String key) {
        return ObligationId.find(key)
                .map(ObligationId::quarter)
                .or(() -> SummaryId.find(key).map(SummaryId::quarter));
    }

    private static String length(ConcernLine line) {
        return line.workingDaysLate() == 0 ? "未到期限" : "逾期" + line.workingDaysLate() + "个工作日";
    }
}
