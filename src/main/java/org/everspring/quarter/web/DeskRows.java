package org.everspring.quarter.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DateText;
import org.everspring.matter.ObligationId;
import org.everspring.plan.Plan;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.quarter.SummaryState;
import org.everspring.quarter.web.DeskPage.Actions;
import org.everspring.reporting.Extension;
import org.everspring.reporting.Extensions;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.ReportProcesses;
import org.everspring.reporting.Urge;
import org.everspring.reporting.Urges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of the desk, and what their reader may do about each at this moment. */
@Component
class DeskRows {

    private final Extensions extensions;
    private final Urges urges;
    private final ReportProcesses processes;
    private final ReportTexts texts;
    private final Plan plan;
    private final Clock clock;

    DeskRows(Extensions extensions, Urges urges, ReportProcesses processes, ReportTexts texts, Plan plan, Clock clock) {
        this.extensions = extensions;
        this.urges = urges;
        this.processes = processes;
        this.texts = texts;
        this.plan = plan;
        this.clock = clock;
    }

    /** In the same order; the last requests and urges of all rows are read at once. */
    List<DeskPage.Row> of(Collection<ObligationSnapshot> shown, StaffMember reader) {
        List<ObligationId> ids = shown.stream().map(ObligationSnapshot::id).toList();
        Map<ObligationId, Extension> requested = extensions.last(ids);
        Map<ObligationId, Urge> urged = urges.last(ids);
        Set<ObligationId> beyondWriting = processes.beyondWriting(shown.stream()
                .filter(obligation -> obligation.state().isWithUnit()
                        && reader.memberOf(obligation.id().unit()))
                .map(ObligationSnapshot::id)
                .toList());
        return shown.stream()
                .map(obligation -> {
                    ObligationId id = obligation.id();
                    return row(obligation, requested.get(id), urged.get(id), beyondWriting.contains(id), reader);
                })
                .toList();
    }

    private DeskPage.Row row(
            ObligationSnapshot obligation,
            @Nullable Extension extension,
            @Nullable Urge urge,
            boolean beyondWriting,
            StaffMember reader) {
        boolean own = reader.memberOf(obligation.id().unit());
        boolean leads = reader.memberOf(obligation.leadUnit());
        boolean withUnit = obligation.state().isWithUnit();
        boolean submitted = obligation.state() == ObligationState.SUBMITTED;
        return new DeskPage.Row(
                obligation,
                texts.item(obligation.id().item()),
                new Standing(
                        DateText.SHORT_WEEKDAY.of(obligation.due().day()),
                        withUnit
                                ? texts.daysLeft(obligation.due())
                                : texts.handedIn(obligation.lateWorkingDays(), "报送"),
                        withUnit ? texts.alarm(obligation.due()) : null),
                texts.counts(obligation),
                extension,
                urge,
                new Actions(
                        own && withUnit || submitted && leads,
                        own && submitted || beyondWriting,
                        own && withUnit && isExtendable(obligation, extension),
                        withUnit
                                && (urge == null || !urge.isOpen())
                                && (leads || reader.memberOf(plan.office().id()))));
    }

    private boolean isExtendable(ObligationSnapshot obligation, @Nullable Extension last) {
        return !obligation.due().isPast(OffsetDateTime.now(clock))
                && obligation.due().compareTo(obligation.closes()) < 0
                && (last == null || !last.isOpen());
    }

    DeskPage.SummaryRow of(SummarySnapshot summary, StaffMember reader) {
        boolean withLead = summary.isWithLead();
        boolean compilable = summary.state() == SummaryState.COMPILING && reader.memberOf(summary.leadUnit());
        boolean acceptable = summary.state() == SummaryState.SUBMITTED
                && reader.memberOf(plan.office().id());
        return new DeskPage.SummaryRow(
                summary,
                texts.item(summary.id().item()),
                new Standing(
                        DateText.SHORT_WEEKDAY.of(summary.due().day()),
                        withLead ? texts.daysLeft(summary.due()) : texts.handedIn(summary.lateWorkingDays(), "汇总"),
                        withLead ? texts.alarm(summary.due()) : null),
                texts.counts(summary),
                new Actions(compilable || acceptable, false, false, false));
    }
}
