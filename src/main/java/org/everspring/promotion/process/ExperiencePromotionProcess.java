package org.everspring.promotion.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import java.time.OffsetDateTime;
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
    static final ProcessVariable<Deadline> REVIEW_DUE = variable("reviewDueAt", ExperiencePromotionProcess::deadline);
    /** Not there before the answers are in. */
    static final ProcessVariable<Deadline> RECOGNISE_DUE =
            variable("recogniseDueAt", ExperiencePromotionProcess::deadline);

    static final ProcessVariable<String> LEVEL = text("recognitionLevel");
    static final ProcessVariable<String> BASIS = text("recognitionBasis");

    private static Deadline deadline(String iso) {
        return Deadline.endingAt(OffsetDateTime.parse(iso));
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> variables() {
        return Set.of(
                "experienceId",
                TARGET_UNIT_IDS,
                ADOPTIONS,
                REVIEW_DUE.name(),
                RECOGNISE_DUE.name(),
                "problemId",
                "itemTitle",
                "unitId",
                "nominatingUnitName",
                "officeId",
                "reviewDueText",
                "reviewOverdueCycle",
                "reviseDueAt",
                "reviseClosesAt",
                "matter",
                "adoptDueAt",
                "adoptDueText",
                "adoptClosesAt",
                "adoptReminderCycle",
                "adoptOverdueCycle",
                "recogniseOverdueCycle");
    }
}
