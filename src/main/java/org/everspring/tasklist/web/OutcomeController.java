package org.everspring.tasklist.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.everspring.access.StaffMember;
import org.everspring.jobs.LongWork.Stage;
import org.everspring.jobs.LongWorks;
import org.everspring.matter.BusinessKey;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.MatterPage;
import org.everspring.matter.Matters;
import org.everspring.matter.ObligationId;
import org.everspring.matter.ProblemId;
import org.everspring.people.DoneWork;
import org.everspring.people.DoneWork.Done;
import org.everspring.people.DoneWork.Waiting;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What Tasklist says after somebody has finished a task or started a process (tasklist/scripts/outcome.js). */
@RestController
class OutcomeController {

    private final DoneWork work;
    private final Matters matters;
    private final ObligationQueries obligations;
    private final LongWorks works;
    private final Plan plan;

    OutcomeController(DoneWork work, Matters matters, ObligationQueries obligations, LongWorks works, Plan plan) {
        this.work = work;
        this.matters = matters;
        this.obligations = obligations;
        this.works = works;
        this.plan = plan;
    }

    /**
     * @param next what happens now with the matter
     * @param unsettled whether a moment later there is more to say
     * @param progress the key of long work that this has begun and that the reader may watch; null for none
     */
    record Outcome(
            String said,
            String next,
            boolean unsettled,
            List<Link> links,
            @Nullable String progress) {}

    /** @param href from the application's root */
    record Link(String text, String href) {}

    @GetMapping("/desk/outcomes/tasks/{taskId}")
    Outcome ofTask(@PathVariable String taskId, StaffMember reader) {
        return work.task(taskId, reader)
                .map(done -> outcome("已提交：", done, reader))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/desk/outcomes/instances/{processInstanceId}")
    Outcome ofStart(@PathVariable String processInstanceId, StaffMember reader) {
        return work.start(processInstanceId, reader)
                .map(done -> outcome(begun(done), done, reader))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What has been given a number is called by it from now on. */
    private static String begun(Done done) {
        return Optional.ofNullable(done.businessKey())
                .flatMap(BusinessKey::find)
                .filter(key -> key instanceof ProblemId || key instanceof ExperienceId)
                .map(number -> "已登记，编号" + number + "：")
                .orElse("已发起：");
    }

    private Outcome outcome(String what, Done done, StaffMember reader) {
        return new Outcome(
                what + done.name(),
                next(done),
                done.state() == DoneWork.State.ON_ITS_WAY,
                links(done, reader),
                progress(done, reader));
    }

    private @Nullable String progress(Done done, StaffMember reader) {
        String key = done.businessKey();
        boolean goesOn = key != null
                && works.stages(key, ProgressController.audiences(reader, plan)).stream()
                        .anyMatch(Stage::isActive);
        return goesOn ? key : null;
    }

    private String next(Done done) {
        return switch (done.state()) {
            case WAITING -> "下一步：" + done.next().stream().map(this::step).collect(Collectors.joining("；")) + "。";
            case ON_ITS_WAY -> "系统正在转到下一环节。";
            case ENDED -> "这项工作已经办结。";
        };
    }

    private String step(Waiting task) {
        String who = plan.units().stream()
                .filter(unit -> task.groupIds().contains(unit.id().value()))
                .map(Unit::name)
                .collect(Collectors.joining("、"));
        return who + "“" + task.name() + "”";
    }

    private List<Link> links(Done done, StaffMember reader) {
        List<Link> links = new ArrayList<>();
        if (done.businessKey() != null) {
            links.add(new Link("查看", page(done.businessKey())));
            ObligationId.find(done.businessKey())
                    .filter(report -> mayWithdraw(report, reader))
                    .ifPresent(report ->
                            links.add(new Link("撤回", "/desk/quarter?quarter=" + report.quarter() + "#own-" + report)));
        }
        work.mostUrgent(reader)
                .ifPresent(task -> links.add(new Link(
                        "下一项：" + task.name() + (task.businessKey() == null ? "" : "（" + task.businessKey() + "）"),
                        "/camunda/app/tasklist/default/#/?task=" + task.taskId())));
        return links;
    }

    /** What somebody has just finished is to be looked at, and not what waits next under the same key. */
    private String page(String businessKey) {
        return matters.page(businessKey).map(MatterPage::address).orElse("/desk/matters/" + businessKey);
    }

    private boolean mayWithdraw(ObligationId id, StaffMember reader) {
        return reader.memberOf(id.unit())
                && obligations
                        .find(id)
                        .filter(report -> report.state() == ObligationState.SUBMITTED)
                        .isPresent();
    }
}
