package org.everspring.bulletin;

import org.everspring.matter.QuarterKey;
import org.everspring.notification.NoticeTemplates;
import org.everspring.notification.Recipient;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitKind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the office of a draft and every unit of what is published; the words are in notices/bulletin.properties. */
@Component
class BulletinNotices {

    private final NoticeTemplates templates;
    private final Plan plan;

    BulletinNotices(NoticeTemplates templates, Plan plan) {
        this.templates = templates;
        this.plan = plan;
    }

    @EventListener
    void on(BulletinDrafted event) {
        templates
                .notice("bulletin-drafted", event.quarter())
                .about(new QuarterKey(event.quarter()))
                .with("title", event.title())
                .immediately(Recipient.liaisons(plan.office().id()));
    }

    @EventListener
    void on(BulletinPublished event) {
        Bulletin bulletin = event.bulletin();
        for (Unit unit : plan.units()) {
            templates
                    .notice("bulletin-published", bulletin.quarter(), unit.id())
                    .about(new QuarterKey(bulletin.quarter()))
                    .with("title", bulletin.title())
                    .with("number", bulletin.number())
                    .inDigest(
                            unit.kind() == UnitKind.OFFICE
                                    ? Recipient.liaisons(unit.id())
                                    : Recipient.leaders(unit.id()));
        }
    }
}
