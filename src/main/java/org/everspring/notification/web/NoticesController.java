package org.everspring.notification.web;

import java.security.Principal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.ListPage;
import org.everspring.notification.Inbox;
import org.everspring.notification.ReceivedNotice;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's own notices, sent by mail or not. Nobody opens another's. */
@Controller
@RequestMapping(NoticesController.PATH)
class NoticesController {

    static final String PATH = "/desk/notices";

    private static final Pattern LEVEL = Pattern.compile("【(提醒|蓝色|黄色|橙色|红色)】(.*)");

    private static final Map<String, String> COLOURS =
            Map.of("提醒", "plain", "蓝色", "blue", "黄色", "yellow", "橙色", "orange", "红色", "red");

    private final Inbox inbox;

    NoticesController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping
    String show(
            Principal reader,
            @RequestParam(required = false) @Nullable String unread,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        boolean unreadOnly = unread != null;
        ListAddress all = new ListAddress(PATH);
        ListAddress address = all.with("unread", unreadOnly ? "1" : null);
        model.addAttribute("unreadOnly", unreadOnly);
        Inbox.Lines lines = inbox.page(reader.getName(), unreadOnly, ListAddress.pageNumber(page));
        model.addAttribute("unread", lines.unread());
        return list(lines.page(), address, model);
    }

    /** The list behind a line of many. */
    @GetMapping("/{id}/alike")
    String alike(
            Principal reader,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        ListPage<ReceivedNotice> found = inbox.line(reader.getName(), id, ListAddress.pageNumber(page));
        if (found.total() == 0) {
            throw nobodys();
        }
        ReceivedNotice first = found.rows().get(0);
        model.addAttribute("line", Entry.of(first.of(found.total())));
        return list(found, new ListAddress(PATH + "/" + id + "/alike"), model);
    }

    private static String list(ListPage<ReceivedNotice> found, ListAddress address, Model model) {
        model.addAttribute("page", found.map(Entry::of));
        model.addAttribute("address", address);
        return "notices";
    }

    /** Leads to the matter; from here and from the mail. Whoever goes there has read the notice. */
    @GetMapping("/{id}")
    String open(Principal reader, @PathVariable long id, RedirectAttributes redirect) {
        ReceivedNotice notice = inbox.read(reader.getName(), id).orElseThrow(NoticesController::nobodys);
        if (notice.businessKey() == null) {
            return "redirect:" + PATH;
        }
        redirect.addAttribute("key", notice.businessKey());
        return "redirect:/desk/matters/{key}";
    }

    @Audited(kind = AuditKind.PAGE, value = "通知标为已读")
    @PostMapping("/{id}/read")
    String read(Principal reader, @PathVariable long id) {
        inbox.readLine(reader.getName(), id);
        return "redirect:" + PATH;
    }

    /** @param latest the newest notice on the page that the reader has before him */
    @Audited(kind = AuditKind.PAGE, value = "通知全部标为已读")
    @PostMapping("/read")
    String readAll(Principal reader, @RequestParam long latest) {
        inbox.readAll(reader.getName(), latest);
        return "redirect:" + PATH;
    }

    private static ResponseStatusException nobodys() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /**
     * @param heading without the level
     * @param level the reminder's level; null for a notice without one
     * @param colour of the level, for the sheet; null without one
     */
    record Entry(
            ReceivedNotice notice,
            String heading,
            @Nullable String level,
            @Nullable String colour) {

        static Entry of(ReceivedNotice notice) {
            Matcher level = LEVEL.matcher(notice.heading());
            return level.matches()
                    ? new Entry(notice, level.group(2), level.group(1), COLOURS.get(level.group(1)))
                    : new Entry(notice, notice.heading(), null, null);
        }
    }
}
