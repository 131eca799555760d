package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.MEASURES;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

    /** As the forms show and edit them. */
    static List<Map<String, Object>> of(List<Measure> measures) {
        return measures.stream()
                .map(measure -> Map.<String, Object>of(
                        "title", measure.title(),
                        "dueOn", measure.dueOn().toString(),
                        "owner", measure.owner(),
                        "ownerPhone", measure.ownerPhone() == null ? "" : measure.ownerPhone()))
                .toList();
    }
}
