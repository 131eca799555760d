package org.everspring.intake.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.everspring.improvement.ProblemReport;
import org.everspring.improvement.ProblemSource;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/** Reads by hand what another system sends, so that every mistake can be named in Chinese. */
final class ProblemInput {

    private static final Set<String> FIELDS = Set.of("source", "item", "title", "description", "units");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private ProblemInput() {}

    /** @throws InvalidInputException when it is no JSON, or something in it is missing, unknown or of the wrong kind */
    static ProblemReport read(byte[] body) {
        JsonNode root = tree(body);
        root.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new InvalidInputException(
                        "没有“" + excerpt(name) + "”这个字段，可用的字段：source、item、title、description、units。");
            }
        });
        String item = text(root, "item");
        String title = text(root, "title");
        if (title != null && LINE_BREAK.matcher(title).find()) {
            throw new InvalidInputException("“问题标题”只能填写一行，不能换行。");
        }
        return new ProblemReport(
                ProblemSource.of(text(root, "source")),
                item == null ? null : ItemId.of(item),
                title == null ? "" : title,
                Objects.requireNonNullElse(text(root, "description"), ""),
                units(root.path("units")));
    }

    private static JsonNode tree(byte[] body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (IOException e) {
            throw new InvalidInputException("内容不是有效的JSON，请以UTF-8编码发送一个JSON对象。");
        }
        if (!root.isObject()) {
            throw new InvalidInputException("请发送一个JSON对象，含source、title、description，可含item、units。");
        }
        return root;
    }

    private static @Nullable String text(JsonNode root, String field) {
        JsonNode value = root.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new InvalidInputException("字段“" + field + "”应为文字。");
        }
        return value.textValue();
    }

    private static List<UnitId> units(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new InvalidInputException("字段“units”应为单位标识的列表，例如[\"wuhuaqu\"]。");
        }
        List<UnitId> units = new ArrayList<>();
        for (JsonNode unit : value) {
            if (!unit.isTextual()) {
                throw new InvalidInputException("字段“units”应为单位标识的列表，例如[\"wuhuaqu\"]。");
            }
            units.add(UnitId.of(unit.textValue()));
        }
        return units;
    }

    private static String excerpt(String name) {
        return name.length() <= 30 ? name : name.substring(0, 30) + "…";
    }
}
