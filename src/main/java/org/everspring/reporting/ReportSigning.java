package org.everspring.reporting;

import java.util.Set;
import java.util.function.Predicate;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ObligationId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The signature of a unit's leader, where the settings ask for it: until then a report is the unit's own. */
@Service
@Transactional
public class ReportSigning {

    private final Obligations obligations;
    private final SigningSettings settings;
    private final ApplicationEventPublisher events;

    ReportSigning(Obligations obligations, SigningSettings settings, Plan plan, ApplicationEventPublisher events) {
        settings.check(plan);
        this.obligations = obligations;
        this.settings = settings;
        this.events = events;
    }

    public boolean isNeeded(UnitId unit) {
        return settings.isNeeded(unit);
    }

    /** @param occasion names the task that waits */
    public void request(ObligationId id, String occasion) {
        events.publishEvent(
                new ObligationEvent.SignatureRequested(obligations.get(id).loaded(), occasion));
    }

    /**
     * @param membership tells whether the person is a member of all groups that it is asked for, or one whom he stands in for
     * @throws InvalidInputException for anybody but a leader of the unit
     */
    public void checkSigner(ObligationId id, Predicate<Set<String>> membership) {
        if (!membership.test(Set.of(id.unit().value(), UnitRole.LEADER.code()))) {
            throw new InvalidInputException("签批由本单位负责人办理，联络员不能代签；需要修改的，可以在工作台撤回。");
        }
    }

    /**
     * The leader does not agree; the diagram leads back to the unit.
     *
     * @param occasion names the task that waited
     * @return why, as the unit reads it
     */
    public String refuse(ObligationId id, @Nullable String opinion, String occasion) {
        String reason = TypedText.required(opinion, "退回意见");
        events.publishEvent(
                new ObligationEvent.SignatureRefused(obligations.get(id).loaded(), reason, occasion));
        return reason;
    }
}
