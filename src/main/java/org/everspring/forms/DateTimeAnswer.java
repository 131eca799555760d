package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** Of a date, a time or both, in the format that the form asks for. */
final class DateTimeAnswer implements FormField.Answer {

    /** What follows the time of day. */
    enum Zone {
        OFFSET,
        UTC,
        NONE
    }

    private final boolean date;
    private final boolean time;
    private final Zone zone;

    private DateTimeAnswer(boolean date, boolean time, Zone zone) {
        this.date = date;
        this.time = time;
        this.zone = zone;
    }

    static DateTimeAnswer of(JsonNode component) {
        String subtype = component.path("subtype").asText("date");
        Zone zone = switch (component.path("timeSerializingFormat").asText()) {
            case "utc_offset" -> Zone.OFFSET;
            case "utc_normalized" -> Zone.UTC;
            default -> Zone.NONE;
        };
        return new DateTimeAnswer(!subtype.equals("time"), !subtype.equals("date"), zone);
    }

    @Override
    public JsonNode untouched() {
        return JsonNodeFactory.instance.nullNode();
    }

    @Override
    public void check(JsonNode value, ObjectNode values, Consumer<String> faults) {
        if (!value.isTextual()) {
            faults.accept("应为文字");
        } else if (!isRight(value.asText())) {
            faults.accept(date ? "不是有效的日期" : "不是有效的时间");
        }
    }

    private boolean isRight(String value) {
        try {
            if (!time) {
                LocalDate.parse(value);
                return true;
            }
            String rest = value;
            if (date) {
                int t = value.indexOf('T');
                if (t < 0) {
                    return false;
                }
                LocalDate.parse(value.substring(0, t));
                rest = value.substring(t + 1);
            }
            return isTime(rest);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean isTime(String value) {
        int end = value.length();
        for (int i = 0; i < value.length() && end == value.length(); i++) {
            if ("Z+-".indexOf(value.charAt(i)) >= 0) {
                end = i;
            }
        }
        LocalTime.parse(value.substring(0, end));
        String offset = value.substring(end);
        return switch (zone) {
            case NONE -> offset.isEmpty();
            case UTC -> offset.equals("Z");
            // Without one ZoneOffset.of fails.
            case OFFSET -> ZoneOffset.of(offset) != null;
        };
    }
}
