package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN_ID;
import static org.everspring.measures.process.MeasureBreakdownProcess.MEASURES;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.everspring.forms.FormValues;
import org.everspring.measures.MeasureBreakdowns;
import org.springframework.stereotype.Component;

/** The lead confirms what the tables have of the unit's last submission. */
@Component
class ConfirmMeasuresValues implements FormValues {

    private final MeasureBreakdowns breakdowns;

    ConfirmMeasuresValues(MeasureBreakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @Override
    public String process() {
        return MeasureBreakdownProcess.KEY;
    }

    @Override
    public String form() {
        return "confirm-measures";
    }

    @Override
    public Map<String, Object> of(DelegateTask task) {
        return Map.of(MEASURES, MeasureRows.of(breakdowns.measuresHandedIn(BREAKDOWN_ID.from(task))));
    }
}
