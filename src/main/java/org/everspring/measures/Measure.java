package org.everspring.measures;

import java.time.LocalDate;
import org.everspring.InvalidInputException;

/**
 * What a unit will do for an item.
 *
 * @param dueOn the last day to have it done
 * @param owner the person responsible, by name (plan part 5.1)
 * @param ownerPhone may be null
 */
public record Measure(String title, LocalDate dueOn, String owner, String ownerPhone) {

    public Measure {
        if (title == null || title.isBlank()) {
            throw new InvalidInputException("每条举措都要写明内容。");
        }
        if (dueOn == null) {
            throw new InvalidInputException("举措“" + title + "”没有完成时限。");
        }
        if (owner == null || owner.isBlank()) {
            throw new InvalidInputException("举措“" + title + "”没有责任人。");
        }
    }
}
