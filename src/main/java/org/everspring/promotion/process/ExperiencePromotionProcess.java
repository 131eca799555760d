package org.everspring.promotion.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterKey;
import org.everspring.engine.ProcessContract;
import org.everspring.engine.ProcessVariable;
import org.everspring.matter.ExperienceId;
import org.everspring.notification.Duty;
import org.everspring.notification.Term;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** Names that processes/experience-promotion.bpmn, its forms and the code agree on. */
@Component
final class ExperiencePromotionProcess extends ProcessContract {

    static final String KEY = "experiencePromotion";

    static final MatterKey<ExperienceId> EXPERIENCE_ID = matterKey(ExperienceId::parse);
    static final ProcessVariable<String> ITEM_ID = text("itemId");
    static final ProcessVariable<UnitId> TARGET_UNIT_ID = variable("targetUnitId", UnitId::of);

    static final ProcessVariable<String> DECISION = text("experienceDecision");
    static final ProcessVariable<String> OPINION = text("reviewOpinion");
    static final ProcessVariable<String> REPRESENTATIVE = text("rubricRepresentative");
    static final ProcessVariable<String> DEPTH = text("rubricDepth");
    static final ProcessVariable<String> WRITING = text("rubricWriting");
    static final ProcessVariable<String> TERMS = text("rubricTerms");
    static final String TARGETS = "experienceTargets";
    static final ProcessVariable<String> ADOPT_DUE_ON = text("adoptDueOn");

    static final ProcessVariable<String> ADOPTION_DECISION = text("adoptionDecision");
    static final ProcessVariable<String> ADOPTION_TEXT = text("adoptionText");
    static final ProcessVariable<String> ADOPTION_REASON = text("adoptionReason");
    static final String ADOPTED = "adopted";

    static final String TARGET_UNIT_IDS = "targetUnitIds";
    static final String ADOPTIONS = "adoptions";
    static final Term REVIEW = Term.escalating(Duty.REVIEW, "reviewDueAt", "reviewDueText", "reviewOverdueCycle");
    static final Term REVISION = new Term(
            Duty.REVIEW,
            Set.of("reviseDueAt", "reviseClosesAt"),
            "reviseDueAt",
            "reviseDueText",
            "reviseClosesAt",
            null,
            null);
    /** The office sets the date; when it ends is counted from there. */
    static final Term ADOPTION = new Term(
            Duty.ADOPTION,
            Set.of("adoptClosesAt"),
            "adoptDueAt",
            "adoptDueText",
            "adoptClosesAt",
            "adoptReminderCycle",
            "adoptOverdueCycle");

    static final Term RECOGNITION =
            Term.escalating(Duty.RECOGNITION, "recogniseDueAt", "recogniseDueText", "recogniseOverdueCycle");
    static final ProcessVariable<Deadline> REVIEW_DUE = variable(REVIEW.due(), Deadline::parse);
    /** Not there before the answers are in. */
    static final ProcessVariable<Deadline> RECOGNISE_DUE = variable(RECOGNITION.due(), Deadline::parse);

    static final ProcessVariable<String> LEVEL = text("recognitionLevel");
    static final ProcessVariable<String> BASIS = text("recognitionBasis");

    /** For forms and expressions of owners; the code reads {@link #EXPERIENCE_ID}. */
    static final String EXPERIENCE_NUMBER = "experienceId";

    static final String PROBLEM_ID = "problemId";
    static final String ITEM_TITLE = "itemTitle";
    static final String UNIT_ID = "unitId";
    /** Not unitName: the tasks are those of other units. */
    static final String NOMINATING_UNIT_NAME = "nominatingUnitName";

    static final String OFFICE_ID = "officeId";
    /** What lists of tasks show. */
    static final String MATTER = "matter";

    ExperiencePromotionProcess() {
        super(KEY);
        sets(REVIEW.variables());
        sets(REVISION.variables());
        sets(ADOPTION.variables());
        sets(RECOGNITION.variables());
        sets(EXPERIENCE_NUMBER, PROBLEM_ID, ITEM_TITLE, UNIT_ID, NOMINATING_UNIT_NAME, OFFICE_ID, MATTER);
        sets(TARGET_UNIT_IDS, ADOPTIONS);
    }
}
