package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.ASSIGNED_DUE_ON;
import static org.everspring.improvement.process.ImprovementLoopProcess.ASSIGNED_UNIT_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.ASSIGNMENT_NOTE;
import static org.everspring.improvement.process.ImprovementLoopProcess.MERGE_INTO_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.REJECT_REASON;
import static org.everspring.improvement.process.ImprovementLoopProcess.TRIAGE_DECISION;
import static org.everspring.improvement.process.ImprovementLoopProcess.TRIAGE_ITEM_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemTriage;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ProblemId;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class TriageProblemListener implements TaskListener {

    private final ProblemTriage triage;
    private final Actors actors;

    TriageProblemListener(ProblemTriage triage, Actors actors) {
        this.triage = triage;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        ProblemId id = PROBLEM_ID.from(task);
        Actor by = actors.of(task);
        switch (TRIAGE_DECISION.find(task).orElse("")) {
            case ImprovementLoopProcess.ACCEPT ->
                triage.decideToAccept(
                        id,
                        TRIAGE_ITEM_ID.find(task).orElse(null),
                        ASSIGNED_UNIT_ID.find(task).orElse(null),
                        Assisting.units(task),
                        ASSIGNED_DUE_ON.find(task).orElse(null),
                        ASSIGNMENT_NOTE.find(task).map(String::strip).orElse(null),
                        by);
            case ImprovementLoopProcess.TRANSFER ->
                triage.decideToTransfer(id, TRIAGE_ITEM_ID.find(task).orElse(null), by);
            case ImprovementLoopProcess.REJECT ->
                triage.decideToReject(
                        id, REJECT_REASON.find(task).map(String::strip).orElse(null), by);
            case ImprovementLoopProcess.MERGE ->
                triage.decideToMerge(id, MERGE_INTO_ID.find(task).orElse(null), by);
            default -> throw new InvalidInputException("请选择如何处理这个问题。");
        }
    }
}
