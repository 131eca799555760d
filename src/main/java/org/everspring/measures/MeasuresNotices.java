package org.everspring.measures;

import java.util.Map;
import org.everspring.matter.BreakdownId;
import org.everspring.notification.NoticeTemplates;
import org.everspring.notification.Recipient;
import org.everspring.notification.Urgency;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells units and leads what has happened to a breakdown; the words are in notices/measures.properties. */
@Component
class MeasuresNotices {

    private final NoticeTemplates templates;
    private final Plan plan;

    MeasuresNotices(NoticeTemplates templates, Plan plan) {
        this.templates = templates;
        this.plan = plan;
    }

    @EventListener
    void on(BreakdownsOpened event) {
        templates.postAll(event.breakdowns().stream()
                .flatMap(breakdown -> templates
                        .notice(
                                "measures-opened",
                                breakdown.id(),
                                breakdown.due().iso())
                        .about(breakdown.id())
                        .with(words(breakdown))
                        .made(Urgency.DIGEST, Recipient.liaisons(breakdown.id().unit())))
                .toList());
    }

    @EventListener
    void on(BreakdownEvent.ConfirmationRequested event) {
        templates
                .notice("measures-submitted", id(event), event.breakdown().round())
                .about(id(event))
                .with(words(event))
                .with("measures", event.measures())
                .inDigest(Recipient.liaisons(event.breakdown().leadUnit()));
    }

    @EventListener
    void on(BreakdownEvent.Returned event) {
        templates
                .notice("measures-returned", id(event), event.breakdown().round())
                .about(id(event))
                .with(words(event))
                .with("reason", event.reason())
                .immediately(Recipient.liaisons(id(event).unit()));
    }

    private static BreakdownId id(BreakdownEvent event) {
        return event.breakdown().id();
    }

    private Map<String, Object> words(BreakdownEvent event) {
        return words(event.breakdown());
    }

    private Map<String, Object> words(BreakdownSnapshot breakdown) {
        ItemId item = breakdown.id().item();
        return Map.of(
                "title", item + " " + plan.item(item).title(),
                "unit", breakdown.id().unit(),
                "lead", breakdown.leadUnit(),
                "due", breakdown.due());
    }
}
