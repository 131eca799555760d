package org.everspring.instruction.process;

import static org.everspring.instruction.process.LeaderInstructionProcess.CLOSE;
import static org.everspring.instruction.process.LeaderInstructionProcess.DONE;
import static org.everspring.instruction.process.LeaderInstructionProcess.GRANT;
import static org.everspring.instruction.process.LeaderInstructionProcess.PROGRESS;
import static org.everspring.instruction.process.LeaderInstructionProcess.REFUSE;
import static org.everspring.instruction.process.LeaderInstructionProcess.RETURN;

import java.util.List;
import org.everspring.forms.FormContract;
import org.everspring.forms.ModuleForms;
import org.springframework.stereotype.Component;

/** What the code of this module reads of its forms. */
@Component
class InstructionForms implements ModuleForms {

    @Override
    public List<FormContract> contracts() {
        return List.of(
                FormContract.of("receive-instruction", "签收批示")
                        .needs("handler", "承办人")
                        .reads("handlerPhone"),
                FormContract.of("answer-instruction", "反馈批示办理情况")
                        .needs("answerText", "办理情况")
                        .chooses("answerKind", "反馈类型", PROGRESS, DONE),
                FormContract.of("judge-instruction", "审定批示办理结果")
                        .needs("returnReason", "退回原因")
                        .chooses("judgement", "审定结论", CLOSE, RETURN)
                        .reads("returnUntil", "closingWords"),
                FormContract.of("decide-instruction-extension", "审批批示延期")
                        .needs("grantedDate", "延期至")
                        .chooses("extensionDecision", "是否同意延期", GRANT, REFUSE)
                        .reads("extensionComment"));
    }
}
