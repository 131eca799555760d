package org.everspring.bulletin.process;

import static org.everspring.bulletin.process.BulletinProcess.QUARTER;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.bulletin.Bulletin;
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
        bulletins.issue(
                new Bulletin(
                        QUARTER.from(task),
                        BulletinProcess.NUMBER.find(task).orElse(null),
                        BulletinProcess.TITLE.find(task).orElse(null),
                        BulletinProcess.OVERVIEW.find(task).orElse(null),
                        BulletinProcess.REQUIREMENTS.find(task).orElse(""),
                        BulletinProcess.SIGNED_BY.find(task).orElse(null),
                        null),
                SignedInUser.of(task));
    }
}
