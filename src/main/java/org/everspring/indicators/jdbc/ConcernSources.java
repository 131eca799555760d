package org.everspring.indicators.jdbc;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.everspring.assessment.ConfirmationState;
import org.everspring.improvement.ProblemConditions;
import org.everspring.improvement.ProblemState;
import org.everspring.indicators.Concern;
import org.everspring.indicators.Concerns.Asked;
import org.everspring.promotion.AdoptionState;
import org.everspring.quarter.SummaryState;
import org.everspring.reporting.Extension;
import org.everspring.reporting.ObligationState;

/**
 * Each concern as rows of the same columns: concern, matter_key, title, item_id, unit_id, due_at, ended_at (null while it
 * still may be done), late_days (as recorded when it was handed in late).
 */
final class ConcernSources {

    private static final String NO_TITLE = "cast(null as varchar(100)) as title";
    private static final String NO_ITEM = "cast(null as varchar(10)) as item_id";
    private static final String STILL =
            "cast(null as timestamp with time zone) as ended_at, cast(null as integer) as late_days";

    private static final String WITH_UNIT =
            ScopeConditions.oneOf(Arrays.stream(ObligationState.values()).filter(ObligationState::isWithUnit));

    private static final String CONFIRMATION_KEY = "cast(c.assessment_year as varchar(4)) || ':' || c.unit_id"
            + " || case when c.round > 1 then ':' || cast(c.round as varchar(4)) else '' end";

    private static final String OF_THE_LAST_ROUND = " from score_confirmation c join assessment a"
            + " on a.assessment_year = c.assessment_year and a.round = c.round where c.state = '";

    private final Asked asked;
    private final ScopeConditions scope;

    ConcernSources(Asked asked) {
        this.asked = asked;
        this.scope = new ScopeConditions(asked.selection());
        if (asked.quarter() != null) {
            scope.value("quarter", asked.quarter().toString());
        }
    }

    Map<String, Object> values() {
        return scope.values();
    }

    /** To follow on the columns of a select; wants the value {@code now}. */
    String union() {
        return " from ("
                + asked.concerns().stream().sorted().map(this::source).collect(Collectors.joining(" union all "))
                + ") m";
    }

    private String source(Concern concern) {
        String rows = switch (concern) {
            case REPORT -> reports();
            case SUMMARY -> summaries();
            case PROBLEM ->
                problems(ScopeConditions.oneOf(ProblemState.RUNNING.stream().sorted()), true);
            case SETTLEMENT -> problems("('" + ProblemState.SETTLING.name() + "')", false);
            case MEASURES -> measures();
            case ADOPTION -> adoptions();
            case SUMMARY_WAITING -> waitingSummaries();
            case EXTENSION -> extensions();
            case APPEAL -> confirmations(ConfirmationState.APPEALED);
            case CONFIRMATION -> confirmations(ConfirmationState.OPEN);
        };
        return "select '" + concern.name() + "' as concern, " + rows;
    }

    private String reports() {
        return asked.quarter() == null
                ? "o.id as matter_key, " + NO_TITLE + ", o.item_id, o.unit_id, o.due_at, " + STILL
                        + " from obligation o where o.state in "
                        + WITH_UNIT
                        + " and o.due_at <= :now" + ofReports()
                : "o.id as matter_key, " + NO_TITLE + ", o.item_id, o.unit_id, o.due_at,"
                        + " case when o.state = '" + ObligationState.MISSING.name()
                        + "' then o.closes_at when o.state in "
                        + WITH_UNIT + " and o.due_at <= :now then null else o.first_submitted_at end as ended_at,"
                        + " case when o.state in " + WITH_UNIT
                        + " and o.due_at <= :now then null when o.late_working_days > 0 then o.late_working_days end"
                        + " as late_days"
                        + " from obligation o where o.quarter = :quarter and" + JdbcBoardReports.LATE + ofReports();
    }

    private String ofReports() {
        return scope.readable("o.unit_id", "o.lead_unit_id") + scope.chosen("o.item_id", "o.unit_id");
    }

    private String summaries() {
        String pending = " (s.late_working_days is null and s.state <> '" + SummaryState.MISSING.name()
                + "' and s.due_at <= :now) ";
        String columns = "s.id as matter_key, " + NO_TITLE + ", s.item_id, s.lead_unit_id as unit_id, s.due_at, ";
        return (asked.quarter() == null
                        ? columns + STILL + " from summary s where" + pending
                        : columns + "case when s.state = '" + SummaryState.MISSING.name()
                                + "' then s.closes_at else s.first_submitted_at end as ended_at,"
                                + " case when s.late_working_days > 0 then s.late_working_days end as late_days"
                                + " from summary s where s.quarter = :quarter and (s.late_working_days > 0 or s.state = '"
                                + SummaryState.MISSING.name() + "' or" + pending + ")")
                + scope.readable("s.lead_unit_id")
                + scope.chosen("s.item_id", "s.lead_unit_id");
    }

    private String waitingSummaries() {
        return "s.id as matter_key, " + NO_TITLE + ", s.item_id, s.lead_unit_id as unit_id, s.due_at, " + STILL
                + " from summary s left join summary_text t on t.summary_id = s.id and t.round = s.round"
                + " where s.state = '" + SummaryState.SUBMITTED.name() + "' and t.decision is null"
                + scope.readable("s.lead_unit_id") + scope.chosen("s.item_id", "s.lead_unit_id");
    }

    private String problems(String states, boolean late) {
        return "p.id as matter_key, p.title, p.item_id, coalesce(p.waiting_unit_id, p.unit_id, p.triage_unit_id) as unit_id, "
                + ProblemConditions.DUE + " as due_at, " + STILL + " from problem p where p.state in " + states
                + (late ? " and " + ProblemConditions.DUE + " <= :now" : "")
                + scope.readableProblem("p.id")
                + scope.chosen("p.item_id", "coalesce(p.waiting_unit_id, p.unit_id, p.triage_unit_id)");
    }

    private String measures() {
        return "b.id as matter_key, " + NO_TITLE + ", b.item_id, b.unit_id, b.due_at, " + STILL
                + " from breakdown b where b.state = 'DRAFTING' and b.due_at <= :now"
                + scope.readable("b.unit_id", "b.lead_unit_id") + scope.chosen("b.item_id", "b.unit_id");
    }

    private String adoptions() {
        return "e.id as matter_key, e.title, e.item_id, a.unit_id, e.adopt_due_at as due_at, " + STILL
                + " from experience_adoption a join experience e on e.id = a.experience_id where a.state = '"
                + AdoptionState.OPEN.name() + "' and e.adopt_due_at <= :now" + scope.readable("a.unit_id")
                + scope.chosen("e.item_id", "a.unit_id");
    }

    /** Of reports that can still be handed in; what nobody has decided until then has no effect any more. */
    private String extensions() {
        return "o.id as matter_key, " + NO_TITLE + ", o.item_id, o.unit_id, o.due_at, " + STILL
                + " from extension x join obligation o on o.id = x.obligation_id where x.state = '"
                + Extension.State.REQUESTED.name() + "' and o.state in "
                + WITH_UNIT
                + ofReports();
    }

    private String confirmations(ConfirmationState state) {
        return CONFIRMATION_KEY + " as matter_key, " + NO_TITLE + ", " + NO_ITEM + ", c.unit_id, c.due_at, " + STILL
                + OF_THE_LAST_ROUND + state.name() + "'" + scope.readable("c.unit_id")
                + (asked.selection().item() == null ? scope.chosen("c.unit_id", "c.unit_id") : " and 1 = 0");
    }
}
