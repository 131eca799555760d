package org.everspring.improvement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.everspring.InvalidInputException;
import org.everspring.TypedText;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/**
 * What somebody reports. Whether item and units are in the plan is checked when it is filed.
 *
 * @param item null where the reporter does not know
 * @param title 5 to 100 characters
 * @param description 10 to 2000 characters
 * @param concerned the units concerned, at most 20, each counted once, in the reporter's order; may be empty
 */
public record ProblemReport(
        ProblemSource source, ItemId item, String title, String description, List<UnitId> concerned) {

    private static final int MOST_UNITS = 20;

    /** @throws InvalidInputException when something is missing, too short or too long */
    public ProblemReport {
        if (source == null) {
            throw new InvalidInputException("请选择问题来源。");
        }
        title = TypedText.checked(title, "问题标题", 5, 100);
        description = TypedText.checked(description, "问题描述", 10, 2000);
        Set<UnitId> units = new LinkedHashSet<>(concerned == null ? List.of() : concerned);
        if (units.size() > MOST_UNITS) {
            throw new InvalidInputException("涉及单位最多" + MOST_UNITS + "个，现有" + units.size() + "个。");
        }
        concerned = List.copyOf(units);
    }

    /** Differs when any part of the report differs. */
    String fingerprint() {
        String content =
                String.join("\0", source.code(), String.valueOf(item), title, description, concerned.toString());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
