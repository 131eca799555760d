package org.everspring.home.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.everspring.access.StaffMember;
import org.everspring.home.Work;
import org.everspring.home.Worker;
import org.everspring.home.web.MenuEntry.Part;
import org.everspring.notification.Inbox;
import org.everspring.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where somebody may go, on our own pages and in Camunda's webapps: the one source of every bar. What the person may not
 * open is no entry.
 */
@Component
class Menu {

    private final Work work;
    private final Inbox inbox;
    private final Plan plan;

    Menu(Work work, Inbox inbox, Plan plan) {
        this.work = work;
        this.inbox = inbox;
        this.plan = plan;
    }

    /** With what waits in each; two statements. */
    List<MenuEntry> of(StaffMember person, Worker worker) {
        return entries(person, code -> switch (code) {
            case "desk" -> count(work.count(worker), Work.MOST_COUNTED);
            case "notices" -> count(inbox.unread(worker.userId()), Inbox.MOST_UNREAD);
            default -> null;
        });
    }

    /** Without numbers: for a page that tells of a failure, which may be the database's. */
    List<MenuEntry> uncounted(StaffMember person) {
        return entries(person, code -> null);
    }

    private static @Nullable String count(int number, int most) {
        return number == 0 ? null : number > most ? most + "+" : String.valueOf(number);
    }

    private List<MenuEntry> entries(StaffMember person, Function<String, @Nullable String> counts) {
        Entries entries = new Entries(counts);
        entries.add(Part.FIRST, "desk", "待办", "/desk");
        entries.add(Part.FIRST, "notices", "通知", "/desk/notices");
        boolean leads = plan.items().stream().anyMatch(item -> person.memberOf(item.principalLead()));
        if (leads) {
            entries.add(Part.DAILY, "reviews", "审核", "/desk/reviews");
        }
        if (leads || person.memberOf(plan.office().id())) {
            entries.add(Part.DAILY, "urges", "催办", "/desk/urges");
        }
        if (!person.units().isEmpty() || person.overseesAll(plan)) {
            entries.add(Part.DAILY, "board", "看板", "/board");
        }
        entries.add(Part.DAILY, "quarter", "季度报送", "/desk/quarter");
        if (!person.units().isEmpty() || person.readsEverything()) {
            entries.add(Part.DAILY, "instructions", "领导批示", "/instructions");
        }
        entries.add(Part.DAILY, "problems", "问题闭环", "/desk/problems");
        entries.add(Part.DAILY, "experiences", "典型经验", "/board/experiences");
        entries.add(Part.DAILY, "assessment", "年度考核", "/board/assessment");
        if (!person.units().isEmpty() || person.administrator()) {
            entries.add(Part.DAILY, "tasklist", "任务列表", "/camunda/app/tasklist/");
        }
        entries.add(Part.MORE, "deputy", "代办安排", "/desk/deputy");
        entries.add(Part.MORE, "preferences", "提醒设置", "/desk/preferences");
        if (person.seesAccounts()) {
            entries.add(Part.MORE, "accounts", "账号管理", "/board/accounts");
        }
        if (person.ownsModels()) {
            entries.add(Part.MORE, "models", "流程模型", "/board/models");
        }
        if (person.watchesAll(plan)) {
            entries.add(Part.MORE, "calendar", "工作日历", "/board/calendar");
        }
        if (person.operates()) {
            entries.add(Part.MORE, "operations", "运行维护", "/board/operations");
        }
        if (person.readsEverything()) {
            entries.add(Part.MORE, "audit", "审计记录", "/board/audit");
        }
        if (person.ownsModels() || person.operates() || person.overseesAll(plan)) {
            entries.add(Part.MORE, "cockpit", "流程监控", "/camunda/app/cockpit/");
        }
        if (person.seesAccounts()) {
            entries.add(Part.MORE, "admin", "系统管理", "/camunda/app/admin/");
        }
        entries.add(Part.MORE, "help", "使用手册", HelpPlaces.CONTENTS);
        entries.add(Part.MORE, "welcome", "个人资料", "/camunda/app/welcome/");
        return entries.all;
    }

    private record Entries(Function<String, @Nullable String> counts, List<MenuEntry> all) {

        Entries(Function<String, @Nullable String> counts) {
            this(counts, new ArrayList<>());
        }

        void add(Part part, String code, String label, String address) {
            all.add(new MenuEntry(code, label, address, counts.apply(code), part));
        }
    }
}
