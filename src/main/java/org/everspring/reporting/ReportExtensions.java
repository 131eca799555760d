package org.everspring.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** More time for a report: the unit asks, the lead answers, the dates move together. */
@Service
@Transactional
public class ReportExtensions {

    private final Obligations obligations;
    private final Extensions extensions;
    private final ReportProcesses processes;
    private final ReportDates dates;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportExtensions(
            Obligations obligations,
            Extensions extensions,
            ReportProcesses processes,
            ReportDates dates,
            ApplicationEventPublisher events,
            Clock clock) {
        this.obligations = obligations;
        this.extensions = extensions;
        this.processes = processes;
        this.dates = dates;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param until the last day that the unit asks for
     * @param units the units of the person who asks
     */
    public void request(ObligationId id, LocalDate until, String reason, Set<UnitId> units, String userId) {
        Obligation obligation = obligations.get(id);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Extension extension = obligation.requestExtension(extensions.last(id), until, reason, units, userId, now);
        if (!processes.requestExtension(id)) {
            throw obligation.refusal("不需要延期");
        }
        extensions.add(extension, now);
        events.publishEvent(new ObligationEvent.ExtensionRequested(obligation.snapshot(), extension));
    }

    /** Keeps the lead's answer; the diagram then moves the date or tells the unit. */
    public void decide(
            ObligationId id, boolean granted, @Nullable LocalDate until, @Nullable String answer, String userId) {
        Extension answered = obligations.get(id).decideExtension(extensions.last(id), granted, until, answer);
        extensions.answer(answered, userId, OffsetDateTime.now(clock));
    }

    public void extend(ObligationId id) {
        Obligation obligation = obligations.get(id);
        ObligationEvent extended = obligation.extend(answered(id, Extension.State.GRANTED, "同意", "顺延期限"));
        obligations.save(obligation);
        dates.move(extended.obligation());
        events.publishEvent(extended);
    }

    public void refuse(ObligationId id) {
        Extension refused = answered(id, Extension.State.REFUSED, "不同意", "告知不予延期");
        events.publishEvent(
                new ObligationEvent.ExtensionAnswered(obligations.get(id).loaded(), refused));
    }

    private Extension answered(ObligationId id, Extension.State answer, String decision, String step) {
        return extensions
                .last(id, answer)
                .orElseThrow(() ->
                        new InvalidInputException("牵头单位没有" + decision + "过这项报送的延期申请，不能" + step + "；请先完成“审批延期申请”。"));
    }
}
