package org.everspring.matter.jdbc;

import org.everspring.matter.MatterCounters;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class JdbcMatterCounters implements MatterCounters {

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;

    JdbcMatterCounters(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public long next(String prefix, int year) {
        if (!count(prefix, year)) {
            provide(prefix, year);
            count(prefix, year);
        }
        return jdbc.sql("select last_number from business_key_counter where prefix = ? and key_year = ?")
                .params(prefix, year)
                .query(Long.class)
                .single();
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
