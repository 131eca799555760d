package org.everspring.quarter.process;

import static org.everspring.quarter.process.QuarterlyCycleProcess.QUARTER;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.quarter.Bulletin;
import org.everspring.quarter.Bulletins;
import org.springframework.stereotype.Component;

@Component
@ForProcess(QuarterlyCycleProcess.KEY)
class CollateBulletinListener implements TaskListener {

    private final Bulletins bulletins;

    CollateBulletinListener(Bulletins bulletins) {
        this.bulletins = bulletins;
    }

    @Override
    public void notify(DelegateTask task) {
        bulletins.issue(
                new Bulletin(
                        QUARTER.from(task),
                        QuarterlyCycleProcess.BULLETIN_NUMBER.find(task).orElse(null),
                        QuarterlyCycleProcess.BULLETIN_TITLE.find(task).orElse(null),
                        QuarterlyCycleProcess.BULLETIN_OVERVIEW.find(task).orElse(null),
                        QuarterlyCycleProcess.BULLETIN_REQUIREMENTS.find(task).orElse(""),
                        QuarterlyCycleProcess.BULLETIN_SIGNED_BY.find(task).orElse(null),
                        null),
                SignedInUser.of(task));
    }
}
