package org.everspring.promotion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.everspring.notification.NoticeDraft;
import org.everspring.notification.NoticeTemplates;
import org.everspring.notification.Recipient;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is told what about an experience; the words are in {@code notices/promotion.properties}. */
@Component
class PromotionNotices {

    /** A notice names at most this many units before it only counts them. */
    private static final int MOST_NAMED = 40;

    private final NoticeTemplates templates;
    private final Plan plan;

    PromotionNotices(NoticeTemplates templates, Plan plan) {
        this.templates = templates;
        this.plan = plan;
    }

    /** What any of them may say of the experience. */
    private static Map<String, Object> of(Experience experience) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", experience.title());
        values.put("unit", experience.unit());
        values.put("opinion", experience.result().opinion());
        values.put("level", experience.level());
        values.put("basis", experience.counting().map(Recognition::basis).orElse(null));
        return values;
    }

    private static Recipient nominator(ExperienceEvent event) {
        return Recipient.liaisons(event.experience().unit());
    }

    private Recipient office() {
        return Recipient.liaisons(plan.office().id());
    }

    @EventListener
    void on(ExperienceEvent.HandedIn event) {
        Experience experience = event.experience();
        templates
                .notice("experience-nominated", experience.id(), experience.round())
                .about(experience.id())
                .with(of(experience))
                .with("item", experience.item())
                .inDigest(office());
    }

    @EventListener
    void on(ExperienceEvent.Published event) {
        Experience experience = event.experience();
        for (UnitId target : event.targets()) {
            templates
                    .notice("experience-published", experience.id(), target)
                    .about(experience.id())
                    .with(of(experience))
                    .with("due", experience.result().answersDue())
                    .inDigest(Recipient.liaisons(target));
        }
        templates
                .notice("experience-approved", experience.id())
                .about(experience.id())
                .with(of(experience))
                .with("targets", event.targets().size())
                .with("due", experience.result().answersDue())
                .immediately(nominator(event));
    }

    @EventListener
    void on(ExperienceEvent.Returned event) {
        Experience experience = event.experience();
        templates
                .notice("experience-returned", experience.id(), experience.round())
                .about(experience.id())
                .with(of(experience))
                .with("due", event.due())
                .with("closes", event.closes())
                .immediately(nominator(event));
    }

    @EventListener
    void on(ExperienceEvent.Lapsed event) {
        templates
                .notice("experience-lapsed", event.experience().id())
                .about(event.experience().id())
                .with(of(event.experience()))
                .immediately(nominator(event));
    }

    @EventListener
    void on(ExperienceEvent.Rejected event) {
        templates
                .notice("experience-rejected", event.experience().id())
                .about(event.experience().id())
                .with(of(event.experience()))
                .immediately(nominator(event));
    }

    @EventListener
    void on(ExperienceEvent.AnswersMissing event) {
        for (UnitId unit : event.units()) {
            templates
                    .notice("adoption-missing", event.experience().id(), unit)
                    .about(event.experience().id())
                    .with(of(event.experience()))
                    .with("target", unit)
                    .inDigest(Recipient.leaders(unit));
        }
        templates
                .notice("adoptions-missing", event.experience().id())
                .about(event.experience().id())
                .with(of(event.experience()))
                .with("missing", event.units().size())
                .with("units", names(event.units()))
                .inDigest(office());
    }

    @EventListener
    void on(ExperienceEvent.Answered event) {
        templates
                .notice("experience-answered", event.experience().id())
                .about(event.experience().id())
                .with(of(event.experience()))
                .with("due", event.due())
                .inDigest(office());
    }

    @EventListener
    void on(ExperienceEvent.Promoted event) {
        Experience experience = event.experience();
        NoticeDraft notice;
        if (experience.level() == RecognitionLevel.NONE) {
            notice = templates.notice("experience-promoted", experience.id()).with(of(experience));
        } else {
            notice = templates.notice("experience-recognised", experience.id()).with(of(experience));
        }
        notice.under(recognitionKey(event))
                .about(experience.id())
                .with("adopted", event.adopted())
                .immediately(nominator(event));
    }

    @EventListener
    void on(ExperienceEvent.LevelRaised event) {
        templates
                .notice("experience-raised", event.experience().id())
                .about(event.experience().id())
                .with(of(event.experience()))
                .under(recognitionKey(event))
                .immediately(nominator(event));
    }

    /** One series for whatever is told of the levels. */
    private static String recognitionKey(ExperienceEvent.Recognised event) {
        Experience experience = event.experience();
        return "experience-recognised:" + experience.id() + ":"
                + event.recognition().number();
    }

    private String names(List<UnitId> units) {
        String named = units.stream()
                .limit(MOST_NAMED)
                .map(unit -> plan.unit(unit).name())
                .collect(Collectors.joining("、"));
        return units.size() > MOST_NAMED ? named + "等" + units.size() + "个单位" : named;
    }
}
