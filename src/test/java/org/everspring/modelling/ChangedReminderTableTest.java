package org.everspring.modelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.modelling.OwnersDesk.OWNER;
import static org.everspring.modelling.OwnersDesk.changed;
import static org.everspring.modelling.OwnersDesk.file;
import static org.everspring.modelling.OwnersDesk.shipped;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.everspring.engine.ModelEffects;
import org.everspring.matter.ObligationId;
import org.everspring.modelling.DryRun.Finding;
import org.everspring.notification.Rescheduling;
import org.everspring.notification.Rescheduling.Reason;
import org.everspring.notification.Reschedulings;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The second of the ten changes that process owners make: other reminder days. */
@EngineTest
@DisplayName("改提醒的日子，在办事项跟着改")
class ChangedReminderTableTest {

    private static final String FILE = "reminder-policy.dmn";
    private static final ObligationId POLICE = ObligationId.parse("2026Q4:1.1:gonganju");

    /** A report's first reminder moves from ten to nine working days before the date. */
    private static final String EARLIER = changed(FILE, "<text>10</text>", "<text>9</text>");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DryRuns dryRuns;

    @Autowired
    private Rollbacks rollbacks;

    @Autowired
    private List<ModelEffects> effects;

    @Autowired
    private Reschedulings reschedulings;

    @Autowired
    private ManagementService management;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Workday day;

    private OwnersDesk owner;

    @BeforeEach
    void aQuarterIsOpen() {
        owner = new OwnersDesk(context);
        desk.openQuarter();
        day.at("2026-12-04T10:00");
    }

    @AfterEach
    void tidyUp() {
        owner.tidyUp();
    }

    private Job reminder() {
        return management
                .createJobQuery()
                .processInstanceId(day.instance("unitReport", POLICE.toString()).getId())
                .activityId("event_reportDueSoon")
                .singleResult();
    }

    @Test
    @DisplayName("试部署先说要重排多少件，什么也不改")
    void theTrialTellsHowMany() {
        var trial = dryRuns.tryOut(OWNER, List.of(file(FILE, EARLIER)));

        assertThat(trial.deployable()).isTrue();
        assertThat(trial.warnings())
                .extracting(Finding::message)
                .anySatisfy(told -> assertThat(told).matches("部署后，在办的\\d+件事项由后台按新表重排提醒和督办的日子.*"));
        assertThat(reschedulings.pending()).isFalse();
        assertThat(reminder().getDuedate()).isEqualTo("2026-12-04T09:00:00");
    }

    @Test
    @DisplayName("部署后等着的提醒改到新的日子，到日子按新表发；页面说改了多少件")
    void waitingRemindersFollow() {
        day.runDueJobs();
        assertThat(reminder().getDuedate()).isEqualTo("2026-12-11T09:00:00");

        owner.deploy(FILE, EARLIER);
        day.runDueJobs();

        assertThat(reminder().getDuedate()).isEqualTo("2026-12-07T09:00:00");
        Rescheduling done = reschedulings.latest(Reason.REMINDERS, 1).get(0);
        assertThat(done.finished()).isTrue();
        assertThat(done.checked()).isEqualTo(done.expected()).isPositive();
        assertThat(effects)
                .filteredOn(effect -> effect.key().equals("reminderPolicy"))
                .singleElement()
                .satisfies(effect -> assertThat(effect.progress())
                        .first()
                        .asString()
                        .startsWith("第2版启用后已核对" + done.checked() + "件在办事项，其中" + done.moved() + "件"));
        day.letDaysPass("2026-12-05", "2026-12-07");
        assertThat(desk.reminders(POLICE)).anyMatch(sent -> sent.startsWith("12-07"));
    }

    @Test
    @DisplayName("退回上一版，提醒也退回；同一张表再部署一次不再改动")
    void rollingBackFollowsToo() {
        day.runDueJobs();
        owner.deploy(FILE, EARLIER);
        day.runDueJobs();

        rollbacks.rollBack(OWNER, "reminderPolicy", 2, 1);
        day.runDueJobs();
        assertThat(reminder().getDuedate()).isEqualTo("2026-12-11T09:00:00");

        owner.deploy(FILE, shipped(FILE) + "\n");
        day.runDueJobs();
        assertThat(reschedulings.latest(Reason.REMINDERS, 1).get(0).moved()).isZero();
        assertThat(reminder().getDuedate()).isEqualTo("2026-12-11T09:00:00");
    }
}
