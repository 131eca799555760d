package org.everspring.audit.process;

import org.everspring.audit.AuditTrail;
import org.everspring.audit.AuditedAction;
import org.everspring.engine.MatterMoved;
import org.everspring.kernel.AuditKind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A line for each change of a matter's state by a model: which version of which process, at which step. */
@Component
class StatesInAudit {

    private final AuditTrail trail;

    StatesInAudit(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void on(MatterMoved moved) {
        String change = moved.from() == null ? moved.to() : moved.from() + " → " + moved.to();
        trail.done(
                null,
                new AuditedAction(
                        AuditKind.STATE,
                        "流程变更业务状态",
                        moved.matter(),
                        change,
                        "流程：%s（%s）第%d版\n步骤：%s（%s）"
                                .formatted(
                                        moved.processName(),
                                        moved.process(),
                                        moved.version(),
                                        moved.activityName(),
                                        moved.activity())));
    }
}
