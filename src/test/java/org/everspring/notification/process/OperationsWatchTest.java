package org.everspring.notification.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("提醒运维人员")
class OperationsWatchTest {

    @Autowired
    private OperationsWatch watch;

    @Autowired
    private Workday day;

    @Autowired
    private JdbcClient jdbc;

    private long notices() {
        return jdbc.sql("select count(*) from notice where user_id = 'operator' and notice_key like 'calendar-ends:%'")
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("节假日安排用完前六十天起，每周告知一次；此前不打扰")
    void tellsOperatorsSixtyDaysBefore() {
        day.at("2026-10-31T08:30");
        watch.calendarEnds();
        assertThat(notices()).isZero();

        day.at("2026-11-01T08:30");
        watch.calendarEnds();
        assertThat(notices()).isEqualTo(1);
        assertThat(jdbc.sql("select body from notice where user_id = 'operator'")
                        .query(String.class)
                        .single())
                .startsWith("节假日安排登记到2026年12月31日为止，还有60天。请管理员在“工作日历”页面导入2027年的放假和调休安排");

        day.at("2026-11-02T08:30");
        watch.calendarEnds();
        watch.calendarEnds();
        day.at("2026-11-08T08:30");
        watch.calendarEnds();
        assertThat(notices()).isEqualTo(2);
    }

    @Test
    @DisplayName("没有停住的流程时不打扰")
    void saysNothingWhenNothingStandsStill() {
        watch.instancesStandStill();

        assertThat(jdbc.sql("select count(*) from notice where notice_key like 'instances-stuck:%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
