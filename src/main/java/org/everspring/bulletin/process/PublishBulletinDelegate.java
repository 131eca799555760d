package org.everspring.bulletin.process;

import static org.everspring.bulletin.process.BulletinProcess.QUARTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(BulletinProcess.KEY)
class PublishBulletinDelegate implements JavaDelegate {

    private final QuarterBulletins bulletins;

    PublishBulletinDelegate(QuarterBulletins bulletins) {
        this.bulletins = bulletins;
    }

    @Override
    public void execute(DelegateExecution execution) {
        bulletins.publish(QUARTER.from(execution));
    }
}
