package org.everspring.reporting;

import java.util.List;
import java.util.Optional;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureBreakdowns;
import org.springframework.stereotype.Component;

/** What a unit's report has to speak of, and what the unit last said of it. */
@Component
public class ReportOutline {

    private final MeasureBreakdowns measures;
    private final Obligations obligations;

    ReportOutline(MeasureBreakdowns measures, Obligations obligations) {
        this.measures = measures;
        this.obligations = obligations;
    }

    /** The measures in force, in the unit's order. */
    public List<Measure> trackedMeasures(ObligationId id) {
        return measures.measuresInForce(new BreakdownId(id.item(), id.unit()));
    }

    /** For a report whose list of measures is not the one in force. */
    public static InvalidInputException measuresHaveChanged() {
        return new InvalidInputException("细化举措清单已经更新，与本页所列不一致。请先复制已填内容，刷新页面后按最新清单填报。");
    }

    /** What the unit handed in last for this obligation, or else a quarter earlier. */
    public Optional<Report> previousReport(ObligationId id) {
        return ownReport(id).or(() -> obligations.lastReport(id.previous()));
    }

    /** What the unit handed in last for this obligation, which has come back to it. */
    public Optional<Report> ownReport(ObligationId id) {
        return obligations.lastReport(id);
    }
}
