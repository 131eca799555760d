package org.everspring.home.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.DueStanding;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.everspring.engine.Actors;
import org.everspring.engine.ProcessContract;
import org.everspring.home.BegunWork;
import org.everspring.home.FinishedWork;
import org.everspring.home.MatterTitle;
import org.everspring.home.OpenWork;
import org.everspring.home.web.WorkRow.Light;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.MatterPage;
import org.everspring.matter.Matters;
import org.everspring.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How work is named for staff. */
@Component
class WorkTexts {

    /** From this many days before its date on work is marked. */
    static final int SOON = 3;

    private static final String TASK = "/camunda/app/tasklist/default/#/?task=";
    private static final String UNCLAIMED = "待领办";

    private final Plan plan;
    private final Matters matters;
    private final Actors actors;
    private final Set<String> shipped;
    private final Clock clock;

    WorkTexts(Plan plan, Matters matters, Actors actors, List<ProcessContract> contracts, Clock clock) {
        this.plan = plan;
        this.matters = matters;
        this.actors = actors;
        this.shipped = contracts.stream().map(ProcessContract::key).collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    List<WorkRow> open(List<OpenWork> found, StaffMember reader) {
        Map<String, String> names = names(found.stream().map(OpenWork::holder), reader.userId());
        boolean severalUnits = reader.units().size() > 1;
        return found.stream()
                .map(work -> new WorkRow(
                        TASK + work.taskId(),
                        title(work.title(), work.businessKey(), work.process(), reader),
                        details(work.title()),
                        work.step(),
                        work.process(),
                        light(deadline(work)),
                        day(deadline(work)),
                        holder(work.holder(), severalUnits ? work.groups() : List.of(), names)))
                .toList();
    }

    List<WorkRow> finished(List<FinishedWork> found, StaffMember reader) {
        return found.stream()
                .map(work -> new WorkRow(
                        page(work.businessKey()),
                        title(work.title(), work.businessKey(), work.process(), reader),
                        details(work.title()),
                        work.step(),
                        work.process(),
                        Light.NONE,
                        moment(work.finished()),
                        work.due() == null ? "" : work.finished().isBefore(work.due()) ? "按期" : "逾期"))
                .toList();
    }

    List<WorkRow> begun(List<BegunWork> found, StaffMember reader) {
        Map<String, String> names =
                names(found.stream().flatMap(work -> work.now().stream()).map(BegunWork.Step::holder), reader.userId());
        return found.stream()
                .map(work -> new WorkRow(
                        page(work.businessKey()),
                        title(work.title(), work.businessKey(), work.process(), reader),
                        details(work.title()),
                        work.ended() != null
                                ? "已办结"
                                : work.now().isEmpty()
                                        ? "系统处理中"
                                        : work.now().stream()
                                                .map(BegunWork.Step::name)
                                                .distinct()
                                                .collect(Collectors.joining("、")),
                        work.process(),
                        Light.NONE,
                        moment(work.begun()),
                        work.ended() != null
                                ? moment(work.ended()) + "办结"
                                : work.now().stream()
                                        .map(step -> holder(step.holder(), step.groups(), names))
                                        .distinct()
                                        .collect(Collectors.joining("、"))))
                .toList();
    }

    private Map<String, String> names(Stream<@Nullable String> holders, String reader) {
        Collection<String> others = holders.flatMap(Stream::ofNullable)
                .filter(holder -> !holder.equals(reader))
                .collect(Collectors.toSet());
        Map<String, String> names = new HashMap<>(actors.namesOf(others));
        names.put(reader, "我");
        return names;
    }

    private String holder(@Nullable String holder, List<String> groups, Map<String, String> names) {
        if (holder != null) {
            return names.getOrDefault(holder, holder);
        }
        return groups.stream().map(this::group).collect(Collectors.joining("、")) + UNCLAIMED;
    }

    private String group(String id) {
        return plan.unitsAmong(Set.of(id)).stream()
                .map(plan::nameOf)
                .findFirst()
                .orElse(id);
    }

    /** Whose it is comes first where it is not the reader's own: that is what a lead tells reports apart by. */
    private String title(MatterTitle title, @Nullable String businessKey, String process, StaffMember reader) {
        String name = title.orElse(businessKey, process);
        boolean own = title.unit() == null
                || reader.units().stream().map(plan::nameOf).anyMatch(title.unit()::equals)
                        && reader.units().size() == 1;
        return own ? name : title.unit() + "：" + name;
    }

    private static String details(MatterTitle title) {
        return Stream.of(title.matter() == null ? null : title.item(), quarter(title.quarter()))
                .flatMap(Stream::ofNullable)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private static @Nullable String quarter(@Nullable String text) {
        try {
            return text == null ? null : Quarter.parse(text).label();
        } catch (InvalidInputException ownersOwnWords) {
            return text;
        }
    }

    private @Nullable String page(@Nullable String businessKey) {
        return businessKey == null
                ? null
                : matters.page(businessKey).map(MatterPage::address).orElse(null);
    }

    private Light light(@Nullable Deadline due) {
        if (due == null) {
            return new Light("none", "没有期限");
        }
        DueStanding standing = DueStanding.of(due, LocalDate.now(clock), SOON);
        String alarm = standing.alarm();
        return new Light(alarm == null ? "calm" : alarm, standing.text());
    }

    /** Our own processes end a day with its 24:00; an owner's date comes from a form, and is the day itself. */
    @Nullable
    Deadline deadline(OpenWork work) {
        if (work.due() == null) {
            return null;
        }
        OffsetDateTime due = work.due().atZone(WorkCalendar.ZONE).toOffsetDateTime();
        return shipped.contains(work.processKey()) ? Deadline.endingAt(due) : new Deadline(WorkCalendar.dayOf(due));
    }

    private String day(@Nullable Deadline due) {
        if (due == null) {
            return "";
        }
        LocalDate day = due.day();
        return (day.getYear() == LocalDate.now(clock).getYear() ? DateText.SHORT_WEEKDAY : DateText.WEEKDAY).of(day);
    }

    private String moment(Instant moment) {
        boolean thisYear = moment.atZone(WorkCalendar.ZONE).getYear()
                == LocalDate.now(clock).getYear();
        return (thisYear ? DateText.SHORT_MINUTE : DateText.MINUTE).of(moment);
    }
}
