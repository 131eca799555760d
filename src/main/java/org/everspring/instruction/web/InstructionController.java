package org.everspring.instruction.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.access.StaffMember;
import org.everspring.engine.ProcessDiagrams;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.forms.AddedAnswers;
import org.everspring.instruction.InstructionQueries;
import org.everspring.instruction.InstructionSnapshot;
import org.everspring.instruction.InstructionState;
import org.everspring.instruction.LeaderInstructions;
import org.everspring.instruction.OpenInstructions;
import org.everspring.instruction.OpenInstructions.Lit;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Shown;
import org.everspring.kernel.TypedText;
import org.everspring.web.AskedDay;
import org.everspring.web.ListWorkbook;
import org.everspring.web.PageAction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/**
 * What leaders have instructed. Of an instruction to somebody else nobody learns whether it exists.
 *
 * <p>A refused action shows the page again (422) with the reason and what was typed; one that succeeds redirects.
 */
@Controller
class InstructionController {

    private static final String PROCESS = "leaderInstruction";
    private static final String PAGE = InstructionQuery.PATH + "/{id}";

    private final InstructionListQuery lists;
    private final InstructionQueries queries;
    private final OpenInstructions open;
    private final LeaderInstructions instructions;
    private final InstructionAccess access;
    private final ProcessDiagrams diagrams;
    private final EvidenceFiles evidence;
    private final AddedAnswers added;
    private final Shown shown;

    InstructionController(
            InstructionListQuery lists,
            InstructionQueries queries,
            OpenInstructions open,
            LeaderInstructions instructions,
            InstructionAccess access,
            ProcessDiagrams diagrams,
            EvidenceFiles evidence,
            AddedAnswers added,
            Shown shown) {
        this.lists = lists;
        this.queries = queries;
        this.open = open;
        this.instructions = instructions;
        this.access = access;
        this.diagrams = diagrams;
        this.evidence = evidence;
        this.added = added;
        this.shown = shown;
    }

    @GetMapping(InstructionQuery.PATH)
    String list(InstructionQuery query, StaffMember reader, Model model) {
        model.addAttribute("query", query);
        model.addAttribute("list", lists.list(reader, query));
        return "instructions";
    }

    @GetMapping(path = InstructionQuery.FILE)
    ResponseEntity<byte[]> file(InstructionQuery query, StaffMember reader) {
        return new ListWorkbook<Lit>("领导批示")
                .column("编号", 16, lit -> lit.instruction().id())
                .column("批示领导", 14, lit -> lit.instruction().written().leader().name())
                .column(
                        "批示时间",
                        18,
                        lit -> shown.text(lit.instruction().written().at()))
                .column("批示事由", 30, lit -> lit.instruction().written().aboutLabel())
                .column("批示内容", 60, lit -> lit.instruction().written().text())
                .column("承办单位", 20, lit -> shown.text(lit.instruction().unit()))
                .column("承办人", 12, lit -> lit.instruction().handler())
                .column("办理期限", 16, lit -> shown.text(lit.instruction().due().day()))
                .column("状态", 10, lit -> lit.instruction().state().label())
                .column("灯号", 8, lit -> lit.light().label())
                .column("退回次数", 10, lit -> lit.instruction().timesReturned())
                .column("签收时间", 18, lit -> moment(lit.instruction().receivedAt()))
                .column("办结反馈时间", 18, lit -> moment(lit.instruction().answeredAt()))
                .column("办结时间", 18, lit -> moment(lit.instruction().closedAt()))
                .of(lists.all(reader, query));
    }

    private @Nullable String moment(@Nullable OffsetDateTime at) {
        return at == null ? null : shown.text(at);
    }

    @GetMapping(PAGE)
    String show(@PathVariable String id, StaffMember reader, Model model) {
        return page(known(id, reader), reader, model);
    }

    @GetMapping(path = PAGE + "/diagram", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ProcessDiagrams.Diagram diagram(@PathVariable String id, StaffMember reader) {
        return diagrams.find(PROCESS, known(id, reader).id().toString()).orElseThrow(InstructionController::notFound);
    }

    @Audited(kind = AuditKind.PAGE, value = "撤回批示")
    @PostMapping(PAGE + "/withdraw")
    String withdraw(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            StaffMember reader,
            PageAction action) {
        InstructionSnapshot instruction = known(id, reader);
        String typed = TypedText.clean(reason);
        action.model().addAttribute("withdrawal", typed);
        return action.run(
                () -> {
                    instructions.withdraw(instruction.id(), typed, reader.units(), actor(reader));
                    return "批示已撤回，承办单位的任务已收回并已告知。";
                },
                PAGE,
                () -> page(instruction, reader, action.model()));
    }

    @Audited(kind = AuditKind.PAGE, value = "申请批示延期")
    @PostMapping(PAGE + "/extension")
    String requestExtension(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(defaultValue = "") String reason,
            StaffMember reader,
            PageAction action) {
        InstructionSnapshot instruction = known(id, reader);
        String typed = TypedText.clean(reason);
        action.model().addAttribute("extensionReason", typed).addAttribute("extensionUntil", TypedText.clean(until));
        return action.run(
                () -> {
                    instructions.requestExtension(instruction.id(), day(until), typed, reader.units(), actor(reader));
                    return "延期申请已提交，等待审批；审批之前请按原期限办理。";
                },
                PAGE,
                () -> page(instruction, reader, action.model()));
    }

    private static LocalDate day(@Nullable String until) {
        if (until == null || until.isBlank()) {
            throw new InvalidInputException("请填写申请延至哪一天。");
        }
        return AskedDay.day("申请延至", until, LocalDate.MAX);
    }

    private static Actor actor(StaffMember reader) {
        return new Actor(reader.userId(), reader.name());
    }

    private String page(InstructionSnapshot instruction, StaffMember reader, Model model) {
        String subject = instruction.id().toString();
        List<InstructionSnapshot> others = queries.batch(instruction.written().batch()).stream()
                .filter(other -> !other.id().equals(instruction.id()))
                .filter(other -> access.seesAll(reader) || reader.memberOf(other.unit()))
                .toList();
        model.addAttribute(
                "page",
                new InstructionPage(
                        open.lit(List.of(instruction)).get(0),
                        new InstructionPage.Reader(
                                access.works(instruction, reader),
                                access.mayIssue(reader) && instruction.state().isOpen(),
                                reader.memberOf(instruction.unit())
                                        && instruction.state().isWithUnit()
                                        && instruction.extension() == null,
                                access.mayFollow(instruction, reader)),
                        others,
                        queries.entries(instruction.id())));
        model.addAttribute("withdrawn", instruction.state() == InstructionState.WITHDRAWN);
        model.addAttribute("added", added.of(subject));
        model.addAttribute("evidence", evidence.onSubject(subject, reader));
        return "instruction";
    }

    private InstructionSnapshot known(String id, StaffMember reader) {
        return access.find(id, reader).orElseThrow(InstructionController::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
