package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN_ID;
import static org.everspring.measures.process.MeasureBreakdownProcess.MEASURES;
import static org.everspring.measures.process.MeasureBreakdownProcess.RETURN_REASON;

import java.util.Collections;
import java.util.Map;
import org.everspring.forms.FormValues;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureBreakdowns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms show of the tables. */
@Configuration(proxyBeanMethods = false)
class MeasuresValues {

    /** What the unit has to mend, and what it has handed in last. */
    @Bean
    FormValues measureBreakdownValues(MeasureBreakdowns breakdowns) {
        return FormValues.of(MeasureBreakdownProcess.KEY, BREAKDOWN_ID::from)
                .with(
                        "draft-measures",
                        id -> Collections.singletonMap(RETURN_REASON.name(), breakdowns.returnReason(id)))
                .with(
                        "confirm-measures",
                        id -> Map.of(
                                MEASURES,
                                breakdowns.measuresHandedIn(id).stream()
                                        .map(Measure::shown)
                                        .toList()));
    }
}
