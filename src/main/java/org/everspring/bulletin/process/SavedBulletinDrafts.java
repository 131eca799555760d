package org.everspring.bulletin.process;

import org.everspring.bulletin.BulletinDrafts;
import org.everspring.bulletin.BulletinText;
import org.everspring.calendar.Quarter;
import org.everspring.engine.FormDrafts;
import org.everspring.engine.TaskPlace;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/** The drafts of forms as they are saved on the server, for the step in which the office writes. */
@Component
class SavedBulletinDrafts implements BulletinDrafts {

    private final FormDrafts drafts;
    private final Plan plan;

    SavedBulletinDrafts(FormDrafts drafts, Plan plan) {
        this.drafts = drafts;
        this.plan = plan;
    }

    @Override
    public BulletinText over(BulletinText drafted, Quarter quarter) {
        String matter = quarter.toString();
        return BulletinForm.draft(
                drafted,
                drafts.of(new TaskPlace(
                        matter,
                        matter,
                        BulletinProcess.COLLATE,
                        plan.office().id().value())));
    }
}
