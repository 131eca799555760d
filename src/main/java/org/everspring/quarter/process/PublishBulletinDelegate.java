package org.everspring.quarter.process;

import static org.everspring.quarter.process.QuarterlyCycleProcess.QUARTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.quarter.Bulletins;
import org.springframework.stereotype.Component;

@Component
@ForProcess(QuarterlyCycleProcess.KEY)
class PublishBulletinDelegate implements JavaDelegate {

    private final Bulletins bulletins;

    PublishBulletinDelegate(Bulletins bulletins) {
        this.bulletins = bulletins;
    }

    @Override
    public void execute(DelegateExecution execution) {
        bulletins.publish(QUARTER.from(execution));
    }
}
