package org.everspring.board.web;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Quarter;
import org.everspring.indicators.BoardScope;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.quarter.Quarters;
import org.everspring.quarter.ReportingQuarter;
import org.everspring.scoring.ScoringSettings;
import org.everspring.scoring.ScoringSettings.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Reads what an address of the board asks for. What is not there, or not for the person, is not found. */
@Component
class BoardViews {

    private final Quarters quarters;
    private final ScoringSettings scoring;
    private final Plan plan;

    BoardViews(Quarters quarters, ScoringSettings scoring, Plan plan) {
        this.quarters = quarters;
        this.scoring = scoring;
        this.plan = plan;
    }

    /** One statement. */
    BoardView of(BoardQuery query, StaffMember reader) {
        BoardScope scope = scope(reader);
        List<Quarter> opened = quarters.all().stream().map(ReportingQuarter::id).toList();
        return new BoardView(
                query,
                scope,
                opened,
                quarter(query, opened),
                query.item() == null ? null : item(query.item(), scope),
                query.unit() == null ? null : unit(query.unit(), scope),
                query.group() == null ? null : group(query.group()));
    }

    /** For a file: where there is nothing yet, there is no file either. */
    BoardView filled(BoardQuery query, StaffMember reader) {
        BoardView view = of(query, reader);
        if (view.isEmpty()) {
            throw notFound();
        }
        return view;
    }

    /** @throws ResponseStatusException forbidden for whoever works for no unit and reads not everything */
    BoardScope scope(StaffMember reader) {
        boolean everything = reader.overseesAll(plan);
        if (!everything && reader.units().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return BoardScope.of(reader.units(), everything, plan);
    }

    /** One of which the person sees anything at all. */
    Item item(String id, BoardScope scope) {
        return found(scope.items(plan).stream().filter(item -> item.id().value().equals(id)));
    }

    /** One of which the person sees anything at all. */
    Unit unit(String id, BoardScope scope) {
        return found(scope.units(plan).stream().filter(unit -> unit.id().value().equals(id)));
    }

    /** One of which the person sees everything. */
    Unit wholeUnit(String id, BoardScope scope) {
        Unit unit = unit(id, scope);
        if (!scope.seesWhole(unit.id())) {
            throw notFound();
        }
        return unit;
    }

    private String group(String name) {
        return found(scoring.groups().stream().map(Group::name).filter(name::equals));
    }

    private static @Nullable Quarter quarter(BoardQuery query, List<Quarter> opened) {
        if (query.quarter() == null && query.year() == null) {
            return opened.stream().findFirst().orElse(null);
        }
        Predicate<Quarter> asked = query.quarter() != null
                ? quarter -> quarter.toString().equals(query.quarter())
                : quarter -> String.valueOf(quarter.year()).equals(query.year());
        return found(opened.stream().filter(asked));
    }

    private static <T> T found(Stream<T> candidates) {
        return candidates.findFirst().orElseThrow(BoardViews::notFound);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
