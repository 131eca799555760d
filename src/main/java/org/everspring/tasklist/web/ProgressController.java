package org.everspring.tasklist.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.everspring.access.StaffMember;
import org.everspring.jobs.LongWork.Audience;
import org.everspring.jobs.LongWork.Stage;
import org.everspring.jobs.LongWork.Standing;
import org.everspring.jobs.LongWorks;
import org.everspring.plan.Plan;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How far long work has come, for js/progress.js. Whoever may not watch it is told of none. */
@RestController
class ProgressController {

    private final LongWorks works;
    private final Plan plan;

    ProgressController(LongWorks works, Plan plan) {
        this.works = works;
        this.plan = plan;
    }

    /**
     * @param said where it stands
     * @param ended what is to be said when it is done; the engine may have forgotten it by then
     */
    record Line(String said, String ended, int done, int total, boolean active, boolean failing) {

        static Line of(Stage stage) {
            return new Line(
                    stage.sentence(),
                    stage.ended(),
                    stage.done(),
                    stage.total(),
                    stage.isActive(),
                    stage.standing() == Standing.STOPPED || stage.standing() == Standing.RETRIED);
        }
    }

    @GetMapping("/desk/progress/{key}")
    List<Line> of(@PathVariable String key, StaffMember reader) {
        return works.stages(key, audiences(reader, plan)).stream().map(Line::of).toList();
    }

    static Set<Audience> audiences(StaffMember reader, Plan plan) {
        Set<Audience> audiences = EnumSet.noneOf(Audience.class);
        if (reader.overseesAll(plan)) {
            audiences.add(Audience.OVERSEERS);
        }
        if (reader.ownsModels() || reader.operates() || reader.readsEverything()) {
            audiences.add(Audience.MODELS);
        }
        if (reader.watchesAll(plan)) {
            audiences.add(Audience.CALENDAR);
        }
        return audiences;
    }
}
