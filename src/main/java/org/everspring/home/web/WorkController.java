package org.everspring.home.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.everspring.access.SignedInStaff;
import org.everspring.access.StaffMember;
import org.everspring.home.Work;
import org.everspring.home.WorkColumn;
import org.everspring.home.WorkFilter;
import org.everspring.home.WorkHistory;
import org.everspring.home.Worker;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.web.Choice;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Somebody's own page: all that waits, of every process, and what has become of the rest. */
@Controller
class WorkController {

    /** What this page's address had once, when a unit's quarter was all that it showed. */
    private static final List<String> OF_A_QUARTER = List.of("quarter", "list");

    private final Work work;
    private final WorkHistory history;
    private final WorkTexts texts;
    private final Plan plan;
    private final Clock clock;

    WorkController(Work work, WorkHistory history, WorkTexts texts, Plan plan, Clock clock) {
        this.work = work;
        this.history = history;
        this.texts = texts;
        this.plan = plan;
        this.clock = clock;
    }

    @GetMapping("/desk")
    String own(WorkQuery query, HttpServletRequest request, Model model) {
        if (OF_A_QUARTER.stream().anyMatch(part -> request.getParameter(part) != null)) {
            return "redirect:/desk/quarter?" + request.getQueryString();
        }
        return show(open(WorkTab.OPEN, Work.Scope.OWN, query, login(request)), model);
    }

    @GetMapping("/desk/unit")
    String unit(WorkQuery query, HttpServletRequest request, Model model) {
        return show(open(WorkTab.UNIT, Work.Scope.UNIT, query, login(request)), model);
    }

    @GetMapping("/desk/done")
    String done(WorkQuery query, StaffMember reader, Model model) {
        List<String> words = WorkFilter.words(query.words());
        return show(
                past(
                        WorkTab.DONE,
                        query,
                        history.finished(reader.userId(), words, query.pageNumber())
                                .with(found -> texts.finished(found, reader))),
                model);
    }

    @GetMapping("/desk/begun")
    String begun(WorkQuery query, StaffMember reader, Model model) {
        List<String> words = WorkFilter.words(query.words());
        return show(
                past(
                        WorkTab.BEGUN,
                        query,
                        history.begun(reader.userId(), words, query.pageNumber())
                                .with(found -> texts.begun(found, reader))),
                model);
    }

    private static String show(WorkPage page, Model model) {
        model.addAttribute("tabs", WorkTab.values());
        model.addAttribute("work", page);
        return "work";
    }

    private static SignedInStaff.Login login(HttpServletRequest request) {
        return Bars.login(request).orElseThrow();
    }

    private WorkPage open(WorkTab tab, Work.Scope scope, WorkQuery query, SignedInStaff.Login login) {
        StaffMember reader = login.staff();
        Worker worker = new Worker(reader.userId(), login.groups());
        SortOrder<WorkColumn> order = SortOrder.parse(query.sort(), WorkColumn.class);
        List<Choice<String>> kinds = kinds(work.kinds(worker, scope), query.kind());
        List<Choice<ItemId>> items =
                Choice.of("重点任务", plan.items().stream().map(Item::id).toList(), ItemId::value, query.item());
        List<Choice<DueChoice>> dues = Choice.of("期限", List.of(DueChoice.values()), DueChoice::code, query.due());
        WorkFilter filter = new WorkFilter(
                WorkFilter.words(query.words()),
                query.kind(),
                Choice.chosen(items).orElse(null),
                Choice.chosen(dues).map(due -> due.until(LocalDate.now(clock))).orElse(null));
        ListAddress address = query.address(tab);
        return new WorkPage(
                tab,
                query.words(),
                kinds,
                items,
                dues,
                work.open(worker, scope, filter, order, query.pageNumber()).with(found -> texts.open(found, reader)),
                address.heads(order),
                address,
                filter.isNarrowed());
    }

    /** What is asked for stays a choice when the last of its kind is done. */
    private static List<Choice<String>> kinds(List<String> present, @Nullable String asked) {
        var kinds = new TreeSet<>(present);
        if (asked != null) {
            kinds.add(asked);
        }
        return Choice.of("要办的事", kinds, kind -> kind, asked);
    }

    private static WorkPage past(WorkTab tab, WorkQuery query, ListPage<WorkRow> page) {
        return new WorkPage(
                tab,
                query.words(),
                List.of(),
                List.of(),
                List.of(),
                page,
                Map.of(),
                new ListAddress(tab.path()).with("words", query.words()),
                query.words() != null);
    }
}
