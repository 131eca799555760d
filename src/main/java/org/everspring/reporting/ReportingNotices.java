package org.everspring.reporting;

import java.util.Map;
import java.util.Objects;
import org.everspring.calendar.Deadline;
import org.everspring.matter.ObligationId;
import org.everspring.notification.NoticeDraft;
import org.everspring.notification.NoticeTemplates;
import org.everspring.notification.Recipient;
import org.everspring.notification.Urgency;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitRole;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells units and leads what has happened to a report; the words are in notices/reporting.properties. */
@Component
class ReportingNotices {

    private final NoticeTemplates templates;
    private final ReportOutline outline;
    private final Plan plan;

    ReportingNotices(NoticeTemplates templates, ReportOutline outline, Plan plan) {
        this.templates = templates;
        this.outline = outline;
        this.plan = plan;
    }

    @EventListener
    void on(ObligationsOpened event) {
        templates.postAll(event.obligations().stream()
                .flatMap(obligation -> templates
                        .notice("report-opened", obligation.id())
                        .about(obligation.id())
                        .with(words(obligation))
                        .made(Urgency.DIGEST, Recipient.liaisons(obligation.id().unit())))
                .toList());
    }

    @EventListener
    void on(ObligationEvent.SignatureRequested event) {
        templates
                .notice("report-to-sign", id(event), event.occasion())
                .about(id(event))
                .with(words(event))
                .immediately(Recipient.leaders(id(event).unit()));
    }

    @EventListener
    void on(ObligationEvent.SignatureRefused event) {
        templates
                .notice("report-unsigned", id(event), event.occasion())
                .about(id(event))
                .with(words(event))
                .with("reason", event.reason())
                .immediately(unit(event));
    }

    @EventListener
    void on(ObligationEvent.ReviewRequested event) {
        templates
                .notice("report-submitted", id(event), event.obligation().round())
                .about(id(event))
                .with(words(event))
                .inDigest(lead(event));
    }

    @EventListener
    void on(ObligationEvent.Returned event) {
        templates
                .notice("report-returned", id(event), event.obligation().round())
                .about(id(event))
                .with(words(event))
                .with("reason", event.reason())
                .immediately(unit(event));
    }

    @EventListener
    void on(ObligationEvent.Withdrawn event) {
        templates
                .notice("report-withdrawn", id(event), event.obligation().round())
                .about(id(event))
                .with(words(event))
                .inDigest(lead(event));
    }

    @EventListener
    void on(ObligationEvent.ExtensionRequested event) {
        Extension extension = event.extension();
        templates
                .notice("extension-requested", id(event), extension.number())
                .about(id(event))
                .with(words(event))
                .with("until", new Deadline(extension.requestedOn()))
                .with("reason", extension.reason())
                .immediately(lead(event));
    }

    @EventListener
    void on(ObligationEvent.ExtensionAnswered event) {
        Extension extension = event.extension();
        if (extension.state() == Extension.State.GRANTED) {
            tellAnswer(templates.notice("extension-granted").with(words(event)), event);
        } else {
            tellAnswer(templates.notice("extension-refused").with(words(event)), event);
        }
    }

    private static void tellAnswer(NoticeDraft notice, ObligationEvent.ExtensionAnswered event) {
        Extension extension = event.extension();
        String opinion = extension.answer() == null ? "" : "批复意见：" + extension.answer();
        notice.under("extension-answered:" + id(event) + ":" + extension.number())
                .about(id(event))
                .with("opinion", opinion)
                .immediately(unit(event));
    }

    @EventListener
    void on(ObligationEvent.Urged event) {
        Urge urge = event.urge();
        for (UnitRole role : UnitRole.values()) {
            templates
                    .notice("report-urged", id(event), urge.number(), role)
                    .about(id(event))
                    .with(words(event))
                    .with("by", urge.byUnit())
                    .with("text", urge.text())
                    .immediately(new Recipient(id(event).unit(), role));
        }
    }

    @EventListener
    void on(ObligationEvent.UrgeAnswered event) {
        templates
                .notice("urge-answered", id(event), event.urge().number())
                .about(id(event))
                .with(words(event))
                .with("answer", Objects.requireNonNull(event.urge().answer(), "answered"))
                .immediately(Recipient.liaisons(event.urge().byUnit()));
    }

    @EventListener
    void on(ObligationEvent.Closed event) {
        if (event.obligation().state() == ObligationState.MISSING) {
            tellMissing(event, Recipient.leaders(id(event).unit()));
            tellMissing(event, lead(event));
            tellMissing(event, Recipient.liaisons(plan.office().id()));
        }
    }

    private void tellMissing(ObligationEvent event, Recipient to) {
        templates
                .notice("report-missing", id(event), to.unit(), Objects.requireNonNull(to.role(), "told by role"))
                .about(id(event))
                .with(words(event))
                .inDigest(to);
    }

    private static Recipient unit(ObligationEvent event) {
        return Recipient.liaisons(id(event).unit());
    }

    private static Recipient lead(ObligationEvent event) {
        return Recipient.liaisons(event.obligation().leadUnit());
    }

    private static ObligationId id(ObligationEvent event) {
        return event.obligation().id();
    }

    private Map<String, Object> words(ObligationEvent event) {
        return words(event.obligation());
    }

    private Map<String, Object> words(ObligationSnapshot obligation) {
        return Map.of(
                "title", outline.title(obligation.id()),
                "unit", obligation.id().unit(),
                "lead", obligation.leadUnit(),
                "due", obligation.due());
    }
}
