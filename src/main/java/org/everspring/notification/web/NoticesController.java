package org.everspring.notification.web;

import java.security.Principal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.everspring.notification.Inbox;
import org.everspring.notification.ReceivedNotice;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own notices, sent by mail or not. */
@Controller
class NoticesController {

    private static final String PATH = "/desk/notices";

    private static final Pattern LEVEL = Pattern.compile("【(提醒|蓝色|黄色|橙色|红色)】(.*)");

    private static final Map<String, String> COLOURS =
            Map.of("提醒", "plain", "蓝色", "blue", "黄色", "yellow", "橙色", "orange", "红色", "red");

    private final Inbox inbox;

    NoticesController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping(PATH)
    String show(Principal reader, @RequestParam(required = false) @Nullable String page, Model model) {
        model.addAttribute(
                "page",
                inbox.page(reader.getName(), ListAddress.pageNumber(page)).map(Entry::of));
        model.addAttribute("address", new ListAddress(PATH));
        return "notices";
    }

    /**
     * @param subject without the level
     * @param level the reminder's level; null for a notice without one
     * @param colour of the level, for the sheet; null without one
     */
    record Entry(
            ReceivedNotice notice,
            String subject,
            @Nullable String level,
            @Nullable String colour) {

        static Entry of(ReceivedNotice notice) {
            Matcher level = LEVEL.matcher(notice.subject());
            return level.matches()
                    ? new Entry(notice, level.group(2), level.group(1), COLOURS.get(level.group(1)))
                    : new Entry(notice, notice.subject(), null, null);
        }
    }
}
