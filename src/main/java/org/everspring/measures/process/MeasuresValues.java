package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN_ID;
import static org.everspring.measures.process.MeasureBreakdownProcess.MEASURES;
import static org.everspring.measures.process.MeasureBreakdownProcess.PLAN_MEASURES;
import static org.everspring.measures.process.MeasureBreakdownProcess.RETURN_REASON;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.everspring.forms.FormValues;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureBreakdowns;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms show of the tables. */
@Configuration(proxyBeanMethods = false)
class MeasuresValues {

    /** What the unit has to break down or to mend, what it begins with, and what it has handed in last. */
    @Bean
    FormValues measureBreakdownValues(MeasureBreakdowns breakdowns, Plan plan) {
        return FormValues.of(MeasureBreakdownProcess.KEY, BREAKDOWN_ID::from)
                .with("draft-measures", id -> toDraft(breakdowns.returnReason(id), plan.item(id.item())))
                .beginning("draft-measures", id -> begun(breakdowns.begun(id)))
                .with(
                        "confirm-measures",
                        id -> Map.of(
                                MEASURES,
                                breakdowns.measuresHandedIn(id).stream()
                                        .map(Measure::shown)
                                        .toList()));
    }

    private static Map<String, Object> toDraft(@Nullable String returnReason, Item item) {
        Map<String, Object> values = new HashMap<>();
        values.put(RETURN_REASON.name(), returnReason);
        values.put(
                PLAN_MEASURES,
                item.measures().stream().map(measure -> "· " + measure).collect(Collectors.joining("\n")));
        return values;
    }

    /** Left out where there are none: a list without rows would begin without the empty one to fill in. */
    private static Map<String, Object> begun(List<Measure> measures) {
        return measures.isEmpty()
                ? Map.of()
                : Map.of(MEASURES, measures.stream().map(Measure::row).toList());
    }
}
