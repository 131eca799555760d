package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.everspring.forms.AddedAnswers.Answer;

/** A dynamic list: rows of the same fields. */
final class FormList {

    /** More than anybody fills in; an expression may look at each row for each row. */
    static final int MOST_ROWS = 200;

    private final String label;
    private final boolean fixed;
    private final int most;
    private final FormPart row;

    private FormList(String label, boolean fixed, int most, FormPart row) {
        this.label = label;
        this.fixed = fixed;
        this.most = most;
        this.row = row;
    }

    static FormList of(JsonNode component, OfferedOptions offered) {
        return new FormList(
                FormField.label(component),
                !component.path("allowAddRemove").asBoolean(true),
                mostOf(component),
                FormPart.of(component.path("components"), offered));
    }

    /** form-js has no such limit of its own; a form of ours names it among its custom properties. */
    static int mostOf(JsonNode component) {
        BigDecimal limit =
                FieldLimit.of(component.path("properties"), "maxItems").fixed();
        return limit == null
                ? MOST_ROWS
                : limit.min(BigDecimal.valueOf(MOST_ROWS)).intValue();
    }

    String label() {
        return label;
    }

    FormPart row() {
        return row;
    }

    /** Whether rows may be neither added nor removed. */
    boolean isFixed() {
        return fixed;
    }

    /** Of a list without any row the browser sends nothing; that is how the last one is removed. */
    void fill(FormPath path, ObjectNode data, JsonNode sent) {
        JsonNode before = path.in(data);
        if (sent.isMissingNode() && fixed && before.isArray()) {
            return;
        }
        ArrayNode rows = data.arrayNode();
        for (int i = 0; i < Math.min(sent.size(), MOST_ROWS); i++) {
            // A row that cannot have moved keeps what the browser does not send of it.
            ObjectNode filled =
                    fixed && before.path(i).isObject() ? before.get(i).deepCopy() : data.objectNode();
            row.fill(filled, sent.get(i) instanceof ObjectNode cells ? cells : data.objectNode());
            rows.add(filled);
        }
        path.set(data, rows);
    }

    void restore(JsonNode rows, JsonNode known, FormScope scope) {
        List<ObjectNode> left = new ArrayList<>();
        known.forEach(before -> {
            if (before instanceof ObjectNode cells) {
                left.add(cells);
            }
        });
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof ObjectNode cells) {
                FormScope inRow = scope.row(cells, i + 1);
                ObjectNode before = fixed
                        ? known.path(i) instanceof ObjectNode same ? same : cells.objectNode()
                        : original(cells, left, inRow);
                row.restore(cells, before, inRow);
            }
        }
    }

    private boolean isAnother(JsonNode sent, JsonNode known) {
        if (sent.size() != known.size()) {
            return true;
        }
        for (int i = 0; i < sent.size(); i++) {
            if (!shows(sent.get(i), known.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the row says what the other one says where nobody can change anything. */
    private boolean shows(JsonNode sent, JsonNode known) {
        return row.entries().stream()
                .filter(entry -> entry.field() != null && entry.field().isAlwaysReadonly())
                .filter(entry -> !entry.path().in(sent).isMissingNode())
                .allMatch(entry ->
                        text(entry.path().in(sent)).equals(text(entry.path().in(known))));
    }

    /**
     * What was saved of the rows that still stand there, each in its place of today; of a row that has come since, nothing.
     *
     * @param known the rows of today
     */
    JsonNode aligned(JsonNode saved, JsonNode known) {
        if (!fixed || !saved.isArray() || !known.isArray()) {
            return saved;
        }
        List<JsonNode> left = new ArrayList<>();
        saved.forEach(left::add);
        ArrayNode rows = ((ArrayNode) saved).arrayNode();
        for (JsonNode now : known) {
            JsonNode same = left.stream()
                    .filter(before -> shows(before, now))
                    .findFirst()
                    .orElse(rows.objectNode());
            left.remove(same);
            rows.add(same);
        }
        return rows;
    }

    /** A field on one line shows breaks as blanks, and nothing as an empty text. */
    private static String text(JsonNode cell) {
        return cell.isNull() ? "" : cell.asText().replaceAll("\\s+", " ");
    }

    /** Of the rows that were there, the one that says the same where nobody can change anything; each is found once. */
    private ObjectNode original(ObjectNode cells, List<ObjectNode> left, FormScope scope) {
        List<FormPath> shown = row.entries().stream()
                .filter(entry -> entry.field() != null
                        && !entry.field().isDisabled()
                        && entry.field().computed() == null
                        && !entry.isOpen(scope))
                .map(FormPart.Entry::path)
                .toList();
        if (shown.isEmpty()) {
            return cells.objectNode();
        }
        for (ObjectNode before : left) {
            if (shown.stream()
                    .allMatch(path ->
                            path.in(before).asText().equals(path.in(cells).asText()))) {
                left.remove(before);
                return before;
            }
        }
        return cells.objectNode();
    }

    /**
     * @param rows as they will be kept
     * @param known as they were before
     */
    void check(JsonNode sent, JsonNode rows, JsonNode known, FormScope scope, String where, List<String> faults) {
        if (fixed && known.isArray() && !sent.isMissingNode() && isAnother(sent, known)) {
            // Of rows that have changed meanwhile nobody can tell which one an answer was meant for.
            faults.add(where + "“" + label + "”所列各行与最新内容不一致，请先复制已填内容，刷新页面后重新填写");
            return;
        }
        if (FormField.isEmpty(sent)) {
            return;
        }
        if (!sent.isArray() || sent.size() > MOST_ROWS) {
            faults.add(where + "“" + label + "”应为不超过" + MOST_ROWS + "行的列表");
            return;
        }
        if (sent.size() > most) {
            faults.add(where + "“" + label + "”最多" + most + "条，现有" + sent.size() + "条，请合并");
            return;
        }
        for (int i = 0; i < sent.size(); i++) {
            String line = where + "“" + label + "”第" + (i + 1) + "行";
            if (sent.get(i) instanceof ObjectNode cells && rows.path(i) instanceof ObjectNode kept) {
                row.check(cells, known.path(i), scope.row(kept, i + 1), line, faults);
            } else {
                faults.add(line + "格式不正确");
            }
        }
    }

    void collectAdded(
            FormContract contract, String prefix, JsonNode rows, FormScope scope, String where, List<Answer> added) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof ObjectNode cells) {
                String line = where + label + "第" + (i + 1) + "行 ";
                row.collectAdded(contract, prefix, scope.row(cells, i + 1), line, added);
            }
        }
    }
}
