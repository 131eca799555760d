package org.everspring.jobs;

import org.everspring.jobs.LongWork.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How jobs fare, for whoever watches the work that they do. Reads past the engine's rights. */
@Component
public class JobsStanding {

    private static final String FAILED =
            "select min(J.RETRIES_) as LEFT_, count(*) as FAILED_ from ACT_RU_JOB J where J.EXCEPTION_MSG_ is not null and ";

    private final JdbcClient jdbc;

    JobsStanding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the running instances with this business key. */
    public Standing ofInstances(String businessKey) {
        return standing(
                FAILED
                        + "J.PROCESS_INSTANCE_ID_ in (select E.ID_ from ACT_RU_EXECUTION E where E.BUSINESS_KEY_ = ? and E.PARENT_ID_ is null)",
                businessKey);
    }

    /** Of {@link SteppedWork} of this name. */
    public Standing ofSteps(String work) {
        return standing(
                FAILED + "J.HANDLER_TYPE_ = '" + SteppedJobs.HANDLER + "' and J.HANDLER_CFG_ like ?", work + ":%");
    }

    private Standing standing(String sql, String value) {
        return jdbc.sql(sql)
                .param(value)
                .query((row, number) -> row.getInt("FAILED_") == 0
                        ? Standing.RUNNING
                        : row.getInt("LEFT_") == 0 ? Standing.STOPPED : Standing.RETRIED)
                .single();
    }
}
