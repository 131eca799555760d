package org.everspring.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.AssessmentDesk.APPROVE;
import static org.everspring.support.AssessmentDesk.REVIEW;
import static org.everspring.support.AssessmentDesk.YEAR;
import static org.everspring.support.AssessmentDesk.accepted;
import static org.everspring.support.AssessmentDesk.returned;

import org.everspring.support.AssessmentDesk;
import org.everspring.support.EngineTest;
import org.everspring.support.Told;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("年度考核的督办")
class AssessmentReminderTest {

    @Autowired
    private Workday day;

    @Autowired
    private AssessmentDesk desk;

    @BeforeEach
    void theYearIsReported() {
        day.at("2026-01-15T10:00");
        desk.reportTheYear();
    }

    @Test
    @DisplayName("逾期未复核：按黄、橙、红督办市营商环境办，红色报领导小组")
    void officeIsUrgedToReview() {
        desk.open();

        day.letDaysPass("2026-01-16", "2026-02-06");

        assertThat(desk.reminders(YEAR, "assessment"))
                .contains(
                        "01-30 黄色 yingshangban.liaison",
                        "02-02 黄色 yingshangban.leader",
                        "02-03 橙色 yingshangban.leader",
                        "02-04 橙色 yingshangban.liaison",
                        "02-05 红色 lingdaoxiaozu.leader",
                        "02-06 红色 yingshangban.leader")
                .hasSize(16);
        assertThat(desk.notices(YEAR, "reminder:"))
                .first()
                .extracting(Told::subject)
                .isEqualTo("【黄色】市营商办：复核2025年度考核");
        assertThat(desk.ends(YEAR)).containsOnly("endEvent_assessmentEscalated");
        assertThat(desk.openTasks(YEAR)).containsExactly(REVIEW);
    }

    @Test
    @DisplayName("逾期未审定：督办领导小组")
    void leadingGroupIsUrgedToApprove() {
        desk.confirmAll();

        day.letDaysPass("2026-01-16", "2026-01-23");

        assertThat(desk.reminders(YEAR, "assessment"))
                .containsExactly("01-23 黄色 lingdaoxiaozu.leader", "01-23 黄色 lingdaoxiaozu.liaison");
        assertThat(desk.notices(YEAR, "reminder:"))
                .first()
                .extracting(Told::subject)
                .isEqualTo("【黄色】领导小组：审定2025年度考核");
        assertThat(desk.openTasks(YEAR)).containsExactly(APPROVE);
    }

    @Test
    @DisplayName("退回以后重新计算复核期限，旧期限不再督办")
    void returnBeginsANewTerm() {
        desk.confirmAll();
        day.at("2026-01-22T10:00");
        desk.approve(returned("请再核对。"));

        assertThat(desk.task(YEAR, REVIEW).getDueDate()).isEqualTo("2026-02-06T00:00:00");
        day.letDaysPass("2026-01-23", "2026-02-05");
        assertThat(desk.reminders(YEAR, "assessment")).isEmpty();
        day.letDaysPass("2026-02-06", "2026-02-06");

        assertThat(desk.reminders(YEAR, "assessment"))
                .containsExactly("02-06 黄色 yingshangban.leader", "02-06 黄色 yingshangban.liaison");
    }

    @Test
    @DisplayName("按期办理的不督办")
    void nobodyIsUrgedInTime() {
        desk.open();
        day.letDaysPass("2026-01-16", "2026-01-29");

        desk.review(accepted());

        assertThat(desk.reminders(YEAR, "assessment")).isEmpty();
    }
}
