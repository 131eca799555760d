package org.everspring.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.everspring.forms.JsonVariable;

/** What a unit types into the report form; a usual report where a test says nothing else. */
public final class ReportInput {

    private final Map<String, Object> fields = new LinkedHashMap<>(Map.of(
            "progressStatus", "onSchedule",
            "progress", "本季度完成窗口整合，企业开办全程网办。",
            "nextSteps", "下一季度推广到全部街道。",
            "drafter", "李明",
            "drafterPhone", "0871-63130000",
            "signedBy", "王芳",
            "signerRole", "deputy"));
    private String measureStatus = "onSchedule";
    private Object targetValue = 0.5;
    private List<Map<String, Object>> measures;
    private List<Map<String, Object>> targets;

    ReportInput() {}

    public ReportInput status(String status) {
        return with("progressStatus", status);
    }

    public ReportInput progress(String text) {
        return with("progress", text);
    }

    public ReportInput difficulties(String text) {
        return with("difficulties", text);
    }

    public ReportInput with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    /** The same status for each measure. */
    public ReportInput everyMeasure(String status) {
        measureStatus = status;
        return this;
    }

    /** The same value for each target. */
    public ReportInput everyTarget(Object value) {
        targetValue = value;
        return this;
    }

    /** The problems that the report names, each with some detail. */
    public ReportInput problems(String... titles) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String title : titles) {
            rows.add(Map.of("title", title, "detail", title + "，需要市级部门协调解决。"));
        }
        return with("problems", JsonVariable.of(rows));
    }

    /** The measures of a page that was opened earlier, instead of those that the form shows now. */
    public ReportInput measuresShownEarlier(List<Map<String, Object>> rows) {
        measures = rows;
        return this;
    }

    public ReportInput targetRows(List<Map<String, Object>> rows) {
        targets = rows;
        return this;
    }

    Map<String, Object> in(List<Map<String, Object>> shownMeasures, List<Map<String, Object>> shownTargets) {
        Map<String, Object> input = new LinkedHashMap<>(fields);
        // A list without rows is hidden, and the browser leaves out what is hidden.
        if (measures != null || !shownMeasures.isEmpty()) {
            input.put("measures", filled(measures == null ? shownMeasures : measures, "status", measureStatus));
        }
        if (targets != null || !shownTargets.isEmpty()) {
            input.put("targets", filled(targets == null ? shownTargets : targets, "value", targetValue));
        }
        return input;
    }

    private static Object filled(List<Map<String, Object>> shown, String field, Object value) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> row : shown) {
            Map<String, Object> filled = new LinkedHashMap<>(row);
            filled.put(field, value);
            rows.add(filled);
        }
        return JsonVariable.of(rows);
    }
}
