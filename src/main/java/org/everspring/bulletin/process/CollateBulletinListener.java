package org.everspring.bulletin.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.springframework.stereotype.Component;

@Component
@ForProcess(BulletinProcess.KEY)
class CollateBulletinListener implements TaskListener {

    private final QuarterBulletins bulletins;

    CollateBulletinListener(QuarterBulletins bulletins) {
        this.bulletins = bulletins;
    }

    @Override
    public void notify(DelegateTask task) {
        bulletins.issue(BulletinProcess.QUARTER.from(task), BulletinForm.read(task), SignedInUser.of(task));
    }
}
