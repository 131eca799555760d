package org.everspring.workdays.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.CalendarEdition;
import org.everspring.calendar.CalendarTakeovers;
import org.everspring.calendar.CalendarTakeovers.Preview;
import org.everspring.calendar.DateText;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.InvalidInputException;
import org.everspring.notification.Rescheduling;
import org.everspring.notification.Rescheduling.Reason;
import org.everspring.notification.Reschedulings;
import org.everspring.plan.Plan;
import org.everspring.web.ListAddress;
import org.everspring.web.PageAction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.server.ResponseStatusException;

/** The working days of each year; administrators take over what the State Council has announced for the next. */
@Controller
@RequestMapping(CalendarController.PATH)
class CalendarController {

    static final String PATH = "/board/calendar";

    private final CalendarTakeovers takeovers;
    private final WorkCalendar calendar;
    private final Reschedulings reschedulings;
    private final Plan plan;
    private final Clock clock;

    CalendarController(
            CalendarTakeovers takeovers, WorkCalendar calendar, Reschedulings reschedulings, Plan plan, Clock clock) {
        this.takeovers = takeovers;
        this.calendar = calendar;
        this.reschedulings = reschedulings;
        this.plan = plan;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String page,
            StaffMember reader,
            Model model) {
        requireReader(reader);
        LocalDate today = LocalDate.now(clock);
        int shown = year == null ? today.getYear() : Math.min(Math.max(year, 2023), today.getYear() + 2);
        int last = calendar.lastPublishedDay(today).getYear();
        model.addAttribute("year", shown);
        model.addAttribute(
                "years",
                IntStream.rangeClosed(today.getYear() - 1, Math.max(last, today.getYear()) + 1)
                        .boxed()
                        .toList());
        model.addAttribute("published", calendar.covers(shown));
        model.addAttribute("months", CalendarMonth.of(shown, takeovers.daysOf(shown)));
        model.addAttribute("holidays", CalendarMonth.holidays(takeovers.daysOf(shown)));
        model.addAttribute("warning", calendar.warning(today).orElse(null));
        model.addAttribute("nextYear", last + 1);
        model.addAttribute("changing", reader.administrator());
        model.addAttribute(
                "history", takeovers.history(ListAddress.pageNumber(page)).map(Row::of));
        model.addAttribute(
                "historyAddress",
                new ListAddress(PATH)
                        .with("year", year == null ? null : String.valueOf(shown))
                        .at("history"));
        model.addAttribute(
                "progress",
                reschedulings.latest(Reason.CALENDAR, 3).stream()
                        .map(CalendarController::sentence)
                        .toList());
        return "calendar";
    }

    /** The file is read only after it is known that the person may take it over. */
    @Audited(kind = AuditKind.OPERATION, value = "预览年度工作日")
    @PostMapping("/preview")
    String preview(
            StaffMember administrator, HttpServletRequest request, PageAction action, HttpServletResponse response) {
        requireAdministrator(administrator);
        Model model = action.model();
        return action.show(
                () -> {
                    MultipartFile file = file(request);
                    String text = CalendarTakeovers.textOf(content(file));
                    Preview preview = takeovers.preview(text);
                    if (preview.acceptable()) {
                        model.addAttribute("preview", preview);
                        model.addAttribute("previewMonths", CalendarMonth.of(preview.year(), preview.days()));
                        model.addAttribute("previewHolidays", CalendarMonth.holidays(preview.days()));
                        model.addAttribute("fileName", file.getOriginalFilename());
                        model.addAttribute("content", text);
                    } else {
                        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                        model.addAttribute("faults", preview.faults());
                    }
                },
                () -> show(null, null, administrator, model));
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MultipartFile file(HttpServletRequest request) {
        try {
            MultipartFile file = request instanceof MultipartRequest upload ? upload.getFile("file") : null;
            if (file == null || file.isEmpty()) {
                throw new InvalidInputException("没有收到文件，请选择一个年度的放假和调休安排（.csv）。");
            }
            if (file.getSize() > CalendarTakeovers.LARGEST_FILE) {
                throw new InvalidInputException("文件超过64KB，不像是一个年度的安排，请检查是否选错了文件。");
            }
            return file;
        } catch (MultipartException e) {
            throw new InvalidInputException("文件没有完整收到，请重新上传。");
        }
    }

    @Audited(kind = AuditKind.OPERATION, value = "导入年度工作日")
    @PostMapping("/{year}")
    String takeOver(
            @PathVariable int year,
            @RequestParam String content,
            @RequestParam String fileName,
            @RequestParam long base,
            StaffMember administrator,
            PageAction action) {
        requireAdministrator(administrator);
        return action.run(
                () -> {
                    CalendarEdition edition = takeovers.takeOver(fileName, content, base, administrator.userId());
                    int running =
                            reschedulings.latest(Reason.CALENDAR, 1).get(0).expected();
                    action.lead("year", String.valueOf(edition.year()));
                    return edition.year() + "年的放假和调休安排已经启用。"
                            + (running == 0 ? "没有在办事项需要调整期限。" : "在办的" + running + "件事项由后台逐件核对期限和提醒的日子，结果见下面的导入记录。");
                },
                PATH,
                () -> show(year, null, administrator, action.model()));
    }

    private static String sentence(Rescheduling done) {
        String counts = "已核对" + done.checked() + "件在办事项，其中" + done.moved() + "件的期限或提醒改了日子";
        return done.finished()
                ? done.subject() + "年的安排启用后" + counts + "。"
                : "正在按" + done.subject() + "年的安排调整期限：共" + done.expected() + "件，" + counts + "。";
    }

    private void requireReader(StaffMember reader) {
        if (!reader.watchesAll(plan)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private static void requireAdministrator(StaffMember person) {
        if (!person.administrator()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    record Row(int year, String fileName, String by, String at) {

        static Row of(CalendarEdition edition) {
            return new Row(
                    edition.year(), edition.fileName(), edition.takenBy(), DateText.MINUTE.of(edition.takenAt()));
        }
    }
}
