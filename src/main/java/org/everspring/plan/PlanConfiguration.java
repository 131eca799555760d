package org.everspring.plan;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.Printer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlanSettings.class)
class PlanConfiguration {

    @Bean
    Plan plan(PlanSettings settings) {
        return Plan.read(settings.plan());
    }

    /** Units by their usual short name; by the id where the plan does not know them any more. */
    @Bean
    Printer<UnitId> unitPrinter(Plan plan) {
        return (unit, locale) -> plan.findUnit(unit).map(Unit::name).orElseGet(unit::value);
    }

    /** Items by number and title; by the number where the plan does not know them any more. */
    @Bean
    Printer<ItemId> itemPrinter(Plan plan) {
        return (item, locale) -> plan.findItem(item.value())
                .map(found -> item + " " + found.title())
                .orElseGet(item::value);
    }
}
