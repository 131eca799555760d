package org.everspring.board.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.everspring.engine.EngineStatus;
import org.everspring.engine.EngineStatus.Node;
import org.everspring.engine.EngineStatus.Trouble;
import org.everspring.engine.EngineStatus.Work;
import org.everspring.notification.NoticeRelay;
import org.everspring.people.StaffMember;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** What an operator has to know: whether anything stands still, on what it runs, and how long that can last. */
@Controller
class OperationsController {

    /** Jobs are taken up within seconds; one that has waited for so long waits for somebody. */
    private static final Duration LONG_WAIT = Duration.ofMinutes(15);

    private final EngineStatus engine;
    private final NoticeRelay relay;
    private final Clock clock;
    private final DateTimeFormatter time;

    OperationsController(EngineStatus engine, NoticeRelay relay, Clock clock) {
        this.engine = engine;
        this.relay = relay;
        this.clock = clock;
        this.time = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(clock.getZone());
    }

    @GetMapping("/board/operations")
    String show(StaffMember reader, Model model) {
        if (!reader.operates()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Work work = engine.work();
        NoticeRelay.Status mail = relay.status();
        model.addAttribute("at", time.format(clock.instant()));
        model.addAttribute("work", work);
        model.addAttribute("waitingSince", format(work.waitingSince()));
        model.addAttribute("mail", mail);
        model.addAttribute("oldestMail", format(mail.backlog().oldest()));
        model.addAttribute("warnings", warnings(work, mail));
        model.addAttribute("troubles", engine.troubles().stream().map(this::row).toList());
        model.addAttribute("nodes", engine.nodes().stream().map(this::row).toList());
        Map<String, String> versions = engine.versions();
        model.addAttribute("versions", versions);
        model.addAttribute("camunda", versions.get("Camunda"));
        return "operations";
    }

    /** What somebody has to do something about, the gravest first. */
    private List<String> warnings(Work work, NoticeRelay.Status mail) {
        var warnings = new ArrayList<String>();
        if (work.incidents() > 0) {
            warnings.add("有%d起异常事件，相关流程停在原处，须查明原因后重试。".formatted(work.incidents()));
        }
        if (work.waitingSince() != null
                && work.waitingSince().isBefore(clock.instant().minus(LONG_WAIT))) {
            warnings.add("有作业到期后超过%d分钟没有执行，请检查各节点是否正常。".formatted(LONG_WAIT.toMinutes()));
        }
        if (mail.backlog().failing() > 0) {
            warnings.add("有%d封邮件没有发出，系统会继续重发，请检查邮件服务器。".formatted(mail.backlog().failing()));
        }
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

    private NodeRow row(Node node) {
        return new NodeRow(
                node.name(),
                node.own(),
                node.executesJobs() ? "执行作业" : "不执行作业",
                node.own() ? format(node.startedAt()) + "启动" : format(node.lastSeen()) + "有上报");
    }

    private String format(Instant moment) {
        return moment == null ? null : time.format(moment);
    }

    record TroubleRow(
            String process, String activity, String businessKey, String instance, String message, String since) {}

    record NodeRow(String name, boolean own, String jobs, String seen) {}
}
