package org.everspring.bulletin;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Plan;
import org.everspring.promotion.AdoptionCount;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceQueries;
import org.everspring.promotion.ExperienceState;
import org.everspring.quarter.QuarterState;
import org.everspring.quarter.Quarters;
import org.everspring.quarter.ReportingQuarter;
import org.everspring.quarter.Summaries;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.quarter.SummaryState;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office's bulletin: drafted from what the quarter has brought, edited, published to every unit. */
@Service
@Transactional
public class QuarterBulletins {

    /** The overview names at most this many of the missing before it refers to the table. */
    private static final int MOST_NAMED = 40;

    private final Quarters quarters;
    private final Bulletins bulletins;
    private final Summaries summaries;
    private final ObligationQueries obligations;
    private final ExperienceQueries experiences;
    private final ApplicationEventPublisher events;
    private final Plan plan;
    private final Clock clock;

    QuarterBulletins(
            Quarters quarters,
            Bulletins bulletins,
            Summaries summaries,
            ObligationQueries obligations,
            ExperienceQueries experiences,
            ApplicationEventPublisher events,
            Plan plan,
            Clock clock) {
        this.quarters = quarters;
        this.bulletins = bulletins;
        this.summaries = summaries;
        this.obligations = obligations;
        this.experiences = experiences;
        this.events = events;
        this.plan = plan;
        this.clock = clock;
    }

    /** What the office begins with. */
    public record Draft(String number, String title, String overview, String requirements) {}

    public Draft draft(Quarter quarter) {
        ReportingQuarter found = quarters.get(quarter);
        if (found.state() == QuarterState.OPEN) {
            quarters.move(found, QuarterState.COLLATING);
        } else {
            require(found, QuarterState.COLLATING, "编制通报");
        }
        List<ObligationSnapshot> all = obligations.ofQuarter(quarter);
        List<SummarySnapshot> items = summaries.ofQuarter(quarter);
        int year = OffsetDateTime.now(clock).getYear();
        String title = quarter.label() + "营商环境重点任务推进情况通报";
        events.publishEvent(new BulletinDrafted(quarter, title));
        return new Draft(
                "〔" + year + "〕" + (bulletins.issuedIn(year) + 1) + "号",
                title,
                overview(quarter, all, items),
                "一、各牵头单位要对照时间节点，督促进度滞后的任务倒排工期、逐项销号。\n二、缺报、迟报的单位要查明原因，确保下一季度按期报送。");
    }

    /**
     * What a bulletin tells of its quarter besides its words.
     *
     * @param rows one an item: how its reports and its summary stand
     * @param experiences one a typical experience that came into the library in the quarter's three months, and how far it
     *     has come by now: units go on adopting it after the quarter
     */
    public record Tables(List<Map<String, Object>> rows, List<Map<String, Object>> experiences) {}

    @Transactional(readOnly = true)
    public Tables tables(Quarter quarter) {
        return new Tables(rows(obligations.ofQuarter(quarter), summaries.ofQuarter(quarter)), experiences(quarter));
    }

    /** Empty until the quarter's bulletin is published. */
    @Transactional(readOnly = true)
    public Optional<Bulletin> published(Quarter quarter) {
        return bulletins.find(quarter).filter(bulletin -> bulletin.publishedAt() != null);
    }

    private List<Map<String, Object>> experiences(Quarter quarter) {
        List<Experience> published = experiences.publishedBetween(begin(quarter), begin(quarter.next()));
        Map<ExperienceId, AdoptionCount> counts = experiences.adoptionCounts(
                published.stream().map(Experience::id).toList());
        return published.stream()
                .map(experience -> row(experience, counts.get(experience.id())))
                .toList();
    }

    private static OffsetDateTime begin(Quarter quarter) {
        return quarter.lastMonth()
                .minusMonths(2)
                .atDay(1)
                .atStartOfDay(WorkCalendar.ZONE)
                .toOffsetDateTime();
    }

    private Map<String, Object> row(Experience experience, AdoptionCount count) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("experienceId", experience.id().toString());
        row.put("experienceTitle", experience.title());
        row.put("unitName", plan.unit(experience.unit()).name());
        row.put(
                "itemTitle",
                experience.item() + " " + plan.item(experience.item()).title());
        row.put(
                "levelText",
                experience.state() == ExperienceState.PROMOTED
                        ? experience.level().label()
                        : experience.state().label());
        row.put("adoptedText", count == null ? "—" : count.adopted() + "/" + count.targets());
        return row;
    }

    private List<Map<String, Object>> rows(List<ObligationSnapshot> all, List<SummarySnapshot> items) {
        Map<SummaryId, List<ObligationSnapshot>> byItem = all.stream()
                .collect(Collectors.groupingBy(obligation -> obligation.id().summary()));
        return items.stream()
                .map(summary -> row(summary, byItem.getOrDefault(summary.id(), List.of())))
                .toList();
    }

    private String overview(Quarter quarter, List<ObligationSnapshot> all, List<SummarySnapshot> items) {
        long onTime = count(all, QuarterBulletins::isOnTime);
        List<ObligationSnapshot> missing =
                all.stream().filter(QuarterBulletins::isMissing).toList();
        long late = all.size() - onTime - missing.size();
        long accepted = items.stream()
                .filter(summary -> summary.state() == SummaryState.ACCEPTED)
                .count();
        String named = missing.stream()
                .limit(MOST_NAMED)
                .map(obligation -> plan.unit(obligation.id().unit()).name() + "（"
                        + obligation.id().item() + "）")
                .collect(Collectors.joining("、"));
        String rest = missing.size() > MOST_NAMED ? "等" + missing.size() + "项" : "";
        return "%s，%d项重点任务应报送%d份，按期报送%d份，逾期报送%d份，缺报%d份，按期率%s。牵头单位汇总通过%d项。%s"
                .formatted(
                        quarter.label(),
                        items.size(),
                        all.size(),
                        onTime,
                        late,
                        missing.size(),
                        all.isEmpty() ? "—" : Math.round(100.0 * onTime / all.size()) + "%",
                        accepted,
                        missing.isEmpty() ? "无缺报单位。" : "缺报单位：" + named + rest + "。");
    }

    /** Also what was handed in once, then returned or withdrawn, and never again. */
    private static boolean isMissing(ObligationSnapshot obligation) {
        return obligation.lateWorkingDays() == null || obligation.state() == ObligationState.MISSING;
    }

    private static boolean isOnTime(ObligationSnapshot obligation) {
        return !isMissing(obligation) && obligation.lateWorkingDays() == 0;
    }

    private static long count(List<ObligationSnapshot> all, Predicate<ObligationSnapshot> which) {
        return all.stream().filter(which).count();
    }

    private Map<String, Object> row(SummarySnapshot summary, List<ObligationSnapshot> reports) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(
                "itemTitle",
                summary.id().item() + " " + plan.item(summary.id().item()).title());
        row.put("leadUnitName", plan.unit(summary.leadUnit()).name());
        row.put("statusText", summary.state().label());
        row.put("onTimeText", count(reports, QuarterBulletins::isOnTime) + "/" + reports.size());
        String missing = reports.stream()
                .filter(QuarterBulletins::isMissing)
                .map(report -> plan.unit(report.id().unit()).name())
                .collect(Collectors.joining("、"));
        row.put("missingText", missing.isEmpty() ? "无" : missing);
        return row;
    }

    /** Keeps what the office signs; the diagram then publishes it. */
    public void issue(Bulletin bulletin, String userId) {
        if (bulletin.number() == null || bulletin.title() == null || bulletin.overview() == null) {
            throw new InvalidInputException("请填写通报文号、标题和总体情况。");
        }
        if (bulletins.isNumberTaken(bulletin.number(), bulletin.quarter())) {
            throw new InvalidInputException("文号" + bulletin.number() + "已用于其他季度的通报，请换一个。");
        }
        bulletins.issue(bulletin, userId, OffsetDateTime.now(clock));
    }

    private static void require(ReportingQuarter quarter, QuarterState state, String step) {
        if (quarter.state() != state) {
            throw new InvalidInputException(
                    quarter.id().label() + "现为“" + quarter.state().label() + "”，不能" + step + "。");
        }
    }

    /** @throws InvalidInputException before the office has collated the quarter and signed its bulletin */
    public void publish(Quarter quarter) {
        ReportingQuarter found = quarters.get(quarter);
        if (found.state() != QuarterState.COLLATING) {
            require(found, QuarterState.PUBLISHED, "发布通报");
            return;
        }
        quarters.move(found, QuarterState.PUBLISHED);
        if (!bulletins.publish(quarter, OffsetDateTime.now(clock))) {
            throw new InvalidInputException(quarter.label() + "的通报还没有编制签发，不能发布。");
        }
        events.publishEvent(new BulletinPublished(bulletins.find(quarter).orElseThrow()));
    }
}
