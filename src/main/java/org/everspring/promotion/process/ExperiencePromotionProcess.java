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
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** Names that processes/experience-promotion.bpmn, its forms and the code agree on. */
@Component
final class ExperiencePromotionProcess implements ProcessContract {

    static final String KEY = "experiencePromotion";

    static final MatterKey<ExperienceId> EXPERIENCE_ID = matterKey(ExperienceId::parse);
    static final ProcessVariable<String> ITEM_ID = text("itemId");
    static final ProcessVariable<UnitId> TARGET_UNIT_ID = variable("targetUnitId", UnitId::of);

    static final ProcessVariable<String> TITLE = text("experienceTitle");
    static final ProcessVariable<String> BACKGROUND = text("experienceBackground");
    static final ProcessVariable<String> PRACTICE = text("experiencePractice");
    static final ProcessVariable<String> EFFECT = text("experienceEffect");
    static final ProcessVariable<String> COPYABLE = text("experienceCopyable");

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
    static final ProcessVariable<Deadline> REVIEW_DUE = variable("reviewDueAt", Deadline::parse);
    /** Not there before the answers are in. */
    static final ProcessVariable<Deadline> RECOGNISE_DUE = variable("recogniseDueAt", Deadline::parse);

    static final ProcessVariable<String> LEVEL = text("recognitionLevel");
    static final ProcessVariable<String> BASIS = text("recognitionBasis");

    static final String REVIEW_DUE_TEXT = "reviewDueText";
    static final String REVIEW_OVERDUE_CYCLE = "reviewOverdueCycle";
    static final String REVISE_DUE_AT = "reviseDueAt";
    static final String REVISE_DUE_TEXT = "reviseDueText";
    static final String REVISE_CLOSES_AT = "reviseClosesAt";
    static final String ADOPT_DUE_AT = "adoptDueAt";
    static final String ADOPT_DUE_TEXT = "adoptDueText";
    static final String ADOPT_CLOSES_AT = "adoptClosesAt";
    static final String ADOPT_REMINDER_CYCLE = "adoptReminderCycle";
    static final String ADOPT_OVERDUE_CYCLE = "adoptOverdueCycle";
    static final String RECOGNISE_DUE_TEXT = "recogniseDueText";
    static final String RECOGNISE_OVERDUE_CYCLE = "recogniseOverdueCycle";
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

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> variables() {
        return Set.of(
                EXPERIENCE_NUMBER,
                PROBLEM_ID,
                ITEM_TITLE,
                UNIT_ID,
                NOMINATING_UNIT_NAME,
                OFFICE_ID,
                MATTER,
                TARGET_UNIT_IDS,
                ADOPTIONS,
                REVIEW_DUE.name(),
                REVIEW_DUE_TEXT,
                REVIEW_OVERDUE_CYCLE,
                REVISE_DUE_AT,
                REVISE_CLOSES_AT,
                ADOPT_DUE_AT,
                ADOPT_DUE_TEXT,
                ADOPT_CLOSES_AT,
                ADOPT_REMINDER_CYCLE,
                ADOPT_OVERDUE_CYCLE,
                RECOGNISE_DUE.name(),
                RECOGNISE_OVERDUE_CYCLE);
    }
}
