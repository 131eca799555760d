package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.MEASURES;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.everspring.calendar.DateText;
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

    /** As a form edits them. */
    static List<Map<String, Object>> of(List<Measure> measures) {
        return rows(measures, LocalDate::toString);
    }

    /** As a form only shows them. */
    static List<Map<String, Object>> shown(List<Measure> measures) {
        return rows(measures, DateText.DAY::of);
    }

    private static List<Map<String, Object>> rows(List<Measure> measures, Function<LocalDate, String> day) {
        return measures.stream()
                .map(measure -> Map.<String, Object>of(
                        "title", measure.title(),
                        "dueOn", day.apply(measure.dueOn()),
                        "owner", measure.owner(),
                        "ownerPhone", measure.ownerPhone() == null ? "" : measure.ownerPhone()))
                .toList();
    }
}
