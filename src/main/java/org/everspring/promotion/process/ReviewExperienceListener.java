package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.ADOPT_DUE_ON;
import static org.everspring.promotion.process.ExperiencePromotionProcess.DECISION;
import static org.everspring.promotion.process.ExperiencePromotionProcess.DEPTH;
import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;
import static org.everspring.promotion.process.ExperiencePromotionProcess.OPINION;
import static org.everspring.promotion.process.ExperiencePromotionProcess.REPRESENTATIVE;
import static org.everspring.promotion.process.ExperiencePromotionProcess.TARGETS;
import static org.everspring.promotion.process.ExperiencePromotionProcess.TERMS;
import static org.everspring.promotion.process.ExperiencePromotionProcess.WRITING;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.ProcessVariable;
import org.everspring.engine.SignedInUser;
import org.everspring.forms.JsonVariable;
import org.everspring.kernel.InvalidInputException;
import org.everspring.promotion.ExperienceReview;
import org.everspring.promotion.OfficeReview;
import org.everspring.promotion.Rubric;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class ReviewExperienceListener implements TaskListener {

    private final ExperienceReview review;

    ReviewExperienceListener(ExperienceReview review) {
        this.review = review;
    }

    @Override
    public void notify(DelegateTask task) {
        review.review(
                EXPERIENCE_ID.from(task),
                new OfficeReview(
                        decision(task),
                        new Rubric(
                                points(task, REPRESENTATIVE),
                                points(task, DEPTH),
                                points(task, WRITING),
                                points(task, TERMS)),
                        JsonVariable.rows(task, TARGETS).stream()
                                .map(JsonNode::asText)
                                .toList(),
                        ADOPT_DUE_ON.find(task).map(LocalDate::parse).orElse(null),
                        OPINION.find(task).map(String::strip).orElse(null)),
                SignedInUser.of(task));
    }

    private static OfficeReview.Verdict decision(DelegateTask task) {
        String code = DECISION.from(task);
        return OfficeReview.Verdict.valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whole points, in whatever way a browser writes them. */
    private static int points(DelegateTask task, ProcessVariable<String> points) {
        try {
            return new BigDecimal(points.from(task)).intValueExact();
        } catch (ArithmeticException e) {
            throw new InvalidInputException("评分请填写0至25的整数，不带小数。");
        }
    }
}
