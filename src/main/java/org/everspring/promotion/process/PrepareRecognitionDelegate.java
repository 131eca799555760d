package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.promotion.ExperienceRecognition;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class PrepareRecognitionDelegate implements JavaDelegate {

    private final ExperienceRecognition recognition;

    PrepareRecognitionDelegate(ExperienceRecognition recognition) {
        this.recognition = recognition;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(
                ExperiencePromotionProcess.RECOGNITION.values(recognition.prepare(EXPERIENCE_ID.from(execution))));
    }
}
