package org.everspring.monitoring.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DateText;
import org.everspring.calendar.WorkCalendar;
import org.everspring.engine.EngineStatus;
import org.everspring.engine.EngineStatus.Trouble;
import org.everspring.engine.EngineStatus.Work;
import org.everspring.jobs.StuckInstances;
import org.everspring.jobs.StuckInstances.Stuck;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.InvalidInputException;
import org.everspring.nodes.DatabaseHome;
import org.everspring.nodes.LiveNodes;
import org.everspring.nodes.LiveNodes.LiveNode;
import org.everspring.notification.NoticeRelay;
import org.everspring.web.PageAction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** What an operator has to know: whether anything stands still, on what it runs, and how long that can last. */
@Controller
class OperationsController {

    /** Jobs are taken up within seconds; one that has waited for so long waits for somebody. */
    private static final Duration LONG_WAIT = Duration.ofMinutes(15);

    /** A node says three times a minute that it is alive. */
    private static final Duration SILENT = Duration.ofSeconds(45);

    /** So many instances that stand still are named. */
    private static final int NAMED_STUCK = 50;

    private final EngineStatus engine;
    private final LiveNodes nodes;
    private final StuckInstances stuckInstances;
    private final NoticeRelay relay;
    private final DatabaseHome database;
    private final WorkCalendar calendar;
    private final Clock clock;

    OperationsController(
            EngineStatus engine,
            LiveNodes nodes,
            StuckInstances stuckInstances,
            NoticeRelay relay,
            DatabaseHome database,
            WorkCalendar calendar,
            Clock clock) {
        this.engine = engine;
        this.nodes = nodes;
        this.stuckInstances = stuckInstances;
        this.relay = relay;
        this.database = database;
        this.calendar = calendar;
        this.clock = clock;
    }

    @GetMapping("/board/operations")
    String show(StaffMember reader, Model model) {
        requireOperator(reader);
        return page(reader, model);
    }

    /** Not the operators': what is sent from a copy that somebody tries reaches the whole city. */
    @Audited(kind = AuditKind.OPERATION, value = "恢复发送通知")
    @PostMapping("/board/operations/sending")
    String send(StaffMember administrator, PageAction action) {
        if (!administrator.administrator()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return action.run(
                () -> {
                    if (!relay.isHeld()) {
                        throw new InvalidInputException("通知没有停发，不需要恢复。");
                    }
                    database.settle();
                    return "已恢复发送，积压的通知现在开始发出。";
                },
                "/board/operations",
                () -> page(administrator, action.model()));
    }

    private static void requireOperator(StaffMember reader) {
        if (!reader.operates()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private String page(StaffMember reader, Model model) {
        Work work = engine.work();
        NoticeRelay.Status mail = relay.status();
        model.addAttribute("at", DateText.MINUTE.of(clock.instant()));
        model.addAttribute("work", work);
        model.addAttribute("waitingSince", format(work.waitingSince()));
        boolean held = relay.isHeld();
        model.addAttribute("mail", mail);
        model.addAttribute("held", held);
        model.addAttribute("administrator", reader.administrator());
        model.addAttribute("oldestMail", format(mail.backlog().oldest()));
        List<LiveNode> live = nodes.all();
        List<Stuck> stuck = stuckInstances.find(NAMED_STUCK + 1);
        model.addAttribute("stuck", stuck.stream().limit(NAMED_STUCK).toList());
        model.addAttribute("moreStuck", stuck.size() > NAMED_STUCK);
        model.addAttribute("warnings", warnings(work, mail, held, stuck, live));
        model.addAttribute("troubles", engine.troubles().stream().map(this::row).toList());
        model.addAttribute("nodes", nodeRows(live));
        Map<String, String> versions = engine.versions();
        model.addAttribute("versions", versions);
        model.addAttribute("camunda", versions.get("Camunda"));
        return "operations";
    }

    /** What somebody has to do something about, the gravest first. */
    private List<String> warnings(
            Work work, NoticeRelay.Status mail, boolean held, List<Stuck> stuck, List<LiveNode> live) {
        var warnings = new ArrayList<String>();
        if (work.incidents() > 0) {
            warnings.add("有%d起异常事件，相关流程停在原处，须查明原因后重试。".formatted(work.incidents()));
        }
        if (!stuck.isEmpty()) {
            warnings.add("有%s件流程停在原处，没有任何待办、作业或消息能让它继续，也没有异常事件，处理办法见下面的“停住的流程”。"
                    .formatted(stuck.size() > NAMED_STUCK ? NAMED_STUCK + "多" : String.valueOf(stuck.size())));
        }
        if (work.waitingSince() != null
                && work.waitingSince().isBefore(clock.instant().minus(LONG_WAIT))) {
            warnings.add("有作业到期后超过%d分钟没有执行，请检查各节点是否正常。".formatted(LONG_WAIT.toMinutes()));
        }
        if (held) {
            warnings.add("这个数据库是从别处恢复的副本，邮件和群消息已全部停发，等系统管理员确认。");
        }
        if (mail.backlog().failing() > 0) {
            warnings.add("有%d封邮件没有发出，系统会继续重发，请检查邮件服务器。".formatted(mail.backlog().failing()));
        }
        live.stream()
                .filter(LiveNode::isClockWrong)
                .map(node -> "节点%s的时钟与数据库相差%d秒，它已停止接收请求和执行作业，请校准这台机器的时间。"
                        .formatted(node.name(), node.clockAhead().abs().toSeconds()))
                .forEach(warnings::add);
        calendar.warning(LocalDate.now(clock)).ifPresent(warnings::add);
        return warnings;
    }

    private TroubleRow row(Trouble trouble) {
        return new TroubleRow(
                trouble.process(),
                trouble.activity(),
                trouble.businessKey(),
                trouble.processInstanceId(),
                trouble.message(),
                format(trouble.since()));
    }

    /** This node is here, whether it has said so or not. */
    private List<NodeRow> nodeRows(List<LiveNode> live) {
        var rows = new ArrayList<NodeRow>();
        rows.add(new NodeRow(
                nodes.own(), true, jobs(engine.executesJobs()), DateText.MINUTE.of(engine.startedAt()) + "启动"));
        live.stream()
                .filter(node -> !node.name().equals(nodes.own()))
                .map(node -> new NodeRow(node.name(), false, jobs(node.executesJobs()), state(node)))
                .forEach(rows::add);
        return rows;
    }

    private static String jobs(boolean executed) {
        return executed ? "执行作业" : "不执行作业";
    }

    private static String state(LiveNode node) {
        String started = DateText.MINUTE.of(node.startedAt()) + "启动";
        return node.silence().compareTo(SILENT) > 0
                ? started + "，已有%d秒没有消息".formatted(node.silence().toSeconds())
                : started;
    }

    private @Nullable String format(@Nullable Instant moment) {
        return moment == null ? null : DateText.MINUTE.of(moment);
    }

    record TroubleRow(
            @Nullable String process,
            @Nullable String activity,
            @Nullable String businessKey,
            String instance,
            String message,
            @Nullable String since) {}

    record NodeRow(String name, boolean own, String jobs, String seen) {}
}
