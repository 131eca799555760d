package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.BASIS;
import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;
import static org.everspring.promotion.process.ExperiencePromotionProcess.LEVEL;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.promotion.ExperienceRecognition;
import org.everspring.promotion.RecognitionLevel;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class RecogniseExperienceListener implements TaskListener {

    private final ExperienceRecognition recognition;

    RecogniseExperienceListener(ExperienceRecognition recognition) {
        this.recognition = recognition;
    }

    @Override
    public void notify(DelegateTask task) {
        recognition.recognise(
                EXPERIENCE_ID.from(task),
                RecognitionLevel.of(LEVEL.from(task)),
                BASIS.find(task).orElse(null),
                SignedInUser.of(task));
    }
}
