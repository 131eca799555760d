package org.everspring.jobs;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Each row of the engine's history is written with the day on which it may be removed, its model's time to live after the
 * <em>start</em> of its instance: cheap, for the end need not write all of them again. But an instance that runs for longer
 * would lose its history while it still runs. So that of whatever runs is put off in time.
 */
@Component
class HistoryOfWhatRuns {

    /** Long before its day, so that a node that is down for a while is not late. */
    private static final Duration BEFORE = Duration.ofDays(30);

    private static final Duration LONGER = Duration.ofDays(366);

    /** The oldest first; the rest comes on the nights to follow. */
    private static final int A_NIGHT = 200;

    /** Each has the row's root instance, with an index, and the day. */
    private static final List<String> TABLES = List.of(
            "ACT_HI_PROCINST",
            "ACT_HI_ACTINST",
            "ACT_HI_TASKINST",
            "ACT_HI_VARINST",
            "ACT_HI_DETAIL",
            "ACT_HI_COMMENT",
            "ACT_HI_ATTACHMENT",
            "ACT_HI_OP_LOG",
            "ACT_HI_INCIDENT",
            "ACT_HI_JOB_LOG",
            "ACT_HI_EXT_TASK_LOG",
            "ACT_HI_IDENTITYLINK",
            "ACT_HI_DECINST",
            "ACT_HI_DEC_IN",
            "ACT_HI_DEC_OUT",
            "ACT_GE_BYTEARRAY");

    private static final Logger log = LoggerFactory.getLogger(HistoryOfWhatRuns.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    HistoryOfWhatRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Before the window in which history is removed. */
    @Scheduled(cron = "0 30 0 * * *", zone = "Asia/Shanghai")
    @Transactional
    public void putOff() {
        Instant now = clock.instant();
        List<String> running = jdbc.sql("""
                        select ID_ from ACT_HI_PROCINST
                        where REMOVAL_TIME_ < :soon and END_TIME_ is null and ROOT_PROC_INST_ID_ = ID_
                        order by REMOVAL_TIME_, ID_ fetch first :most rows only""")
                .param("soon", Timestamp.from(now.plus(BEFORE)))
                .param("most", A_NIGHT)
                .query(String.class)
                .list();
        if (running.isEmpty()) {
            return;
        }
        for (String table : TABLES) {
            jdbc.sql("update " + table + " set REMOVAL_TIME_ = :later where ROOT_PROC_INST_ID_ in (:running)")
                    .param("later", Timestamp.from(now.plus(LONGER)))
                    .param("running", running)
                    .update();
        }
        log.info("The history of {} instances that still run is kept for another year", running.size());
    }
}
