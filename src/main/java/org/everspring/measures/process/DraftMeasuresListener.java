package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN_ID;
import static org.everspring.measures.process.MeasureBreakdownProcess.MEASURES;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.JsonVariable;
import org.everspring.engine.SignedInUser;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureBreakdowns;
import org.springframework.stereotype.Component;

@Component
@ForProcess(MeasureBreakdownProcess.KEY)
class DraftMeasuresListener implements TaskListener {

    private final MeasureBreakdowns breakdowns;

    DraftMeasuresListener(MeasureBreakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @Override
    public void notify(DelegateTask task) {
        List<Measure> measures = JsonVariable.rows(task, MEASURES).stream()
                .map(row -> new Measure(
                        row.path("title").asText(),
                        LocalDate.parse(row.path("dueOn").asText()),
                        row.path("owner").asText(),
                        row.path("ownerPhone").asText(null)))
                .toList();
        breakdowns.submit(BREAKDOWN_ID.from(task), measures, SignedInUser.of(task));
    }
}
