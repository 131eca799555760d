package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.ADOPTIONS;
import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;
import static org.everspring.promotion.process.ExperiencePromotionProcess.RECOGNISE_DUE_AT;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.JsonVariable;
import org.everspring.promotion.Promoting;
import org.everspring.promotion.Promoting.Recognition;
import org.springframework.stereotype.Component;

@Component
class PrepareRecognitionListener implements TaskListener {

    private final Promoting promoting;

    PrepareRecognitionListener(Promoting promoting) {
        this.promoting = promoting;
    }

    @Override
    public void notify(DelegateTask task) {
        Recognition recognition = promoting.prepareRecognition(EXPERIENCE_ID.from(task));
        task.getExecution().setVariable(ADOPTIONS, JsonVariable.of(recognition.adoptions()));
        task.getExecution().setVariable(RECOGNISE_DUE_AT, recognition.due().iso());
        // The task has read its due date already; the answers may have come long before the closing.
        task.setDueDate(Date.from(recognition.due().at().toInstant()));
    }
}
