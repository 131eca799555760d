package org.everspring.improvement;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.everspring.kernel.Actor;
import org.everspring.matter.ProblemId;
import org.everspring.notification.Notice;
import org.everspring.notification.Notices;
import org.everspring.notification.Recipient;
import org.everspring.notification.Urgency;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.springframework.stereotype.Component;

/** Writes a problem's timeline, and tells those whom an occurrence concerns. */
@Component
class ProblemTimeline {

    private static final String SYSTEM = "系统";
    private static final int LONGEST_TEXT = 3900;

    private final Problems problems;
    private final Notices notices;
    private final Plan plan;
    private final Clock clock;

    ProblemTimeline(Problems problems, Notices notices, Plan plan, Clock clock) {
        this.problems = problems;
        this.notices = notices;
        this.plan = plan;
        this.clock = clock;
    }

    /** The person with the unit for which he acted; demonstration accounts bear the unit in their name already. */
    String who(UnitId unit, Actor actor) {
        String unitName = plan.unit(unit).name();
        return actor.name().startsWith(unitName) ? actor.name() : unitName + " " + actor.name();
    }

    /** @param occurrence names it within the problem's timeline; a second one of the same name is left out */
    void record(ProblemId id, String occurrence, String who, String what, String text) {
        problems.record(id, occurrence, new ProblemEvent(OffsetDateTime.now(clock), who, what, text));
    }

    void recordOfSystem(ProblemId id, String occurrence, String what, String text) {
        record(id, occurrence, SYSTEM, what, text);
    }

    /** @param occasion names it among the problem's occasions */
    void tell(Recipient to, Urgency urgency, Problem problem, String occasion, String subject, String text) {
        notices.post(new Notice(
                "problem-" + occasion + ":" + problem.id(),
                to,
                urgency,
                subject + "：" + label(problem),
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "……" : text,
                problem.id().toString()));
    }

    void tellLiaison(UnitId unit, Urgency urgency, Problem problem, String occasion, String subject, String text) {
        tell(new Recipient(unit, UnitRole.LIAISON), urgency, problem, occasion, subject, text);
    }

    /** The person who reported it; where none did, the liaison of the reporting unit, which is the office for a system. */
    void tellReporter(Problem problem, String occasion, String subject, String text) {
        Recipient reporter = problem.reportedBy() == null
                ? new Recipient(problem.reportedByUnit(), UnitRole.LIAISON)
                : Recipient.person(problem.reportedBy(), problem.reportedByUnit());
        tell(reporter, Urgency.IMMEDIATE, problem, occasion, subject, text);
    }

    static String label(Problem problem) {
        return problem.id() + " " + problem.title();
    }
}
