package org.everspring.reporting;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminders by hand: the lead or the office asks, the unit answers, the answer reaches the one who asked. */
@Service
@Transactional
public class ReportUrges {

    private final Obligations obligations;
    private final Urges urges;
    private final ReportProcesses processes;
    private final Plan plan;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportUrges(
            Obligations obligations,
            Urges urges,
            ReportProcesses processes,
            Plan plan,
            ApplicationEventPublisher events,
            Clock clock) {
        this.obligations = obligations;
        this.urges = urges;
        this.processes = processes;
        this.plan = plan;
        this.events = events;
        this.clock = clock;
    }

    /** @param units the units of the person who urges: the item's lead or the office */
    public void urge(ObligationId id, String text, Set<UnitId> units, String userId) {
        Obligation obligation = obligations.get(id);
        UnitId office = plan.office().id();
        Urge urge = obligation.urge(urges.last(id), text, units, office, userId, OffsetDateTime.now(clock));
        if (!processes.urge(id)) {
            throw obligation.refusal("无需催办");
        }
        urges.add(urge);
        obligations.save(obligation);
    }

    public void tellUnit(ObligationId id) {
        Urge urge = urges.last(id).orElseThrow(() -> new InvalidInputException("这项报送没有催办，无从告知；请在工作台催办。"));
        events.publishEvent(new ObligationEvent.Urged(obligations.get(id).loaded(), urge));
    }

    public void answer(ObligationId id, String answer, String userId) {
        Urge urge = urges.last(id).filter(Urge::isOpen).orElseThrow(() -> new InvalidInputException("这项报送没有待回复的催办。"));
        urges.answer(urge.answered(answer), userId, OffsetDateTime.now(clock));
    }

    public void deliverAnswer(ObligationId id) {
        Urge urge = urges.lastAnswered(id).orElseThrow(() -> new InvalidInputException("催办还没有回复，没有回执可送；请先完成“回复催办”。"));
        events.publishEvent(new ObligationEvent.UrgeAnswered(obligations.get(id).loaded(), urge));
    }
}
