package org.everspring.home.web;

import java.util.Arrays;
import org.everspring.access.StaffMember;
import org.everspring.access.StaffRole;
import org.everspring.calendar.DateText;
import org.everspring.home.CalendarSecrets;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.notification.Medium;
import org.everspring.notification.NoticeKind;
import org.everspring.notification.NoticePreferences;
import org.everspring.notification.NoticeRelay;
import org.everspring.web.PageAction;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How somebody wants to be told, and the address of the own calendar file. */
@Controller
@RequestMapping(PreferencesController.PATH)
class PreferencesController {

    static final String PATH = "/desk/preferences";

    private final NoticePreferences preferences;
    private final NoticeRelay relay;
    private final CalendarSecrets calendar;

    PreferencesController(NoticePreferences preferences, NoticeRelay relay, CalendarSecrets calendar) {
        this.preferences = preferences;
        this.relay = relay;
        this.calendar = calendar;
    }

    @GetMapping
    String show(StaffMember reader, Model model) {
        return page(PreferencesForm.of(preferences.of(reader.userId())), reader, model);
    }

    @Audited(kind = AuditKind.ACCOUNT, value = "修改提醒设置")
    @PostMapping
    String save(PreferencesForm form, StaffMember reader, PageAction action) {
        return action.run(
                () -> {
                    preferences.save(reader.userId(), form.preference(relay.carriesMessagesToPersons()));
                    return "提醒设置已保存，即时生效。";
                },
                PATH,
                () -> page(form, reader, action.model()));
    }

    /** The address is shown once, on the page that this leads to. */
    @Audited(kind = AuditKind.ACCOUNT, value = "生成日历订阅地址")
    @PostMapping("/calendar")
    String renew(StaffMember reader, PageAction action) {
        return action.run(
                () -> {
                    action.tell(
                            "calendarAddress",
                            ServletUriComponentsBuilder.fromCurrentContextPath()
                                    .path("/calendar/{secret}.ics")
                                    .buildAndExpand(calendar.renew(reader.userId()))
                                    .toUriString());
                    return "日历订阅地址已生成，以前的地址不再有效。";
                },
                PATH,
                () -> show(reader, action.model()));
    }

    @Audited(kind = AuditKind.ACCOUNT, value = "停用日历订阅")
    @PostMapping("/calendar/end")
    String end(StaffMember reader, PageAction action) {
        return action.run(
                () -> {
                    calendar.revoke(reader.userId());
                    return "日历订阅已停用，原地址不再有效。";
                },
                PATH,
                () -> show(reader, action.model()));
    }

    private String page(PreferencesForm input, StaffMember reader, Model model) {
        boolean messages = relay.carriesMessagesToPersons();
        model.addAttribute("input", input)
                .addAttribute("kinds", NoticeKind.values())
                .addAttribute(
                        "media",
                        Arrays.stream(Medium.values())
                                .filter(medium -> medium != Medium.MESSAGE || messages)
                                .toList())
                .addAttribute("mailServer", relay.hasMailServer())
                .addAttribute(
                        "calendarSince",
                        calendar.since(reader.userId()).map(DateText.MINUTE::of).orElse(null))
                .addAttribute("mayChange", reader.administrator() || !reader.holds(StaffRole.AUDITOR));
        return "preferences";
    }
}
