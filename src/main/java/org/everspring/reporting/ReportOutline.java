package org.everspring.reporting;

import java.util.List;
import java.util.Optional;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureBreakdowns;
import org.everspring.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a unit's report has to speak of, and what the unit last said of it. */
@Component
public class ReportOutline {

    private final MeasureBreakdowns measures;
    private final Obligations obligations;
    private final Reports reports;
    private final Plan plan;

    ReportOutline(MeasureBreakdowns measures, Obligations obligations, Reports reports, Plan plan) {
        this.measures = measures;
        this.obligations = obligations;
        this.reports = reports;
        this.plan = plan;
    }

    /** The measures in force, in the unit's order. */
    public List<Measure> trackedMeasures(ObligationId id) {
        return measures.measuresInForce(new BreakdownId(id.item(), id.unit()));
    }

    /** For a report whose list of measures is not the one in force. */
    public static InvalidInputException measuresHaveChanged() {
        return new InvalidInputException("细化举措清单已经更新，与本页所列不一致。请先复制已填内容，刷新页面后按最新清单填报。");
    }

    /** For a report whose list of targets is not the plan's. */
    public static InvalidInputException targetsHaveChanged() {
        return new InvalidInputException("目标值清单与工作方案不一致，请刷新页面后重新填报。");
    }

    /** The quarter, the item's id and its title. */
    String title(ObligationId id) {
        return id.quarter() + " " + id.item() + " " + plan.item(id.item()).title();
    }

    /** Why the lead has returned the report that the unit has to mend; null where it has not. */
    public @Nullable String returnReason(ObligationId id) {
        ObligationSnapshot obligation = obligations.get(id).loaded();
        ReviewDecision review = obligation.review();
        return review != null && obligation.state() == ObligationState.RETURNED ? review.returnReason() : null;
    }

    /** What the unit handed in last for the same item a quarter earlier. */
    public Optional<Report> reportOfTheQuarterBefore(ObligationId id) {
        return reports.last(id.previous());
    }

    /** What the unit handed in last for this obligation, which has come back to it. */
    public Optional<Report> ownReport(ObligationId id) {
        return reports.last(id);
    }

    /** What the unit wrote last for this obligation, whether it has got beyond the unit or not. */
    public Optional<Report> filledReport(ObligationId id) {
        return reports.lastFilled(id);
    }
}
