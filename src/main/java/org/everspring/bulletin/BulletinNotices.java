package org.everspring.bulletin;

import org.everspring.matter.QuarterKey;
import org.everspring.notification.NoticeDraft;
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
        BulletinHead document = event.document();
        for (Unit unit : plan.units()) {
            draft(document, unit)
                    .about(new QuarterKey(document.quarter()))
                    .inDigest(
                            unit.kind() == UnitKind.OFFICE
                                    ? Recipient.liaisons(unit.id())
                                    : Recipient.leaders(unit.id()));
        }
    }

    private NoticeDraft draft(BulletinHead document, Unit unit) {
        if (document.correction() == 0) {
            return templates
                    .notice("bulletin-published", document.quarter(), unit.id())
                    .with("title", document.title())
                    .with("number", document.number());
        }
        return templates
                .notice("bulletin-corrected", document.quarter(), document.correction(), unit.id())
                .with("title", document.title())
                .with("number", document.number());
    }
}
