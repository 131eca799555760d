package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.ADOPTIONS;
import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;
import static org.everspring.promotion.process.ExperiencePromotionProcess.RECOGNISE_DUE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
import org.everspring.promotion.Promoting;
import org.everspring.promotion.Promoting.Recognition;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class PrepareRecognitionDelegate implements JavaDelegate {

    private final Promoting promoting;

    PrepareRecognitionDelegate(Promoting promoting) {
        this.promoting = promoting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Recognition recognition = promoting.prepareRecognition(EXPERIENCE_ID.from(execution));
        execution.setVariable(ADOPTIONS, JsonVariable.of(recognition.adoptions()));
        execution.setVariable(RECOGNISE_DUE.name(), recognition.term().due().iso());
        execution.setVariable("recogniseDueText", recognition.term().dueText());
        execution.setVariable("recogniseOverdueCycle", recognition.term().escalations());
    }
}
