package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.MEASURES;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.everspring.forms.JsonVariable;
import org.everspring.measures.Measure;

/** What the unit has written in its form. */
final class MeasureRows {

    private MeasureRows() {}

    static List<Measure> read(VariableScope scope) {
        return JsonVariable.rows(scope, MEASURES).stream()
                .map(row -> new Measure(
                        row.path("title").asText(),
                        LocalDate.parse(row.path("dueOn").asText()),
                        row.path("owner").asText(),
                        row.path("ownerPhone").asText(null)))
                .toList();
    }
}
