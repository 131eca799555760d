package org.everspring.monitoring;

import java.time.Clock;
import java.time.LocalDate;
import org.everspring.engine.EngineAccess;
import org.everspring.engine.EngineStatus;
import org.everspring.jobs.IncidentOpened;
import org.everspring.notification.NoticeTemplates;
import org.everspring.notification.Urgency;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the operators of an incident at once, and of others at the same activity on the same day not again. */
@Component
class IncidentNotices {

    /** A notice's key has 200 characters, and owners name their models. */
    private static final int LONGEST_KIND = 160;

    private static final String NOTHING_SAID = "没有记录原因";

    private final NoticeTemplates notices;
    private final EngineStatus engine;
    private final EngineAccess access;
    private final Clock clock;

    IncidentNotices(NoticeTemplates notices, EngineStatus engine, EngineAccess access, Clock clock) {
        this.notices = notices;
        this.engine = engine;
        this.access = access;
        this.clock = clock;
    }

    /** Whoever's command it is, perhaps one of somebody who may not read the model. */
    @EventListener
    void tell(IncidentOpened incident) {
        String definition = incident.processDefinitionId();
        String process = access.unchecked(() -> engine.process(definition));
        String activity = access.unchecked(() -> engine.activity(definition, incident.activityId()));
        String matter = incident.businessKey();
        String place = process == null ? "后台作业" : process + (activity == null ? "" : "“" + activity + "”");
        notices.notice("incident", kind(incident), LocalDate.now(clock))
                .with("place", place)
                .with("matter", matter == null ? "" : "（业务编号" + matter + "）")
                .with("reason", incident.message() == null ? NOTHING_SAID : incident.message())
                .postToOperators(Urgency.IMMEDIATE);
    }

    /** Whatever version of the process it is. */
    private static String kind(IncidentOpened incident) {
        String definition = incident.processDefinitionId();
        String kind = definition == null ? "job" : definition.replaceFirst(":.*", "") + ":" + incident.activityId();
        return kind.substring(0, Math.min(kind.length(), LONGEST_KIND));
    }
}
