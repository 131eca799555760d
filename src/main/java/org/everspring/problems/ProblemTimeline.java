package org.everspring.problems;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.stream.Collectors;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.calendar.Deadline;
import org.everspring.improvement.Discovery;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemEvent;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProgressEntry;
import org.everspring.kernel.Actor;
import org.everspring.matter.ProblemId;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what happens to a problem on its timeline. */
@Component
class ProblemTimeline {

    private static final String SYSTEM = "系统";

    private final TimelineEntries entries;
    private final Plan plan;
    private final Clock clock;

    ProblemTimeline(TimelineEntries entries, Plan plan, Clock clock) {
        this.entries = entries;
        this.plan = plan;
        this.clock = clock;
    }

    @EventListener
    void on(ProblemEvent.Reported event) {
        ProblemSnapshot problem = event.problem();
        Discovery found = problem.discovery();
        ProblemId before = found.reopens();
        record(
                problem.id(),
                "reported",
                who(found.unit(), found.name()),
                "发现问题",
                "来源：" + found.source().label() + "。由" + name(problem.triageUnit()) + "分办。"
                        + (before == null ? "" : "由" + before + "复发而来。"));
        if (before != null) {
            record(before, "reopened:" + problem.id(), SYSTEM, "问题复发", "重新发起为" + problem.id() + "。");
        }
    }

    @EventListener
    void on(ProblemEvent.Assigned event) {
        ProblemDecision given = event.decision();
        String assisting = given.assisting().isEmpty()
                ? ""
                : "主办，" + given.assisting().stream().map(this::name).collect(Collectors.joining("、")) + "协办";
        String text = "交办" + name(given.inCharge()) + assisting + "，整改期限" + new Deadline(given.until()).text() + "。";
        if (given.choice() == Choice.REASSIGN) {
            record(event, plan.office().id(), "重新交办", text + "裁定意见：" + given.reason());
        } else {
            String order = given.reason() == null ? "" : "交办要求：" + given.reason();
            record(event, event.problem().triageUnit(), "受理并交办", text + order);
        }
    }

    @EventListener
    void on(ProblemEvent.Transferred event) {
        Item item = plan.item(event.decision().belongsTo());
        String text = "转由“" + item.id() + " " + item.title() + "”的牵头单位" + name(item.principalLead()) + "分办。";
        record(event, event.from(), "转办", text);
    }

    @EventListener
    void on(ProblemEvent.Rejected event) {
        record(
                event,
                event.problem().triageUnit(),
                "不予受理",
                "原因：" + event.decision().reason());
    }

    @EventListener
    void on(ProblemEvent.Merged event) {
        ProblemSnapshot problem = event.problem();
        ProblemId target = event.decision().mergesInto();
        record(event, problem.triageUnit(), "并案", "并入问题" + target + "一并办理。");
        String who = who(problem.triageUnit(), event.decision().by());
        record(target, "merged:" + problem.id(), who, "并入问题", problem.label());
    }

    @EventListener
    void on(ProblemEvent.ImprovementStarted event) {
        ImprovementAttempt attempt = event.attempt();
        String text = attempt.benchmark().text() + "制定措施" + attempt.measures().size() + "条。";
        record(event, attempt.unit(), "对标找差距", text);
    }

    @EventListener
    void on(ProblemEvent.Progressed event) {
        record(event, event.entry(), event.entry().by(), "推进改进");
    }

    @EventListener
    void on(ProblemEvent.Assisted event) {
        ProgressEntry entry = event.entry();
        record(event.problem().id(), "progress:" + entry.number(), who(event.unit(), entry.by()), "协办反馈", entry.text());
    }

    @EventListener
    void on(ProblemEvent.VerificationRequested event) {
        record(event, event.last(), event.decision().by(), "申请验收");
    }

    private void record(ProblemEvent event, ProgressEntry entry, Actor by, String what) {
        ProblemSnapshot problem = event.problem();
        UnitId unit = problem.assigned().unit();
        record(problem.id(), "progress:" + entry.number(), who(unit, by), what, entry.text());
    }

    @EventListener
    void on(ProblemEvent.VerificationPassed event) {
        UnitId lead = event.problem().assigned().leadUnit();
        record(event, lead, "通过验收", event.decision().reason());
    }

    @EventListener
    void on(ProblemEvent.VerificationFailed event) {
        ProblemSnapshot problem = event.problem();
        String what = "未通过验收（第" + problem.verificationFailures() + "次）";
        record(event, problem.assigned().leadUnit(), what, event.decision().reason());
    }

    @EventListener
    void on(ProblemEvent.LeftUnresolved event) {
        String text = "裁定意见：" + event.decision().reason();
        record(event, plan.office().id(), "未解决结案", text);
    }

    @EventListener
    void on(ProblemEvent.Summarised event) {
        ProblemSnapshot problem = event.problem();
        String who = who(problem.assigned().unit(), event.decision().by());
        record(problem.id(), "summary", who, "总结提升", problem.lessons());
    }

    @EventListener
    void on(ProblemEvent.Nominated event) {
        String text = "推荐为典型经验" + event.experience() + "：" + event.title();
        record(event.problem().id(), "nominated", SYSTEM, "推荐典型经验", text);
    }

    @EventListener
    void on(ProblemEvent.Closed event) {
        record(event.problem().id(), "closed", SYSTEM, "销号", null);
    }

    @EventListener
    void on(ProblemEvent.Escalated event) {
        record(
                event.problem().id(),
                "reminder:" + event.duty().code() + ":" + LocalDate.now(clock),
                SYSTEM,
                "督办（" + event.reminder().level() + "）",
                name(event.unit()) + event.duty().label() + "："
                        + event.reminder().message());
    }

    private void record(ProblemEvent.Decided event, UnitId unit, String what, @Nullable String text) {
        ProblemDecision decision = event.decision();
        record(event.problem().id(), "decision:" + decision.number(), who(unit, decision.by()), what, text);
    }

    /** @param occurrence names it within the problem's timeline; a second one of the same name is left out */
    private void record(ProblemId id, String occurrence, String who, String what, @Nullable String text) {
        entries.add(id, occurrence, new TimelineEntry(OffsetDateTime.now(clock), who, what, text));
    }

    private String who(UnitId unit, Actor actor) {
        return who(unit, actor.name());
    }

    /** The person with the unit for which he acted; demonstration accounts bear the unit in their name already. */
    private String who(UnitId unit, String person) {
        String unitName = name(unit);
        return person.startsWith(unitName) ? person : unitName + " " + person;
    }

    private String name(UnitId unit) {
        return plan.unit(unit).name();
    }
}
