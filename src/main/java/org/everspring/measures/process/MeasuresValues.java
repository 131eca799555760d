package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN_ID;
import static org.everspring.measures.process.MeasureBreakdownProcess.MEASURES;
import static org.everspring.measures.process.MeasureBreakdownProcess.RETURN_REASON;

import java.util.HashMap;
import java.util.Map;
import org.everspring.forms.FormValues;
import org.everspring.measures.MeasureBreakdowns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms show of the tables. */
@Configuration(proxyBeanMethods = false)
class MeasuresValues {

    /** Why the lead has returned what the unit has to mend. */
    @Bean
    FormValues draftMeasuresValues(MeasureBreakdowns breakdowns) {
        return FormValues.of(MeasureBreakdownProcess.KEY, "draft-measures", task -> {
            Map<String, Object> shown = new HashMap<>();
            shown.put(RETURN_REASON.name(), breakdowns.returnReason(BREAKDOWN_ID.from(task)));
            return shown;
        });
    }

    /** The lead confirms what the tables have of the unit's last submission. */
    @Bean
    FormValues confirmMeasuresValues(MeasureBreakdowns breakdowns) {
        return FormValues.of(
                MeasureBreakdownProcess.KEY,
                "confirm-measures",
                task -> Map.of(MEASURES, MeasureRows.of(breakdowns.measuresHandedIn(BREAKDOWN_ID.from(task)))));
    }
}
