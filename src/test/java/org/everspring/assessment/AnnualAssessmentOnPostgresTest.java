package org.everspring.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.AssessmentDesk.LATE_LINE;
import static org.everspring.support.AssessmentDesk.MISSING_LINE;
import static org.everspring.support.AssessmentDesk.YEAR;
import static org.everspring.support.AssessmentDesk.accepted;
import static org.everspring.support.AssessmentDesk.approved;
import static org.everspring.support.AssessmentDesk.granted;
import static org.everspring.support.AssessmentDesk.rejected;
import static org.everspring.support.AssessmentDesk.rescored;
import static org.everspring.support.AssessmentDesk.returned;

import org.everspring.calendar.Quarter;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.OnPostgres;
import org.everspring.support.Workday;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a failed statement ends the transaction, and locks are the database's own. */
@OnPostgres
@DisplayName("年度考核（PostgreSQL）")
class AnnualAssessmentOnPostgresTest extends SimultaneousAssessmentTest {

    @Autowired
    private Workday day;

    @Autowired
    private AssessmentDesk desk;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Confirmations confirmations;

    @Test
    @DisplayName("等待通报、评分、重新评分、确认、视同确认、申诉、退回、第二轮、审定公布")
    void theLongestWayIsPassed() {
        desk.setState(new Quarter(YEAR, 4), "COLLATING");
        desk.open();
        desk.setState(new Quarter(YEAR, 4), "PUBLISHED");
        day.letDaysPass("2026-01-16", "2026-01-16");
        desk.review(rescored("决策表已经修改。"));
        desk.review(accepted());
        desk.confirm("gonganju");
        desk.appeal("wuhuaqu", LATE_LINE, "report/2025Q1:1.2:wuhuaqu");
        desk.decide("wuhuaqu", desk.decisions("wuhuaqu", granted(85), rejected()));
        day.letDaysPass("2026-01-17", "2026-01-24");
        assertThat(desk.answers()).containsExactly("gonganju CONFIRMED", "panlongqu SILENT", "wuhuaqu DECIDED");
        desk.approve(returned("请核对盘龙区缺报的认定。"));
        desk.review(accepted());
        desk.appeal("panlongqu", MISSING_LINE);
        desk.decide("panlongqu", desk.decisions("panlongqu", granted(90, 0)));
        desk.confirm("gonganju");
        desk.confirm("wuhuaqu");
        desk.approve(approved());

        assertThat(desk.assessment().isFrozen()).isTrue();
        assertThat(desk.assessment().result().hash()).isEqualTo(desk.run().hash());
        assertThat(desk.totals())
                .containsEntry("panlongqu", "90.00 优秀 1")
                .containsEntry("wuhuaqu", "89.38 良好 2")
                .containsEntry("gonganju", "90.00 优秀 1");
        assertThat(confirmations.appeals(YEAR)).hasSize(3);
        assertThat(desk.ends(YEAR)).containsExactly("endEvent_resultPublished");
    }
}
