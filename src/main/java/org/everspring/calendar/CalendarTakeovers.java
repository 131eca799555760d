package org.everspring.calendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.ListPage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An administrator takes over a year's arrangement: it is checked, shown, and then in force for everybody. */
@Service
@Transactional
public class CalendarTakeovers {

    /** A year has some forty lines. */
    public static final int LARGEST_FILE = 64 * 1024;

    /** Since then the law gives a year thirteen holidays, which no arrangement leaves out. */
    private static final int LAW_OF = 2025;

    private final CalendarEditions editions;
    private final PublishedDays published;
    private final DeadlinePolicy deadlines;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarTakeovers(
            CalendarEditions editions,
            PublishedDays published,
            DeadlinePolicy deadlines,
            ApplicationEventPublisher events,
            Clock clock) {
        this.editions = editions;
        this.published = published;
        this.deadlines = deadlines;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a file would change.
     *
     * @param faults why it cannot be taken over, a sentence each; then there is nothing else
     * @param base the last edition at that moment
     * @param days the whole year as it would be
     * @param differences from what is in force, a day each; those of a year that is not published yet are against its
     *     provisional days
     */
    public record Preview(List<String> faults, long base, int year, List<StatutoryDay> days, List<String> differences) {

        public boolean acceptable() {
            return faults.isEmpty();
        }
    }

    /** As text, in UTF-8 or, as a spreadsheet in Chinese saves it, in GB 18030. */
    public static String textOf(byte[] content) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                return charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(content))
                        .toString();
            } catch (CharacterCodingException e) {
                // The next one.
            }
        }
        throw new InvalidInputException("文件不是文本文件，请用.csv格式保存后再上传。");
    }

    @Transactional(readOnly = true)
    public Preview preview(String text) {
        published.refresh();
        long base = editions.last();
        StatutoryDaysFile file = StatutoryDaysFile.parse(text);
        if (!file.faults().isEmpty()) {
            return refused(file.faults());
        }
        int[] years = file.days().values().stream()
                .filter(day -> day.date().getMonthValue() == 10 && day.date().getDayOfMonth() == 1 && !day.working())
                .mapToInt(day -> day.date().getYear())
                .toArray();
        if (years.length != 1) {
            return refused(List.of(
                    years.length == 0
                            ? "文件中没有国庆节（10月1日放假），不是完整的年度安排"
                            : "文件中有"
                                    + IntStream.of(years)
                                            .mapToObj(String::valueOf)
                                            .collect(Collectors.joining("、")) + "几个年度，请每次导入一个年度"));
        }
        int year = years[0];
        WorkCalendar before = published.asOf(base);
        StatutoryDays merged = published.inForce().with(year, file.days().values());
        WorkCalendar after = WorkCalendar.of(merged);
        List<String> faults = faults(year, file.days(), before, after);
        return faults.isEmpty()
                ? new Preview(List.of(), base, year, merged.of(year), differences(year, file.days(), before, merged))
                : refused(faults);
    }

    private static Preview refused(List<String> faults) {
        return new Preview(faults.stream().map(fault -> fault + "。").toList(), 0, 0, List.of(), List.of());
    }

    private List<String> faults(
            int year, TreeMap<LocalDate, StatutoryDay> days, WorkCalendar before, WorkCalendar after) {
        List<String> faults = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        if (year < today.getYear()) {
            return List.of(year + "年已经过去，其工作日不能再改");
        }
        days.keySet().stream()
                .filter(date -> date.getYear() != year && !(date.getYear() == year - 1 && date.getMonthValue() == 12))
                .forEach(date -> faults.add(date + "不在" + year + "年，也不在上一年12月"));
        if (year >= LAW_OF) {
            StatutoryHolidays.of(year).entrySet().stream()
                    .filter(holiday -> after.isWorkingDay(holiday.getKey()))
                    .forEach(holiday -> faults.add("缺少" + holiday.getValue() + "："
                            + DateText.WEEKDAY.of(holiday.getKey()) + "是法定节日，应为off（放假）"));
        }
        changed(year, days, before, after)
                .filter(date -> date.isBefore(today))
                .forEach(date -> faults.add(DateText.WEEKDAY.of(date) + "已经过去，不能再由" + word(before.isWorkingDay(date))
                        + "改为" + word(after.isWorkingDay(date))));
        if (faults.isEmpty()) {
            try {
                deadlines.check(year, after);
            } catch (InvalidInputException e) {
                faults.add(e.getMessage().replaceFirst("。$", ""));
            }
        }
        return faults;
    }

    private static Stream<LocalDate> changed(
            int year, TreeMap<LocalDate, StatutoryDay> days, WorkCalendar before, WorkCalendar after) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate from = days.firstKey().isBefore(first) ? days.firstKey() : first;
        return from.datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> before.isWorkingDay(date) != after.isWorkingDay(date));
    }

    private static List<String> differences(
            int year, TreeMap<LocalDate, StatutoryDay> days, WorkCalendar before, StatutoryDays after) {
        return changed(year, days, before, WorkCalendar.of(after))
                .map(date -> DateText.WEEKDAY.of(date) + "：" + word(before.isWorkingDay(date)) + " → "
                        + word(after.isWorkingDay(date))
                        + (days.containsKey(date) ? "（" + days.get(date).occasion() + "）" : ""))
                .toList();
    }

    private static String word(boolean working) {
        return working ? "上班" : "休息";
    }

    /**
     * @param base as the preview told it
     * @throws InvalidInputException when the text is not acceptable
     * @throws AlreadyDoneException when somebody else has taken over another file since
     */
    public CalendarEdition takeOver(String fileName, String text, long base, String userId) {
        Preview preview = preview(text);
        if (!preview.acceptable()) {
            throw new InvalidInputException(String.join("", preview.faults()));
        }
        CalendarEdition edition = new CalendarEdition(
                base + 1,
                preview.year(),
                fileName,
                userId,
                OffsetDateTime.now(clock),
                List.copyOf(StatutoryDaysFile.parse(text).days().values()));
        if (preview.base() != base || !editions.add(edition)) {
            throw new AlreadyDoneException("刚刚已有人导入了新的安排，请重新选择文件预览后再确认。");
        }
        published.refresh();
        events.publishEvent(new CalendarChanged(base, edition.id(), edition.year(), LocalDate.now(clock), userId));
        return edition;
    }

    /** A year as it is in force, published or provisional: each day of it that differs from the week's rhythm. */
    @Transactional(readOnly = true)
    public List<StatutoryDay> daysOf(int year) {
        StatutoryDays days = published.inForce();
        if (days.cover(year)) {
            return days.of(year);
        }
        Map<LocalDate, StatutoryDay> all = new TreeMap<>();
        StatutoryHolidays.of(year).forEach((date, name) -> all.put(date, new StatutoryDay(date, false, name)));
        days.of(year).forEach(day -> all.put(day.date(), day));
        return List.copyOf(all.values());
    }

    /** What has been taken over, the latest first, without the days. */
    @Transactional(readOnly = true)
    public ListPage<CalendarEdition> history(int page) {
        return editions.page(page);
    }
}
