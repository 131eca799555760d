package org.everspring.bulletin.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.bulletin.QuarterBulletins;
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
        bulletins.collate(BulletinProcess.QUARTER.from(execution));
    }
}
