package org.everspring.instruction.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.instruction.InstructionDates;
import org.everspring.instruction.InstructionSnapshot.Leader;
import org.everspring.instruction.InstructionSubject;
import org.everspring.instruction.InstructionSubjects;
import org.everspring.instruction.LeaderInstructions;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.InstructionId;
import org.everspring.notification.Person;
import org.everspring.notification.Recipient;
import org.everspring.notification.Recipients;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitKind;
import org.everspring.web.PageAction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where a leader writes an instruction, or the office writes one down for him. */
@Controller
class InstructionWriter {

    private final LeaderInstructions instructions;
    private final InstructionSubjects subjects;
    private final InstructionDates dates;
    private final InstructionAccess access;
    private final Recipients recipients;
    private final Plan plan;

    InstructionWriter(
            LeaderInstructions instructions,
            InstructionSubjects subjects,
            InstructionDates dates,
            InstructionAccess access,
            Recipients recipients,
            Plan plan) {
        this.instructions = instructions;
        this.subjects = subjects;
        this.dates = dates;
        this.access = access;
        this.recipients = recipients;
        this.plan = plan;
    }

    @GetMapping("/instructions/new")
    String blank(@RequestParam(required = false) @Nullable String matter, StaffMember reader, Model model) {
        InstructionSubject about = known(matter, reader);
        InstructionForm begun = new InstructionForm(
                about.key(),
                null,
                about.unit() == null ? List.of() : List.of(about.unit().value()),
                dates.usual().toString(),
                null);
        return page(begun, reader, model);
    }

    @Audited(kind = AuditKind.PAGE, value = "作出批示")
    @PostMapping("/instructions")
    String issue(InstructionForm typed, StaffMember reader, PageAction action) {
        known(null, reader);
        return action.run(
                () -> {
                    Leader leader = leader(typed, reader);
                    List<InstructionId> issued = instructions.issue(
                            typed.order(leader), reader.units(), new Actor(reader.userId(), reader.name()));
                    action.lead("number", issued.get(0).toString());
                    String behalf = reader.userId().equals(leader.userId()) ? "" : "（代" + leader.name() + "录入）";
                    return "批示已下达" + behalf + "，交" + issued.size() + "个单位办理，已通知签收。";
                },
                "/instructions/{number}",
                () -> page(typed, reader, action.model()));
    }

    /** Of the office it is the one who is named; with an account where the leading group has one of that name. */
    private Leader leader(InstructionForm typed, StaffMember reader) {
        if (!access.isOffice(reader)) {
            return new Leader(reader.userId(), reader.name());
        }
        if (typed.leader().isEmpty()) {
            throw new InvalidInputException("代录批示请写明是哪位领导的批示。");
        }
        return leaders().stream()
                .filter(person -> person.name().equals(typed.leader()))
                .findFirst()
                .map(person -> new Leader(person.userId(), person.name()))
                .orElse(new Leader(null, typed.leader()));
    }

    private List<Person> leaders() {
        return Stream.of(Recipient.everybody(plan.leadingGroup().id()))
                .flatMap(group -> recipients.of(group).stream())
                .distinct()
                .toList();
    }

    /** Whoever may not write finds no such page; whoever may, none for what is not there. */
    private InstructionSubject known(@Nullable String matter, StaffMember reader) {
        if (!access.mayIssue(reader)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        try {
            return subjects.of(matter);
        } catch (InvalidInputException nothing) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, nothing);
        }
    }

    private String page(InstructionForm typed, StaffMember reader, Model model) {
        model.addAttribute("input", typed);
        model.addAttribute("aboutLabel", label(typed.about()));
        model.addAttribute("groups", groups(typed.units()));
        model.addAttribute("office", access.isOffice(reader));
        model.addAttribute("leaders", access.isOffice(reader) ? leaders() : List.of());
        return "instruction-new";
    }

    private @Nullable String label(String about) {
        try {
            return subjects.of(about).label();
        } catch (InvalidInputException nothing) {
            return about;
        }
    }

    /**
     * Units of one kind, to choose from.
     *
     * @param open whether one of them is chosen
     */
    record Group(String label, List<Unit> units, boolean open) {}

    private List<Group> groups(List<String> chosen) {
        Map<String, List<Unit>> byKind = plan.units().stream()
                .filter(unit -> !unit.equals(plan.leadingGroup()))
                .collect(Collectors.groupingBy(unit -> label(unit.kind()), LinkedHashMap::new, Collectors.toList()));
        return byKind.entrySet().stream()
                .map(kind -> new Group(
                        kind.getKey(),
                        kind.getValue(),
                        kind.getValue().stream()
                                .anyMatch(unit -> chosen.contains(unit.id().value()))))
                .toList();
    }

    private static String label(UnitKind kind) {
        return switch (kind) {
            case OFFICE, LEADING_GROUP, DEPARTMENT -> "市级部门";
            case COUNTY -> "县（市）区";
            case ZONE -> "开发区、园区";
            case AGENCY -> "驻市单位和公共机构";
            case ENTERPRISE -> "企业";
        };
    }
}
