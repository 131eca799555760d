package org.everspring.instruction.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import java.time.LocalDate;
import java.util.Set;
import org.everspring.engine.MatterKey;
import org.everspring.engine.ProcessContract;
import org.everspring.engine.ProcessVariable;
import org.everspring.matter.InstructionId;
import org.everspring.notification.Duty;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** Names that processes/leader-instruction.bpmn, its forms and the code agree on. */
@Component
final class LeaderInstructionProcess extends ProcessContract {

    static final String KEY = "leaderInstruction";

    static final MatterKey<InstructionId> INSTRUCTION_ID = matterKey(InstructionId::parse);

    /** Counted in working days from the day of writing. */
    static final Term RECEIPT = Term.escalating(Duty.RECEIPT, "receiptDueAt", "receiptDueText", "receiptOverdueCycle");
    /** Set by whoever has written it, or granted a new one. */
    static final Term HANDLING =
            new Term(Duty.INSTRUCTION, Set.of(), "dueAt", "dueText", null, "reminderCycle", "overdueCycle");

    static final ProcessVariable<String> HANDLER = text("handler");
    static final ProcessVariable<String> HANDLER_PHONE = text("handlerPhone");
    static final ProcessVariable<String> ANSWER_KIND = text("answerKind");
    static final ProcessVariable<String> ANSWER_TEXT = text("answerText");
    static final ProcessVariable<String> JUDGEMENT = text("judgement");
    static final ProcessVariable<String> RETURN_REASON = text("returnReason");
    static final ProcessVariable<LocalDate> RETURN_UNTIL = variable("returnUntil", LocalDate::parse);
    static final ProcessVariable<String> CLOSING_WORDS = text("closingWords");
    static final ProcessVariable<String> EXTENSION_DECISION = text("extensionDecision");
    static final ProcessVariable<LocalDate> GRANTED_DATE = variable("grantedDate", LocalDate::parse);
    static final ProcessVariable<String> EXTENSION_COMMENT = text("extensionComment");

    static final String PROGRESS = "progress";
    static final String DONE = "done";
    static final String CLOSE = "close";
    static final String RETURN = "return";
    static final String GRANT = "grant";
    static final String REFUSE = "refuse";

    static final String MATTER = "matter";
    static final String UNIT_ID = "unitId";
    static final String UNIT_NAME = "unitName";
    /** The leading group and the office: whoever is first. */
    static final String JUDGES = "judges";

    static final String LEADER_NAME = "leaderName";
    static final String ABOUT = "aboutText";
    static final String ISSUED_TEXT = "issuedText";
    static final String INSTRUCTION_TEXT = "instructionText";
    static final String REPORTED = "reportedText";
    static final String ANSWERED_TEXT = "answeredText";
    static final String LATENESS_TEXT = "latenessText";
    static final String EXTENSION_REASON = "extensionReason";
    static final String REQUESTED_DATE = "requestedDate";

    static final String WITHDRAWN = "instruction.instructionWithdrawn";
    static final String EXTENSION_REQUESTED = "instruction.extensionRequested";

    LeaderInstructionProcess() {
        super(KEY);
        sets(RECEIPT.variables());
        sets(HANDLING.variables());
        sets(MATTER, UNIT_ID, UNIT_NAME, JUDGES);
        sets(LEADER_NAME, ABOUT, ISSUED_TEXT, INSTRUCTION_TEXT, REPORTED, ANSWERED_TEXT, LATENESS_TEXT);
        sets(EXTENSION_REASON, REQUESTED_DATE);
        sets(HANDLER, HANDLER_PHONE, RETURN_REASON, RETURN_UNTIL, GRANTED_DATE);
        sends(WITHDRAWN, EXTENSION_REQUESTED);
    }
}
