package org.everspring.quarter.process;

import static org.everspring.quarter.process.QuarterlyCycleProcess.QUARTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.quarter.Bulletins;
import org.everspring.quarter.Bulletins.Draft;
import org.springframework.stereotype.Component;

@Component
@ForProcess(QuarterlyCycleProcess.KEY)
class DraftBulletinDelegate implements JavaDelegate {

    private final Bulletins bulletins;

    DraftBulletinDelegate(Bulletins bulletins) {
        this.bulletins = bulletins;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Draft draft = bulletins.draft(QUARTER.from(execution));
        execution.setVariable(QuarterlyCycleProcess.BULLETIN_NUMBER.name(), draft.number());
        execution.setVariable(QuarterlyCycleProcess.BULLETIN_TITLE.name(), draft.title());
        execution.setVariable(QuarterlyCycleProcess.BULLETIN_OVERVIEW.name(), draft.overview());
        execution.setVariable(QuarterlyCycleProcess.BULLETIN_REQUIREMENTS.name(), draft.requirements());
    }
}
