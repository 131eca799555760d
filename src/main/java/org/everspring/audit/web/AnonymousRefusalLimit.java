package org.everspring.audit.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps nobody without an account from filling the audit: of what one address tries without a login, only so much is
 * written down in a minute, and that there was more.
 */
class AnonymousRefusalLimit {

    static final String NOTE = "同一地址一分钟内未登录的尝试过多，其后一分钟内不再逐条记录。";

    private static final int MOST = 60;

    /** Addresses beyond these are counted as one. */
    private static final int MOST_ADDRESSES = 1000;

    enum Verdict {
        WRITE,
        LAST,
        SKIP
    }

    private final Clock clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private long minute;

    AnonymousRefusalLimit(Clock clock) {
        this.clock = clock;
    }

    synchronized Verdict admit(String address) {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            counts.clear();
        }
        String counted = counts.containsKey(address) || counts.size() < MOST_ADDRESSES ? address : "";
        int count = counts.merge(counted, 1, Integer::sum);
        if (count < MOST) {
            return Verdict.WRITE;
        }
        return count == MOST ? Verdict.LAST : Verdict.SKIP;
    }
}
