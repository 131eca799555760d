package org.everspring.instruction;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.instruction.InstructionSnapshot.Leader;
import org.everspring.notification.NoticeDraft;
import org.everspring.notification.NoticeTemplates;
import org.everspring.notification.Recipient;
import org.everspring.plan.Plan;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells unit, leader and office what has happened to an instruction; the words are in notices/instruction.properties. */
@Component
class InstructionNotices {

    private final NoticeTemplates templates;
    private final Plan plan;

    InstructionNotices(NoticeTemplates templates, Plan plan) {
        this.templates = templates;
        this.plan = plan;
    }

    @EventListener
    void on(InstructionEvent.Issued event) {
        notice("instruction-issued", event).immediately(unit(event));
    }

    @EventListener
    void on(InstructionEvent.Received event) {
        notice("instruction-received", event).inDigest(leaderAndOffice(event));
    }

    @EventListener
    void on(InstructionEvent.Reported event) {
        notice("instruction-progress", event, event.instruction().version())
                .with("text", event.text())
                .inDigest(leaderAndOffice(event));
    }

    @EventListener
    void on(InstructionEvent.Answered event) {
        notice("instruction-answered", event, event.instruction().answers())
                .with("text", event.text())
                .immediately(leaderAndOffice(event));
    }

    @EventListener
    void on(InstructionEvent.Returned event) {
        notice("instruction-returned", event, event.instruction().timesReturned())
                .with("reason", event.reason())
                .immediately(unit(event));
    }

    @EventListener
    void on(InstructionEvent.ExtensionRequested event) {
        notice("instruction-extension", event, event.request().number())
                .with("until", event.request().until())
                .with("reason", event.request().reason())
                .immediately(leaderAndOffice(event));
    }

    @EventListener
    void on(InstructionEvent.ExtensionDecided event) {
        String answer = event.answer() == null ? "无" : event.answer();
        if (event.granted()) {
            notice("instruction-extended", event, event.number())
                    .with("answer", answer)
                    .immediately(unit(event));
        } else {
            notice("instruction-not-extended", event, event.number())
                    .with("answer", answer)
                    .immediately(unit(event));
        }
    }

    @EventListener
    void on(InstructionEvent.Closed event) {
        notice("instruction-closed", event)
                .inDigest(Stream.concat(Stream.of(unit(event)), Stream.of(leaderAndOffice(event)))
                        .distinct()
                        .toArray(Recipient[]::new));
    }

    @EventListener
    void on(InstructionEvent.Withdrawn event) {
        notice("instruction-withdrawn", event).with("reason", event.reason()).immediately(unit(event));
    }

    private NoticeDraft notice(String words, InstructionEvent event, Object... occasion) {
        InstructionSnapshot instruction = event.instruction();
        return templates
                .notice(
                        words,
                        Stream.concat(Stream.of(instruction.id()), Stream.of(occasion))
                                .toArray())
                .about(instruction.id())
                .with(values(instruction));
    }

    private static Map<String, Object> values(InstructionSnapshot instruction) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", instruction.title());
        values.put("instruction", instruction.written().text());
        values.put("leader", instruction.written().leader().name());
        values.put("unit", instruction.unit());
        values.put("due", instruction.due());
        values.put("receipt", instruction.receiptDue());
        values.put("handler", instruction.handler() == null ? "" : instruction.handler());
        return values;
    }

    private static Recipient[] unit(InstructionEvent event) {
        return Recipient.everybody(event.instruction().unit());
    }

    /** The leader alone where he has an account; otherwise the whole leading group. */
    private Recipient[] leaderAndOffice(InstructionEvent event) {
        Leader leader = event.instruction().written().leader();
        Stream<Recipient> leaders = leader.userId() == null
                ? Stream.of(Recipient.everybody(plan.leadingGroup().id()))
                : Stream.of(
                        Recipient.person(leader.userId(), plan.leadingGroup().id()));
        return Stream.concat(leaders, Stream.of(Recipient.liaisons(plan.office().id())))
                .distinct()
                .toArray(Recipient[]::new);
    }
}
