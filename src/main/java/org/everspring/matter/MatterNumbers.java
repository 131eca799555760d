package org.everspring.matter;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Numbers for matters that have no name of their own in the plan. */
@Component
public class MatterNumbers {

    private final MatterCounters counters;
    private final Clock clock;

    MatterNumbers(MatterCounters counters, Clock clock) {
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * The next number of the prefix in the year of the clock, {@code IMP-2026-0001}.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException without a transaction
     */
    public String next(String prefix) {
        int year = LocalDate.now(clock).getYear();
        return "%s-%d-%04d".formatted(prefix, year, counters.next(prefix, year));
    }
}
