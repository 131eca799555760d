package org.everspring.measures;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.calendar.DateText;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What a unit will do for an item.
 *
 * @param dueOn the last day to have it done
 * @param owner the person responsible, by name (plan part 5.1)
 * @param ownerPhone may be null
 */
public record Measure(
        String title,
        LocalDate dueOn,
        String owner,
        @Nullable String ownerPhone) {

    public Measure {
        requireTitle(title);
        if (owner.isBlank()) {
            throw new InvalidInputException("举措“" + title + "”没有责任人。");
        }
    }

    private static void requireTitle(String title) {
        if (title.isBlank()) {
            throw new InvalidInputException("每条举措都要写明内容。");
        }
    }

    /** As a form's list has it; the phone, and a date that nobody has set, may be missing. */
    public static Measure of(JsonNode row) {
        String title = row.path("title").asText();
        requireTitle(title);
        String dueOn = row.path("dueOn").asText("");
        if (dueOn.isBlank()) {
            throw new InvalidInputException("举措“" + title + "”没有完成时限。");
        }
        return new Measure(
                title,
                LocalDate.parse(dueOn),
                row.path("owner").asText(),
                row.path("ownerPhone").asText(null));
    }

    /** As a form's list shows and edits it. */
    public Map<String, Object> row() {
        return row(dueOn.toString());
    }

    /** As a form's list only shows it. */
    public Map<String, Object> shown() {
        return row(DateText.DAY.of(dueOn));
    }

    private Map<String, Object> row(String day) {
        return Map.of("title", title, "dueOn", day, "owner", owner, "ownerPhone", ownerPhone == null ? "" : ownerPhone);
    }

    /**
     * Checks what somebody plans: at least one measure, each once and none for a day that has passed.
     *
     * @param called what the form calls them
     * @throws InvalidInputException with the first fault
     */
    public static void check(List<Measure> measures, String called, LocalDate today) {
        if (measures.isEmpty()) {
            throw new InvalidInputException("请至少填写一条" + called + "，并写明时限和责任人。");
        }
        Set<String> titles = new HashSet<>();
        for (Measure measure : measures) {
            if (measure.dueOn().isBefore(today)) {
                throw new InvalidInputException(called + "“" + measure.title() + "”的完成时限"
                        + DateText.DAY.of(measure.dueOn()) + "已经过去，请填写今天或以后的日期。");
            }
            if (!titles.add(measure.title().strip())) {
                throw new InvalidInputException(called + "“" + measure.title() + "”写了两次，请合并或改写。");
            }
        }
    }
}
