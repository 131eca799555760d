package org.everspring.promotion.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.promotion.AdoptionCount;
import org.everspring.promotion.ExperienceColumn;
import org.everspring.promotion.ExperienceFilter;
import org.everspring.promotion.ExperienceLibrary;
import org.everspring.promotion.ExperienceLibrary.FoundExperience;
import org.everspring.promotion.ExperienceQueries;
import org.everspring.promotion.RecognitionLevel;
import org.everspring.web.Choice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person finds in the library. */
@Component
@Transactional(readOnly = true)
class ExperienceListQuery {

    /** So many nominations are named at most; a list of them that grows longer is worked off, not read. */
    private static final int UNPUBLISHED_SHOWN = 50;

    private final ExperienceLibrary library;
    private final ExperienceQueries queries;
    private final ExperienceAccess access;
    private final Plan plan;

    ExperienceListQuery(ExperienceLibrary library, ExperienceQueries queries, ExperienceAccess access, Plan plan) {
        this.library = library;
        this.queries = queries;
        this.access = access;
        this.plan = plan;
    }

    ExperienceList list(StaffMember reader, ExperienceQuery query) {
        List<Choice<ItemId>> items =
                Choice.of("重点任务", plan.items().stream().map(Item::id).toList(), ItemId::value, query.item());
        List<Choice<UnitId>> units = Choice.of("推荐单位", nominators(), UnitId::value, query.unit());
        List<Choice<RecognitionLevel>> levels =
                Choice.of("认定层级", List.of(RecognitionLevel.values()), RecognitionLevel::code, query.level());
        ExperienceFilter filter = new ExperienceFilter(
                Choice.chosen(items).orElse(null),
                Choice.chosen(units).orElse(null),
                Choice.chosen(levels).orElse(null));
        SortOrder<ExperienceColumn> order = query.order();
        List<ExperienceList.Nominated> unpublished = query.isNarrowed() ? List.of() : unpublished(reader);
        return new ExperienceList(
                access.seesAll(reader),
                unpublished.stream().limit(UNPUBLISHED_SHOWN).toList(),
                unpublished.size() > UNPUBLISHED_SHOWN,
                items,
                units,
                levels,
                rows(library.search(query.text(), filter, order, query.pageNumber())),
                Stream.of(ExperienceColumn.values())
                        .filter(column -> column != ExperienceColumn.FIT || query.text() != null)
                        .map(column -> query.address().head(column, order))
                        .toList());
    }

    private List<UnitId> nominators() {
        return plan.units().stream()
                .filter(unit -> !unit.equals(plan.leadingGroup()))
                .map(Unit::id)
                .toList();
    }

    private List<ExperienceList.Nominated> unpublished(StaffMember reader) {
        return queries.waiting(access.seesAll(reader) ? null : reader.units(), UNPUBLISHED_SHOWN + 1).stream()
                .map(experience -> new ExperienceList.Nominated(
                        experience, WorkCalendar.dayOf(experience.nomination().at())))
                .toList();
    }

    private ListPage<ExperienceList.Row> rows(ListPage<FoundExperience> found) {
        Map<ExperienceId, AdoptionCount> counts = queries.adoptionCounts(
                found.rows().stream().map(row -> row.experience().id()).toList());
        return found.map(row -> new ExperienceList.Row(
                row.experience(),
                row.title(),
                row.excerpt(),
                counts.get(row.experience().id()),
                WorkCalendar.dayOf(row.experience().dates().inLibrarySince())));
    }
}
