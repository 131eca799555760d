package org.everspring.improvement;

import java.util.stream.Stream;
import org.everspring.notification.Notice;
import org.everspring.notification.Notices;
import org.everspring.notification.Recipient;
import org.everspring.notification.Urgency;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells units and reporters what has happened to a problem that concerns them. */
@Component
class ImprovementNotices {

    private static final int LONGEST_TEXT = 3900;

    private final ProblemQueries queries;
    private final Notices notices;
    private final Plan plan;

    ImprovementNotices(ProblemQueries queries, Notices notices, Plan plan) {
        this.queries = queries;
        this.notices = notices;
        this.plan = plan;
    }

    @EventListener
    void on(ProblemEvent.Reported event) {
        ProblemSnapshot problem = event.problem();
        String text = "请于" + problem.stepDue().text() + "前在任务列表中分办。";
        tell(problem.triageUnit(), Urgency.DIGEST, problem, "reported", "请分办问题", text);
    }

    @EventListener
    void on(ProblemEvent.Assigned event) {
        ProblemSnapshot problem = event.problem();
        ProblemDecision given = event.decision();
        String order = given.reason() == null ? "" : "交办要求：" + given.reason();
        String text =
                "请于" + problem.stepDue().text() + "前完成对标，于" + problem.due().text() + "前完成整改。" + order;
        tell(given.unit(), Urgency.IMMEDIATE, problem, "assigned:" + given.number(), "问题交办", text);
    }

    @EventListener
    void on(ProblemEvent.Transferred event) {
        ProblemSnapshot problem = event.problem();
        String occasion = "transferred:" + event.decision().number();
        String text = name(event.from()) + "转来一个问题，请于" + problem.stepDue().text() + "前分办。";
        tell(problem.triageUnit(), Urgency.DIGEST, problem, occasion, "请分办问题", text);
    }

    @EventListener
    void on(ProblemEvent.Rejected event) {
        ProblemSnapshot problem = event.problem();
        String text =
                name(problem.triageUnit()) + "未受理您反映的问题。原因：" + event.decision().reason();
        tellReporter(problem, "rejected", "问题不予受理", text);
    }

    @EventListener
    void on(ProblemEvent.Merged event) {
        String text = "您反映的问题与在办问题" + event.decision().mergeInto() + "一并办理，办结后另行告知。";
        tellReporter(event.problem(), "merged", "问题已并案", text);
    }

    @EventListener
    void on(ProblemEvent.VerificationRequested event) {
        ProblemSnapshot problem = event.problem();
        String occasion = "finished:" + event.last().number();
        String text = name(problem.assignment().unit()) + "申请验收，请于"
                + problem.stepDue().text() + "前在任务列表中验收。";
        tell(problem.assignment().leadUnit(), Urgency.DIGEST, problem, occasion, "请验收整改成效", text);
    }

    @EventListener
    void on(ProblemEvent.VerificationPassed event) {
        ProblemSnapshot problem = event.problem();
        String occasion = "passed:" + event.decision().number();
        String text = "请于" + problem.stepDue().text() + "前总结经验做法。验收意见："
                + event.decision().reason();
        tell(problem.assignment().unit(), Urgency.DIGEST, problem, occasion, "整改通过验收", text);
    }

    @EventListener
    void on(ProblemEvent.VerificationFailed event) {
        ProblemSnapshot problem = event.problem();
        UnitId unit = problem.assignment().unit();
        int number = event.decision().number();
        String reason = event.decision().reason();
        int failures = problem.verificationFailures();
        String next = "请于" + problem.due().text() + "前继续整改后重新申请验收。";
        if (problem.state() == ProblemState.SETTLING) {
            next = "已累计" + failures + "次未通过验收，报市营商环境办裁定。";
            String text = name(unit) + "的整改已" + failures + "次未通过验收，请裁定。最近一次验收意见：" + reason;
            tell(plan.office().id(), Urgency.IMMEDIATE, problem, "settlement:" + number, "请裁定未通过问题", text);
        }
        tell(unit, Urgency.IMMEDIATE, problem, "returned:" + number, "整改未通过验收", next + "验收意见：" + reason);
    }

    @EventListener
    void on(ProblemEvent.LeftUnresolved event) {
        ProblemSnapshot problem = event.problem();
        String text = "经市营商环境办裁定，问题作未解决结案。裁定意见：" + event.decision().reason();
        tellReporter(problem, "unresolved", "问题未解决结案", text);
        Stream.of(problem.assignment().unit(), problem.assignment().leadUnit())
                .distinct()
                .forEach(unit -> tell(unit, Urgency.IMMEDIATE, problem, "unresolved:" + unit, "问题未解决结案", text));
    }

    @EventListener
    void on(ProblemEvent.Closed event) {
        ProblemSnapshot problem = event.problem();
        String text = name(problem.assignment().unit()) + "已完成整改，经"
                + name(problem.assignment().leadUnit()) + "验收通过，问题予以销号。";
        tellReporter(problem, "closed", "问题已办结", text);
        queries.mergedInto(problem.id())
                .forEach(merged -> tellReporter(merged, "closed", "问题已办结", "并入的问题" + problem.label() + "已办结。" + text));
    }

    private void tell(
            UnitId unit, Urgency urgency, ProblemSnapshot problem, String occasion, String subject, String text) {
        post(new Recipient(unit, UnitRole.LIAISON), urgency, problem, occasion, subject, text);
    }

    /** The person who reported it; where none did, the liaison of the reporting unit, which is the office for a system. */
    private void tellReporter(ProblemSnapshot problem, String occasion, String subject, String text) {
        Discovery found = problem.discovery();
        Recipient reporter = found.userId() == null
                ? new Recipient(found.unit(), UnitRole.LIAISON)
                : Recipient.person(found.userId(), found.unit());
        post(reporter, Urgency.IMMEDIATE, problem, occasion, subject, text);
    }

    /** @param occasion names it among the problem's occasions */
    private void post(
            Recipient to, Urgency urgency, ProblemSnapshot problem, String occasion, String subject, String text) {
        notices.post(new Notice(
                "problem-" + occasion + ":" + problem.id(),
                to,
                urgency,
                subject + "：" + problem.label(),
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "……" : text,
                problem.id().toString()));
    }

    private String name(UnitId unit) {
        return plan.unit(unit).name();
    }
}
