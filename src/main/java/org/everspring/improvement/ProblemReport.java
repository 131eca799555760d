package org.everspring.improvement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reports. Whether item and units are in the plan is checked when it is filed.
 *
 * @param item null where the reporter does not know
 * @param title on one line
 * @param description may have several lines
 * @param concerned the units concerned, each counted once, in the reporter's order; may be empty
 */
public record ProblemReport(
        ProblemSource source, @Nullable ItemId item, String title, String description, List<UnitId> concerned) {

    /** @throws InvalidInputException when something is missing */
    public ProblemReport {
        if (source == null) {
            throw new InvalidInputException("请选择问题来源。");
        }
        title = TypedText.required(title, "问题标题");
        description = TypedText.required(description, "问题描述");
        Set<UnitId> units = new LinkedHashSet<>(concerned == null ? List.of() : concerned);
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
