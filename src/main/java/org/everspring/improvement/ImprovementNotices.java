package org.everspring.improvement;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.everspring.notification.NoticeDraft;
import org.everspring.notification.NoticeTemplates;
import org.everspring.notification.Recipient;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells units and reporters what has happened to a problem that concerns them. */
@Component
class ImprovementNotices {

    private final NoticeTemplates templates;
    private final ProblemQueries queries;
    private final Plan plan;

    ImprovementNotices(NoticeTemplates templates, ProblemQueries queries, Plan plan) {
        this.templates = templates;
        this.queries = queries;
        this.plan = plan;
    }

    @EventListener
    void on(ProblemEvent.Reported event) {
        ProblemSnapshot problem = event.problem();
        notice("problem-reported", problem, problem.id()).inDigest(Recipient.liaisons(problem.triageUnit()));
        if (problem.discovery().userId() != null) {
            notice("problem-filed", problem, problem.id()).inDigest(reporter(problem));
        }
    }

    @EventListener
    void on(ProblemEvent.Assigned event) {
        ProblemSnapshot problem = event.problem();
        String order = event.decision().reason();
        notice("problem-assigned", event)
                .with("order", order == null ? "" : "交办要求：" + order)
                .immediately(Recipient.liaisons(problem.assigned().unit()));
        for (UnitId assisting : problem.assisting()) {
            notice("problem-assisting", problem, event.decision().number(), assisting, problem.id())
                    .with("order", order == null ? "" : "交办要求：" + order)
                    .immediately(Recipient.liaisons(assisting));
        }
    }

    @EventListener
    void on(ProblemEvent.Assisted event) {
        ProblemSnapshot problem = event.problem();
        notice("problem-assisted", problem, event.entry().number(), problem.id())
                .with("by", event.unit())
                .with("text", event.entry().text())
                .inDigest(Recipient.liaisons(problem.assigned().unit()));
    }

    @EventListener
    void on(ProblemEvent.Transferred event) {
        notice("problem-transferred", event)
                .with("from", event.from())
                .inDigest(Recipient.liaisons(event.problem().triageUnit()));
    }

    @EventListener
    void on(ProblemEvent.Rejected event) {
        ProblemSnapshot problem = event.problem();
        notice("problem-rejected", problem, problem.id()).immediately(reporter(problem));
    }

    @EventListener
    void on(ProblemEvent.Merged event) {
        ProblemSnapshot problem = event.problem();
        notice("problem-merged", problem, problem.id())
                .with("target", event.decision().mergesInto())
                .immediately(reporter(problem));
    }

    @EventListener
    void on(ProblemEvent.VerificationRequested event) {
        ProblemSnapshot problem = event.problem();
        notice("problem-finished", problem, event.last().number(), problem.id())
                .inDigest(Recipient.liaisons(problem.assigned().leadUnit()));
    }

    @EventListener
    void on(ProblemEvent.VerificationPassed event) {
        notice("problem-passed", event)
                .inDigest(Recipient.liaisons(event.problem().assigned().unit()));
    }

    @EventListener
    void on(ProblemEvent.VerificationFailed event) {
        ProblemSnapshot problem = event.problem();
        if (problem.state() == ProblemState.SETTLING) {
            notice("problem-settlement", event)
                    .immediately(Recipient.liaisons(plan.office().id()));
            notice("problem-returned-often", problem)
                    .under("problem-returned:" + event.decision().number() + ":" + problem.id())
                    .immediately(Recipient.liaisons(problem.assigned().unit()));
        } else {
            notice("problem-returned", event)
                    .immediately(Recipient.liaisons(problem.assigned().unit()));
        }
    }

    @EventListener
    void on(ProblemEvent.LeftUnresolved event) {
        ProblemSnapshot problem = event.problem();
        notice("problem-unresolved", problem, problem.id()).immediately(reporter(problem));
        for (UnitId unit : new LinkedHashSet<>(
                List.of(problem.assigned().unit(), problem.assigned().leadUnit()))) {
            notice("problem-unresolved", problem, unit, problem.id()).immediately(Recipient.liaisons(unit));
        }
    }

    @EventListener
    void on(ProblemEvent.Closed event) {
        ProblemSnapshot problem = event.problem();
        notice("problem-closed", problem, problem.id()).immediately(reporter(problem));
        for (UnitId assisting : problem.assisting()) {
            notice("problem-closed", problem, assisting, problem.id()).inDigest(Recipient.liaisons(assisting));
        }
        for (ProblemSnapshot merged : queries.mergedInto(problem.id())) {
            templates
                    .notice("problem-merged-closed")
                    .under("problem-closed:" + merged.id())
                    .about(merged.id())
                    .with(values(problem))
                    .with("target", problem.label())
                    .with("problem", merged.label())
                    .immediately(reporter(merged));
        }
    }

    /** Each decision is told once. */
    private NoticeDraft notice(String template, ProblemEvent.Decided event) {
        return notice(
                template,
                event.problem(),
                event.decision().number(),
                event.problem().id());
    }

    private NoticeDraft notice(String template, ProblemSnapshot problem, Object... occasion) {
        return templates.notice(template, occasion).about(problem.id()).with(values(problem));
    }

    /** What the words may mention of any problem. */
    private static Map<String, Object> values(ProblemSnapshot problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("problem", problem.label());
        values.put("stepDue", problem.stepDue());
        values.put("due", problem.due());
        values.put("triageUnit", problem.triageUnit());
        values.put("unit", problem.unit());
        values.put("leadUnit", problem.leadUnit());
        values.put("failures", problem.verificationFailures());
        values.put(
                "reason", problem.decision() == null ? null : problem.decision().reason());
        return values;
    }

    /** The person who reported it; where none did, the liaison of the reporting unit, which is the office for a system. */
    private static Recipient reporter(ProblemSnapshot problem) {
        Discovery found = problem.discovery();
        return found.userId() == null
                ? Recipient.liaisons(found.unit())
                : Recipient.person(found.userId(), found.unit());
    }
}
