package org.everspring.notification;

import java.time.LocalTime;
import org.everspring.kernel.InvalidInputException;

/**
 * The part of each day, Asia/Shanghai, in which only what is mandatory is sent. May go over midnight.
 *
 * @param from inclusive
 * @param until exclusive
 * @throws InvalidInputException when both are the same
 */
public record QuietHours(LocalTime from, LocalTime until) {

    public QuietHours {
        if (from.equals(until)) {
            throw new InvalidInputException("免打扰时段的起止时间不能相同。");
        }
    }

    boolean contains(LocalTime time) {
        boolean behindStart = !time.isBefore(from);
        boolean beforeEnd = time.isBefore(until);
        return from.isBefore(until) ? behindStart && beforeEnd : behindStart || beforeEnd;
    }
}
