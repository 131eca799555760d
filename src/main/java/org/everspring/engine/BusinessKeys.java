package org.everspring.engine;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers for matters that have no name of their own in the plan. */
@Component
public class BusinessKeys {

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    BusinessKeys(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * The next number of the prefix in the year of the clock, {@code IMP-2026-0001}. Whoever asks for the same prefix waits
     * until the caller's transaction has ended; a number that is rolled back is given to the next.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException without a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String next(String prefix) {
        int year = LocalDate.now(clock).getYear();
        if (!count(prefix, year)) {
            provide(prefix, year);
            count(prefix, year);
        }
        long number = jdbc.sql("select last_number from business_key_counter where prefix = ? and key_year = ?")
                .params(prefix, year)
                .query(Long.class)
                .single();
        return "%s-%d-%04d".formatted(prefix, year, number);
    }

    private boolean count(String prefix, int year) {
        return jdbc.sql("update business_key_counter set last_number = last_number + 1"
                                + " where prefix = ? and key_year = ?")
                        .params(prefix, year)
                        .update()
                == 1;
    }

    /** Once a year and prefix. A failed insert would end the caller's transaction on PostgreSQL. */
    private void provide(String prefix, int year) {
        try {
            ownTransaction.executeWithoutResult(status -> jdbc.sql(
                            "insert into business_key_counter (prefix, key_year, last_number) values (?, ?, 0)")
                    .params(prefix, year)
                    .update());
        } catch (DuplicateKeyException e) {
            // Somebody else has just provided it.
        }
    }
}
