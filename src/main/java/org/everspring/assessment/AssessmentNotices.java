package org.everspring.assessment;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.assessment.AssessmentEvent.AppealDecided;
import org.everspring.assessment.AssessmentEvent.AppealFiled;
import org.everspring.assessment.AssessmentEvent.ApprovalAwaited;
import org.everspring.assessment.AssessmentEvent.QuartersAwaited;
import org.everspring.assessment.AssessmentEvent.ResultPublished;
import org.everspring.assessment.AssessmentEvent.ResultReturned;
import org.everspring.assessment.AssessmentEvent.ScoreAnnounced;
import org.everspring.assessment.AssessmentEvent.ScoreLapsed;
import org.everspring.assessment.AssessmentEvent.YearScored;
import org.everspring.calendar.Quarter;
import org.everspring.matter.AssessmentYear;
import org.everspring.matter.ConfirmationId;
import org.everspring.notification.NoticeTemplates;
import org.everspring.notification.Recipient;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoreLine;
import org.everspring.scoring.ScoreSheets;
import org.everspring.scoring.UnitScore;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is told of what happens in an assessment; the words stand in {@code notices/assessment.properties}. */
@Component
class AssessmentNotices {

    /** A notice names the decided lines up to this many characters before it refers to the page. */
    private static final int LONGEST_LIST = 3000;

    private final NoticeTemplates templates;
    private final ScoreSheets sheets;
    private final Plan plan;

    AssessmentNotices(NoticeTemplates templates, ScoreSheets sheets, Plan plan) {
        this.templates = templates;
        this.sheets = sheets;
        this.plan = plan;
    }

    /** The office hears once of quarters that hold the assessment up. */
    @EventListener
    void quartersAwaited(QuartersAwaited event) {
        templates
                .notice("assessment-waiting", event.year(), event.unsettled().size())
                .about(new AssessmentYear(event.year()))
                .with(ofYear(event.year()))
                .with("quarters", event.unsettled().stream().map(Quarter::label).collect(Collectors.joining("、")))
                .inDigest(Recipient.liaisons(plan.office().id()));
    }

    @EventListener
    void yearScored(YearScored event) {
        templates
                .notice("assessment-scored", event.year(), event.run().number())
                .about(new AssessmentYear(event.year()))
                .with(ofYear(event.year()))
                .with("overview", sheets.overview(event.run()))
                .with("due", event.due())
                .inDigest(Recipient.liaisons(plan.office().id()));
    }

    @EventListener
    void scoreAnnounced(ScoreAnnounced event) {
        templates
                .notice("score-announced", event.id())
                .about(event.id())
                .with(ofUnit(event.id()))
                .with("result", ScoreSheets.result(event.score()))
                .with("due", event.due())
                .immediately(Recipient.everybody(event.id().unit()));
    }

    @EventListener
    void appealFiled(AppealFiled event) {
        templates
                .notice("score-appealed", event.id())
                .about(event.id())
                .with(ofUnit(event.id()))
                .with("lines", event.lines())
                .with("due", event.due())
                .inDigest(Recipient.liaisons(plan.office().id()));
    }

    @EventListener
    void scoreLapsed(ScoreLapsed event) {
        templates
                .notice("score-silence", event.id())
                .about(event.id())
                .with(ofUnit(event.id()))
                .with("due", event.due())
                .immediately(Recipient.everybody(event.id().unit()));
    }

    @EventListener
    void appealDecided(AppealDecided event) {
        templates
                .notice("appeal-decided", event.id())
                .about(event.id())
                .with(ofUnit(event.id()))
                .with("lines", event.lines().size())
                .with("decisions", decisions(event.id(), event.lines()))
                .immediately(Recipient.everybody(event.id().unit()));
    }

    private String decisions(ConfirmationId id, List<AppealLine> lines) {
        Map<ScoreLine.Key, ScoreLine> known = sheets.lines(id.year(), id.unit());
        StringBuilder text = new StringBuilder();
        for (AppealLine appeal : lines) {
            String line = "\n" + appeal.position() + ". "
                    + appeal.line().among(known).title() + "：" + appeal.outcome() + "。理由：" + appeal.decisionReason();
            if (text.length() + line.length() > LONGEST_LIST) {
                return text + "\n其余各条见考核页面。";
            }
            text.append(line);
        }
        return text.toString();
    }

    @EventListener
    void approvalAwaited(ApprovalAwaited event) {
        templates
                .notice("assessment-approval", event.year(), event.round())
                .about(new AssessmentYear(event.year()))
                .with(ofYear(event.year()))
                .with("overview", event.overview())
                .with("due", event.due())
                .immediately(Recipient.everybody(plan.leadingGroup().id()));
    }

    @EventListener
    void resultReturned(ResultReturned event) {
        templates
                .notice("assessment-returned", event.year(), event.round())
                .about(new AssessmentYear(event.year()))
                .with(ofYear(event.year()))
                .with("reason", event.reason())
                .with("due", event.due())
                .immediately(Recipient.everybody(plan.office().id()));
    }

    @EventListener
    void resultPublished(ResultPublished event) {
        Map<UnitId, UnitScore> scores =
                event.scores().stream().collect(Collectors.toMap(UnitScore::unit, Function.identity()));
        for (Unit unit : plan.units()) {
            UnitScore score = scores.get(unit.id());
            templates
                    .notice("assessment-published", event.year())
                    .about(new AssessmentYear(event.year()))
                    .with(ofYear(event.year()))
                    .with("own", score == null ? "" : unit.name() + "：" + ScoreSheets.finalResult(score) + "。")
                    .inDigest(Recipient.everybody(unit.id()));
        }
    }

    private static Map<String, String> ofYear(int year) {
        return Map.of("assessment", Assessment.labelOf(year));
    }

    private Map<String, String> ofUnit(ConfirmationId id) {
        return Map.of("assessment", Assessment.labelOf(id.year()), "unit", plan.nameOf(id.unit()));
    }
}
