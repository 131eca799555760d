package org.everspring.bulletin.process;

import static org.everspring.bulletin.process.BulletinProcess.QUARTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.bulletin.QuarterBulletins.Draft;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(BulletinProcess.KEY)
class DraftBulletinDelegate implements JavaDelegate {

    private final QuarterBulletins bulletins;

    DraftBulletinDelegate(QuarterBulletins bulletins) {
        this.bulletins = bulletins;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Draft draft = bulletins.draft(QUARTER.from(execution));
        execution.setVariable(BulletinProcess.NUMBER.name(), draft.number());
        execution.setVariable(BulletinProcess.TITLE.name(), draft.title());
        execution.setVariable(BulletinProcess.OVERVIEW.name(), draft.overview());
        execution.setVariable(BulletinProcess.REQUIREMENTS.name(), draft.requirements());
    }
}
