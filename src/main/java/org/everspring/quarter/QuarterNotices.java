package org.everspring.quarter;

import java.util.Map;
import org.everspring.matter.SummaryId;
import org.everspring.notification.NoticeTemplates;
import org.everspring.notification.Recipient;
import org.everspring.plan.Plan;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells leads, co-leads and the office what has happened to a summary; the words are in notices/quarter.properties. */
@Component
class QuarterNotices {

    private final NoticeTemplates templates;
    private final Plan plan;

    QuarterNotices(NoticeTemplates templates, Plan plan) {
        this.templates = templates;
        this.plan = plan;
    }

    @EventListener
    void on(SummaryEvent.Begun event) {
        int open = event.summary().openReports();
        templates
                .notice("summary-begun", id(event))
                .about(id(event))
                .with(words(event))
                .with("reports", open == 0 ? "责任单位报送已齐" : "报送期限已过，尚有" + open + "家未完成")
                .inDigest(lead(event));
    }

    @EventListener
    void on(SummaryEvent.CountersignatureRequested event) {
        templates
                .notice(
                        "countersign-asked",
                        id(event),
                        event.summary().round(),
                        event.coLead().value())
                .about(id(event))
                .with(words(event))
                .with("until", event.until())
                .immediately(Recipient.liaisons(event.coLead()));
    }

    @EventListener
    void on(SummaryEvent.JudgementRequested event) {
        templates
                .notice("summary-submitted", id(event), event.summary().round())
                .about(id(event))
                .with(words(event))
                .inDigest(office());
    }

    @EventListener
    void on(SummaryEvent.Objected event) {
        templates
                .notice("summary-objected", id(event), event.summary().round())
                .about(id(event))
                .with(words(event))
                .immediately(lead(event));
    }

    @EventListener
    void on(SummaryEvent.Returned event) {
        templates
                .notice("summary-returned", id(event), event.summary().round())
                .about(id(event))
                .with(words(event))
                .with("reason", event.reason())
                .immediately(lead(event));
    }

    @EventListener
    void on(SummaryEvent.Closed event) {
        if (event.summary().state() == SummaryState.MISSING) {
            templates
                    .notice("summary-missing", id(event))
                    .about(id(event))
                    .with(words(event))
                    .inDigest(office());
        }
    }

    private Recipient office() {
        return Recipient.liaisons(plan.office().id());
    }

    private static Recipient lead(SummaryEvent event) {
        return Recipient.liaisons(event.summary().leadUnit());
    }

    private static SummaryId id(SummaryEvent event) {
        return event.summary().id();
    }

    private Map<String, Object> words(SummaryEvent event) {
        SummaryId id = id(event);
        return Map.of(
                "title",
                        id.quarter() + " " + id.item() + " "
                                + plan.item(id.item()).title(),
                "lead", event.summary().leadUnit(),
                "due", event.summary().due());
    }
}
