package org.everspring.monitoring.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DateText;
import org.everspring.calendar.WorkCalendar;
import org.everspring.monitoring.DutyFigures;
import org.everspring.monitoring.EngineFigures;
import org.everspring.monitoring.Figures;
import org.everspring.notification.NoticeRelay;
import org.everspring.plan.Plan;
import org.everspring.reporting.ObligationState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the tile on Cockpit's dashboard shows (cockpit/scripts/overview.js): to whoever operates, and to the office. */
@RestController
class CockpitTileController {

    private static final String OPERATIONS = "/board/operations";

    private final Figures figures;
    private final NoticeRelay relay;
    private final WorkCalendar calendar;
    private final Plan plan;
    private final Clock clock;

    CockpitTileController(Figures figures, NoticeRelay relay, WorkCalendar calendar, Plan plan, Clock clock) {
        this.figures = figures;
        this.relay = relay;
        this.calendar = calendar;
        this.plan = plan;
        this.clock = clock;
    }

    enum Level {
        CALM,
        WARNING,
        ALARM
    }

    /** @param at when it was counted */
    record Tile(String at, List<Line> lines) {}

    /**
     * @param value the figure itself
     * @param note what it means; empty where nothing is to be said
     * @param address of the page that has more, from the application's root; null where the reader may open none
     */
    record Line(
            String code,
            String label,
            String value,
            String note,
            Level level,
            @Nullable String address) {}

    @GetMapping("/board/operations/tile")
    Tile show(StaffMember reader) {
        if (!reader.watchesAll(plan)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        DutyFigures duties = figures.duties();
        String operations = reader.operates() ? OPERATIONS : null;
        return new Tile(
                DateText.MINUTE.of(clock.instant()),
                List.of(
                        quarter(duties),
                        late(duties),
                        problems(duties),
                        notices(relay.status(), operations),
                        incidents(figures.engine(), operations),
                        days()));
    }

    private static Line quarter(DutyFigures duties) {
        if (duties.quarter() == null) {
            return new Line("quarter", "本季度", "未开启", "还没有开启过季度。", Level.CALM, null);
        }
        String state = Objects.requireNonNull(duties.state()).label();
        long missing = duties.obligationsIn(ObligationState.MISSING);
        String note =
                "应报" + duties.owed() + "项，已报" + duties.handedIn() + "项" + (missing == 0 ? "" : "，缺报" + missing + "项");
        return new Line("quarter", duties.quarter().label(), state, note, Level.CALM, "/desk/quarter");
    }

    private static Line late(DutyFigures duties) {
        return new Line(
                "late",
                "逾期未报",
                duties.lateObligations() + "项",
                duties.lateObligations() == 0 ? "没有逾期未报的任务。" : "已过期限，仍在责任单位。",
                duties.lateObligations() == 0 ? Level.CALM : Level.ALARM,
                "/desk/quarter");
    }

    private static Line problems(DutyFigures duties) {
        return new Line(
                "problems",
                "逾期问题",
                duties.lateProblems() + "件",
                "在办问题共" + duties.openProblems() + "件。",
                duties.lateProblems() == 0 ? Level.CALM : Level.ALARM,
                "/desk/problems");
    }

    private static Line notices(NoticeRelay.Status status, @Nullable String page) {
        int unsent = status.backlog().mails();
        int failing = status.backlog().failing();
        Instant oldest = status.backlog().oldest();
        String note = !status.mailServer()
                ? "没有配置邮件服务器，通知只在“我的通知”中显示。"
                : failing > 0
                        ? "其中" + failing + "封发送失败，系统会继续重发，请检查邮件服务器。"
                        : oldest == null ? "通知都已发出。" : "最早的一条写于" + DateText.MINUTE.of(oldest) + "。";
        return new Line("notices", "未发通知", unsent + "封", note, failing == 0 ? Level.CALM : Level.ALARM, page);
    }

    private static Line incidents(EngineFigures engine, @Nullable String page) {
        long waiting = engine.waitingJobs();
        return new Line(
                "incidents",
                "异常事件",
                engine.incidents() + "起",
                engine.incidents() > 0
                        ? "相关流程停在原处，须查明原因后重试。"
                        : waiting == 0 ? "没有异常，也没有等待执行的作业。" : "没有异常，等待执行的作业" + waiting + "项。",
                engine.incidents() == 0 ? Level.CALM : Level.ALARM,
                page == null ? null : page + "#incidents");
    }

    private Line days() {
        LocalDate today = LocalDate.now(clock);
        LocalDate last = calendar.lastPublishedDay(today);
        Level level =
                calendar.warning(today).isEmpty() ? Level.CALM : last.isBefore(today) ? Level.ALARM : Level.WARNING;
        String note = switch (level) {
            case CALM -> "节假日安排已登记到这一天。";
            case WARNING -> (last.getYear() + 1) + "年的放假和调休安排尚未导入，导入之前不能开启" + (last.getYear() + 1) + "年的季度。";
            case ALARM -> "登记的节假日安排已经用完，请管理员导入" + (last.getYear() + 1) + "年的安排。";
        };
        return new Line("calendar", "工作日历", DateText.DAY.of(last), note, level, "/board/calendar");
    }
}
