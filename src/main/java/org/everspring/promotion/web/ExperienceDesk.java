package org.everspring.promotion.web;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DateText;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Adoption;
import org.everspring.promotion.AdoptionCount;
import org.everspring.promotion.AdoptionState;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceFilter;
import org.everspring.promotion.ExperienceLibrary;
import org.everspring.promotion.ExperienceLibrary.Hit;
import org.everspring.promotion.ExperienceLibrary.Results;
import org.everspring.promotion.ExperienceQueries;
import org.everspring.promotion.ExperienceState;
import org.everspring.promotion.Experiences;
import org.everspring.promotion.RecognitionLevel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person finds in the library: everybody what is published, besides each unit its own nominations and the office
 * all.
 */
@Component
@Transactional(readOnly = true)
class ExperienceDesk {

    private final Experiences experiences;
    private final ExperienceQueries queries;
    private final ExperienceLibrary library;
    private final EvidenceFiles evidence;
    private final Plan plan;

    ExperienceDesk(
            Experiences experiences,
            ExperienceQueries queries,
            ExperienceLibrary library,
            EvidenceFiles evidence,
            Plan plan) {
        this.experiences = experiences;
        this.queries = queries;
        this.library = library;
        this.evidence = evidence;
        this.plan = plan;
    }

    /** Empty also when it is not published and not the reader's: which of the two is not told. */
    Optional<Experience> find(String number, StaffMember reader) {
        return ExperienceId.find(number)
                .flatMap(experiences::find)
                .filter(experience ->
                        experience.state().isPublished() || seesAll(reader) || reader.memberOf(experience.unit()));
    }

    private boolean seesAll(StaffMember reader) {
        return reader.readsEverything() || isOffice(reader);
    }

    private boolean isOffice(StaffMember reader) {
        return reader.memberOf(plan.office().id());
    }

    ExperienceList list(StaffMember reader, ExperienceQuery query) {
        Results found = library.search(query.text(), filter(query), query.pageNumber());
        Map<ExperienceId, AdoptionCount> counts = queries.adoptionCounts(
                found.hits().stream().map(hit -> hit.experience().id()).toList());
        return new ExperienceList(
                seesAll(reader),
                query.isNarrowed() ? List.of() : unpublished(reader),
                items(query),
                units(query),
                levels(query),
                found.hits().stream()
                        .map(hit -> row(hit, counts.get(hit.experience().id())))
                        .toList(),
                found.total(),
                found.page(),
                found.pages());
    }

    private ExperienceFilter filter(ExperienceQuery query) {
        return new ExperienceFilter(
                plan.findItem(query.item() == null ? "" : query.item())
                        .map(Item::id)
                        .orElse(null),
                plan.units().stream()
                        .map(Unit::id)
                        .filter(unit -> unit.value().equals(query.unit()))
                        .findFirst()
                        .orElse(null),
                Arrays.stream(RecognitionLevel.values())
                        .filter(level -> level.code().equals(query.level()))
                        .findFirst()
                        .orElse(null));
    }

    private List<ExperienceList.Nominated> unpublished(StaffMember reader) {
        return queries.waiting(seesAll(reader) ? null : reader.units()).stream()
                .map(experience -> new ExperienceList.Nominated(
                        experience.id().toString(),
                        experience.title(),
                        unitName(experience.unit()),
                        experience.state().label(),
                        day(experience.nomination().at())))
                .toList();
    }

    private List<ExperienceList.Option> items(ExperienceQuery query) {
        return plan.items().stream()
                .map(item -> new ExperienceList.Option(
                        item.id().value(),
                        itemName(item.id()),
                        item.id().value().equals(query.item())))
                .toList();
    }

    private List<ExperienceList.Option> units(ExperienceQuery query) {
        return plan.units().stream()
                .filter(unit -> !unit.equals(plan.leadingGroup()))
                .map(unit -> new ExperienceList.Option(
                        unit.id().value(), unit.name(), unit.id().value().equals(query.unit())))
                .toList();
    }

    private static List<ExperienceList.Option> levels(ExperienceQuery query) {
        return Arrays.stream(RecognitionLevel.values())
                .map(level -> new ExperienceList.Option(
                        level.code(),
                        level == RecognitionLevel.NONE ? "未认定" : level.label(),
                        level.code().equals(query.level())))
                .toList();
    }

    private ExperienceList.Row row(Hit hit, AdoptionCount count) {
        Experience experience = hit.experience();
        return new ExperienceList.Row(
                experience.id().toString(),
                hit.title(),
                hit.excerpt(),
                unitName(experience.unit()),
                itemName(experience.item()),
                levelName(experience),
                count == null ? null : count.adopted() + "个单位已复制推广",
                day(experience.dates().publishedAt()));
    }

    ExperiencePage page(Experience experience, StaffMember reader) {
        List<Adoption> adoptions =
                experience.state().isPublished() ? experiences.adoptions(experience.id()) : List.of();
        AdoptionCount count = queries.adoptionCounts(List.of(experience.id())).get(experience.id());
        List<ExperiencePage.Level> higher = higher(experience.level());
        return new ExperiencePage(
                experience.id().toString(),
                experience.title(),
                unitName(experience.unit()),
                experience.state().name(),
                experience.state().label(),
                levelName(experience),
                isWorkable(experience, adoptions, reader),
                parts(experience),
                facts(experience, reader),
                problem(experience, reader),
                count == null ? null : answered(count),
                adoptions.stream().map(this::row).toList(),
                isOffice(reader) && experience.state() == ExperienceState.PROMOTED && !higher.isEmpty(),
                higher);
    }

    private boolean isWorkable(Experience experience, List<Adoption> adoptions, StaffMember reader) {
        return switch (experience.state()) {
            case UNDER_REVIEW, RECOGNISING -> isOffice(reader);
            case RETURNED -> reader.memberOf(experience.unit());
            case ADOPTING ->
                adoptions.stream()
                        .anyMatch(
                                adoption -> adoption.state() == AdoptionState.OPEN && reader.memberOf(adoption.unit()));
            case REJECTED, LAPSED, PROMOTED -> false;
        };
    }

    private static List<ExperiencePage.Section> parts(Experience experience) {
        return List.of(
                part("一、背景", experience.content().background()),
                part("二、主要做法", experience.content().practice()),
                part("三、取得成效", experience.content().effect()),
                part("四、可复制推广的内容", experience.content().copyable()));
    }

    private static ExperiencePage.Section part(String heading, String text) {
        return new ExperiencePage.Section(
                heading,
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    /** The points and the opinion of the review are for those who have nominated and for those who review. */
    private List<ExperiencePage.Fact> facts(Experience experience, StaffMember reader) {
        List<ExperiencePage.Fact> facts = new ArrayList<>();
        add(facts, "推荐单位", unitName(experience.unit()));
        add(facts, "重点任务", itemName(experience.item()));
        add(facts, "推荐时间", day(experience.nomination().at()));
        add(
                facts,
                "入库时间",
                experience.dates().publishedAt() == null
                        ? null
                        : day(experience.dates().publishedAt()));
        if (experience.state().isPublished()) {
            add(
                    facts,
                    "反馈截止",
                    experience.result().adoptDue() == null
                            ? null
                            : experience.result().adoptDue().text());
        }
        add(facts, "认定层级", levelName(experience));
        add(facts, "认定依据", experience.basis());
        if (seesAll(reader) || reader.memberOf(experience.unit())) {
            add(
                    facts,
                    "审核评分",
                    experience.result().rubricTotal() == null
                            ? null
                            : experience.result().rubricTotal() + "分");
            add(facts, "审核意见", experience.result().opinion());
        }
        return facts;
    }

    private static void add(List<ExperiencePage.Fact> facts, String name, String text) {
        if (text != null && !text.isBlank()) {
            facts.add(new ExperiencePage.Fact(name, text));
        }
    }

    private ExperiencePage.Problem problem(Experience experience, StaffMember reader) {
        return experience.nomination().problemId() == null
                ? null
                : new ExperiencePage.Problem(
                        experience.nomination().problemId(),
                        evidence.isReadable(experience.nomination().problemId(), reader));
    }

    private ExperiencePage.AdoptionRow row(Adoption adoption) {
        return new ExperiencePage.AdoptionRow(
                unitName(adoption.unit()),
                adoption.state().name(),
                adoption.state().label(),
                adoption.text(),
                adoption.text() == null ? null : day(adoption.answeredAt()));
    }

    private static List<ExperiencePage.Level> higher(RecognitionLevel present) {
        return Arrays.stream(RecognitionLevel.values())
                .filter(level -> level.compareTo(present) > 0)
                .map(level -> new ExperiencePage.Level(level.code(), level.label()))
                .toList();
    }

    private static String answered(AdoptionCount count) {
        return "推广到" + count.targets() + "个单位："
                + Stream.of(
                                number("已复制推广", count.adopted()),
                                number("不适用", count.notApplicable()),
                                number("逾期未反馈", count.missing()),
                                number("尚未反馈", count.open()))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("，"))
                + "。";
    }

    private static String number(String what, int number) {
        return number == 0 ? "" : what + number + "个";
    }

    private static String levelName(Experience experience) {
        return experience.level() == RecognitionLevel.NONE
                ? null
                : experience.level().label() + "典型经验";
    }

    private static String day(OffsetDateTime moment) {
        return DateText.DAY.of(moment);
    }

    /** A row outlives the plan that it was made from. */
    private String itemName(ItemId id) {
        return plan.findItem(id.value()).map(item -> id + " " + item.title()).orElse(id.value());
    }

    private String unitName(UnitId id) {
        return plan.findUnit(id).map(Unit::name).orElse(id.value());
    }
}
