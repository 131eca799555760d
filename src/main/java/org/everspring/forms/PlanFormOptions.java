package org.everspring.forms;

import java.util.List;
import java.util.stream.Stream;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What forms offer from the plan, each list in the plan's order. */
@Configuration(proxyBeanMethods = false)
class PlanFormOptions {

    @Bean
    FormOptions planItems(Plan plan) {
        return new Offered(
                "planItems",
                plan.items().stream()
                        .map(item -> new FormOption(item.id().value(), item.id() + " " + item.title()))
                        .toList());
    }

    /** Whoever may have to do something: every unit but the leading group. */
    @Bean
    FormOptions planUnits(Plan plan) {
        return new Offered(
                "planUnits",
                plan.units().stream()
                        .filter(unit -> unit.kind() != UnitKind.LEADING_GROUP)
                        .map(PlanFormOptions::option)
                        .toList());
    }

    /** Where experience may be promoted: a collective stands for its members, {@code collective:<id>}. */
    @Bean
    FormOptions planTargets(Plan plan) {
        Stream<FormOption> collectives = plan.collectives().stream()
                .map(collective -> new FormOption(
                        "collective:" + collective.id(),
                        collective.name() + "（" + collective.members().size() + "个单位）"));
        Stream<FormOption> units = plan.units().stream()
                .filter(unit -> unit.kind() != UnitKind.LEADING_GROUP && unit.kind() != UnitKind.OFFICE)
                .map(PlanFormOptions::option);
        return new Offered("planTargets", Stream.concat(collectives, units).toList());
    }

    private static FormOption option(Unit unit) {
        return new FormOption(unit.id().value(), unit.name());
    }

    private record Offered(String key, List<FormOption> options) implements FormOptions {}
}
