package org.everspring.problems.web;

import java.util.Map;
import org.everspring.access.StaffMember;
import org.everspring.engine.ProcessDiagrams;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.forms.AddedAnswers;
import org.everspring.forms.FormLimits;
import org.everspring.improvement.ProblemIntake;
import org.everspring.improvement.ProblemReporter;
import org.everspring.improvement.ProblemResolution;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Shown;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.everspring.web.ListWorkbook;
import org.everspring.web.PageAction;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/**
 * The problems that concern somebody. Of any other problem nobody learns whether it exists.
 *
 * <p>A refused action shows the page again (422) with the reason and what was typed; one that succeeds redirects.
 */
@Controller
@RequestMapping("/desk/problems")
class ProblemController {

    private static final String PROCESS = "improvementLoop";

    private final ProblemListQuery lists;
    private final ProblemPageQuery pages;
    private final ProblemAccess access;
    private final ProcessDiagrams diagrams;
    private final AddedAnswers added;
    private final FormLimits limits;
    private final EvidenceFiles evidence;
    private final ProblemIntake intake;
    private final ProblemResolution resolution;
    private final Shown shown;

    ProblemController(
            ProblemListQuery lists,
            ProblemPageQuery pages,
            ProblemAccess access,
            ProcessDiagrams diagrams,
            AddedAnswers added,
            FormLimits limits,
            EvidenceFiles evidence,
            ProblemIntake intake,
            ProblemResolution resolution,
            Shown shown) {
        this.lists = lists;
        this.pages = pages;
        this.access = access;
        this.diagrams = diagrams;
        this.added = added;
        this.limits = limits;
        this.evidence = evidence;
        this.intake = intake;
        this.resolution = resolution;
        this.shown = shown;
    }

    @GetMapping
    String list(ProblemQuery query, StaffMember reader, Model model) {
        model.addAttribute("query", query);
        model.addAttribute("list", lists.list(reader, query));
        return "problems";
    }

    @GetMapping("/list.xlsx")
    ResponseEntity<byte[]> file(ProblemQuery query, StaffMember reader) {
        return new ListWorkbook<ProblemList.Row>("问题清单")
                .column("编号", 16, row -> row.problem().id())
                .column("问题", 44, row -> row.problem().title())
                .column("状态", 12, row -> row.problem().state().label())
                .column("重点任务", 30, row -> shown.text(row.problem().item()))
                .column("来源", 14, row -> row.problem().discovery().source().label())
                .column("提出单位", 18, row -> shown.text(row.problem().discovery().unit()))
                .column("提出日期", 14, ProblemList.Row::reportedOn)
                .column("承办单位", 18, row -> shown.text(row.unit()))
                .column(
                        "期限",
                        14,
                        row -> row.problem().currentDue() == null
                                ? null
                                : row.problem().currentDue().day())
                .column(
                        "期限情况",
                        14,
                        row -> row.standing() == null ? null : row.standing().text())
                .of(lists.whole(reader, query).page().rows());
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, StaffMember reader, Model model) {
        return page(known(id, reader), reader, model);
    }

    @GetMapping(path = "/{id}/diagram", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ProcessDiagrams.Diagram diagram(@PathVariable String id, StaffMember reader) {
        return diagrams.find(PROCESS, known(id, reader).id().toString()).orElseThrow(ProblemController::notFound);
    }

    @Audited(kind = AuditKind.PAGE, value = "重新发起问题")
    @PostMapping("/{id}/reopen")
    String reopen(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String description,
            StaffMember reader,
            PageAction action) {
        ProblemSnapshot problem = known(id, reader);
        String text = TypedText.clean(description);
        action.model().addAttribute("typed", text);
        return action.run(
                () -> {
                    limits.check("find-problem", Map.of("problemDescription", text));
                    ProblemId reopened = intake.reopen(
                            problem.id(), text, new ProblemReporter(reader.userId(), reader.name(), reader.units()));
                    action.lead("id", reopened.toString());
                    return "已重新发起，新问题编号为" + reopened + "，等待分办。";
                },
                "/desk/problems/{id}",
                () -> page(problem, reader, action.model()));
    }

    @Audited(kind = AuditKind.PAGE, value = "反馈协办情况")
    @PostMapping("/{id}/assist")
    String assist(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            StaffMember reader,
            PageAction action) {
        ProblemSnapshot problem = known(id, reader);
        String typed = TypedText.clean(text);
        action.model().addAttribute("assisted", typed);
        return action.run(
                () -> {
                    limits.check("improve-problem", Map.of("improvementProgress", typed));
                    UnitId unit = problem.assisting().stream()
                            .filter(reader::memberOf)
                            .findFirst()
                            .orElseThrow(() -> new InvalidInputException("贵单位不是这个问题的协办单位，不能反馈协办情况。"));
                    resolution.assist(problem.id(), unit, typed, new Actor(reader.userId(), reader.name()));
                    return "协办情况已反馈，并已告知主办单位。";
                },
                "/desk/problems/{id}",
                () -> page(problem, reader, action.model()));
    }

    private String page(ProblemSnapshot problem, StaffMember reader, Model model) {
        model.addAttribute("page", pages.page(problem, reader));
        String key = problem.id().toString();
        model.addAttribute("added", added.of(key));
        if (!access.isOfLeadingGroup(reader) || evidence.isReadable(key, reader)) {
            model.addAttribute("evidence", evidence.onSubject(key, reader));
        }
        return "problem";
    }

    private ProblemSnapshot known(String id, StaffMember reader) {
        return access.find(id, reader).orElseThrow(ProblemController::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
