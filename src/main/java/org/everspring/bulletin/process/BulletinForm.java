package org.everspring.bulletin.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.everspring.bulletin.BulletinFacts.ItemRow;
import org.everspring.bulletin.BulletinText;
import org.everspring.bulletin.BulletinText.ItemText;
import org.everspring.engine.ProcessVariable;
import org.everspring.forms.JsonVariable;
import org.jspecify.annotations.Nullable;

/** Reads forms/collate-bulletin.form into a text, and shows a text by the names of its fields. */
final class BulletinForm {

    private BulletinForm() {}

    static BulletinText read(VariableScope form) {
        return read(
                name -> new ProcessVariable<>(name, Function.identity())
                        .find(form)
                        .orElse(null),
                rows(form));
    }

    private static List<ItemText> rows(VariableScope form) {
        return JsonVariable.rows(form, BulletinProcess.ITEMS).stream()
                .map(BulletinForm::item)
                .toList();
    }

    private static BulletinText read(Function<String, @Nullable String> form, List<ItemText> items) {
        return new BulletinText(
                required(form, BulletinProcess.TITLE),
                required(form, BulletinProcess.OVERVIEW),
                items,
                value(form, BulletinProcess.TARGETS),
                value(form, BulletinProcess.PROBLEMS),
                value(form, BulletinProcess.EXPERIENCES),
                value(form, BulletinProcess.CONDUCT),
                required(form, BulletinProcess.REQUIREMENTS),
                value(form, BulletinProcess.SIGNED_BY));
    }

    /** The form itself asks for what is required. */
    private static String required(Function<String, @Nullable String> form, ProcessVariable<String> field) {
        String value = value(form, field);
        return value == null ? "" : value;
    }

    private static @Nullable String value(Function<String, @Nullable String> form, ProcessVariable<String> field) {
        String value = form.apply(field.name());
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static ItemText item(JsonNode row) {
        String title = row.path("title").asText();
        int end = title.indexOf(' ');
        return new ItemText(
                end < 0 ? title : title.substring(0, end),
                title,
                row.path("text").asText().strip());
    }

    /** What is typed and not submitted yet, over what the form begins with. */
    static BulletinText draft(BulletinText drafted, @Nullable JsonNode answers) {
        if (answers == null) {
            return drafted;
        }
        Map<String, Object> fields = new HashMap<>(written(drafted));
        List<ItemText> items = new ArrayList<>(drafted.items());
        JsonNode rows = answers.path(BulletinProcess.ITEMS);
        for (int i = 0; i < rows.size() && i < items.size(); i++) {
            ItemText typed = item(rows.get(i));
            if (typed.title().equals(items.get(i).title())) {
                items.set(i, new ItemText(items.get(i).item(), typed.title(), typed.text()));
            }
        }
        return read(
                name -> {
                    JsonNode typed = answers.get(name);
                    return typed == null ? (String) fields.get(name) : typed.asText(null);
                },
                items);
    }

    static List<Map<String, Object>> rows(BulletinText text) {
        return text.items().stream()
                .map(item -> Map.<String, Object>of("title", item.title(), "text", item.text()))
                .toList();
    }

    /** Without the items. */
    static Map<String, Object> written(BulletinText text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(BulletinProcess.TITLE.name(), text.title());
        fields.put(BulletinProcess.OVERVIEW.name(), text.overview());
        fields.put(BulletinProcess.TARGETS.name(), text.targets());
        fields.put(BulletinProcess.PROBLEMS.name(), text.problems());
        fields.put(BulletinProcess.EXPERIENCES.name(), text.experiences());
        fields.put(BulletinProcess.CONDUCT.name(), text.conduct());
        fields.put(BulletinProcess.REQUIREMENTS.name(), text.requirements());
        return fields;
    }

    /** How an item stands, as the form's table shows it. */
    static Map<String, Object> row(ItemRow item) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("itemTitle", item.title());
        row.put("leadUnitName", item.lead());
        row.put("statusText", item.summary() + (item.progress() == null ? "" : "（" + item.progress() + "）"));
        row.put("lightText", item.light());
        row.put("onTimeText", item.reports().onTime() + "/" + item.reports().due());
        row.put("missingText", item.missing().isEmpty() ? "无" : String.join("、", item.missing()));
        return row;
    }
}
