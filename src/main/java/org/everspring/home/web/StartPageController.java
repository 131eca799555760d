package org.everspring.home.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.everspring.access.DemonstrationAccount;
import org.everspring.access.DemonstrationAccounts;
import org.everspring.access.StaffHome;
import org.everspring.access.StaffMember;
import org.everspring.access.StaffRole;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The first page: where to go, and, in a demonstration, as whom. It is public and says nothing about any task. Whoever is
 * signed in has a page of his own.
 */
@Controller
class StartPageController {

    private final Plan plan;
    private final DemonstrationAccounts accounts;

    StartPageController(Plan plan, DemonstrationAccounts accounts) {
        this.plan = plan;
        this.accounts = accounts;
    }

    @GetMapping("/")
    String show(HttpServletRequest request, Model model) {
        if (request.getUserPrincipal() instanceof StaffMember staff) {
            return "redirect:" + StaffHome.of(staff, plan);
        }
        model.addAttribute("plan", plan);
        if (accounts.enabled()) {
            model.addAttribute("demonstration", demonstration());
        }
        return "start";
    }

    private Demonstration demonstration() {
        var sections = new ArrayList<Section>();
        for (var kind : UnitKind.values()) {
            var rows = plan.units().stream()
                    .filter(unit -> unit.kind() == kind)
                    .map(this::row)
                    .toList();
            if (!rows.isEmpty()) {
                sections.add(new Section(label(kind), rows));
            }
        }
        return new Demonstration(
                accounts.password(),
                Arrays.stream(StaffRole.values()).map(accounts::of).toList(),
                row(plan.office()),
                row(plan.leadingGroup()),
                example(),
                plan.units().size(),
                sections);
    }

    private Row row(Unit unit) {
        return new Row(
                unit.name(),
                unit.fullName(),
                accounts.liaisonOf(unit).userId(),
                accounts.leaderOf(unit).userId());
    }

    /** Somebody who reports and somebody who reviews it, for the sentence that says how to begin. */
    private @Nullable Example example() {
        return plan.items().stream()
                .filter(item -> !item.responsibleUnits().isEmpty())
                .findFirst()
                .map(item -> new Example(
                        item.title(),
                        row(plan.unit(item.responsibleUnits().get(0))),
                        row(plan.unit(item.principalLead()))))
                .orElse(null);
    }

    private static String label(UnitKind kind) {
        return switch (kind) {
            case OFFICE -> "统筹单位";
            case LEADING_GROUP -> "领导小组";
            case DEPARTMENT -> "市级部门";
            case COUNTY -> "县（市）区";
            case ZONE -> "开发（度假）区、园区";
            case AGENCY -> "驻市机构及直属单位";
            case ENTERPRISE -> "公用事业及通信企业";
        };
    }

    record Demonstration(
            String password,
            List<DemonstrationAccount> roles,
            Row office,
            Row leadingGroup,
            @Nullable Example example,
            int unitCount,
            List<Section> sections) {}

    record Example(String item, Row responsible, Row lead) {}

    record Section(String kind, List<Row> rows) {}

    record Row(String name, String fullName, String liaison, String leader) {}
}
