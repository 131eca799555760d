package org.everspring.bulletin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the office writes in a bulletin, section by section. A section that is null is left out.
 *
 * @param overview how the quarter went on the whole
 * @param items what is said of each item, in the plan's order; empty where the section is left out
 * @param targets which of the plan's figures were reached
 * @param problems what was found, closed and is overdue
 * @param experiences what was published and adopted
 * @param conduct who reported on time, late and not at all
 * @param requirements what the office asks for
 * @param signedBy null in a draft
 */
public record BulletinText(
        String title,
        String overview,
        List<ItemText> items,
        @Nullable String targets,
        @Nullable String problems,
        @Nullable String experiences,
        @Nullable String conduct,
        String requirements,
        @Nullable String signedBy) {

    public BulletinText {
        items = List.copyOf(items);
    }

    /** @param title with the item's number, as it was when the bulletin was written */
    public record ItemText(String item, String title, String text) {}
}
