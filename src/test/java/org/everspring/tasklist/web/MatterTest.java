package org.everspring.tasklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.summary;
import static org.everspring.support.Inputs.summaryAccepted;

import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("从通知到事项")
class MatterTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final SummaryId WITHOUT_UNITS = SummaryId.parse("2026Q4:1.3");

    @Autowired
    private Environment environment;

    @Autowired
    private ReportingDesk desk;

    @ParameterizedTest
    @CsvSource({
        "IMP-2026-0001, /desk/problems/IMP-2026-0001",
        "EXP-2026-0001, /board/experiences/EXP-2026-0001",
        "2026Q4, /desk/quarter?quarter=2026Q4",
        "2026, /board/assessment/2026",
        "2026:fagaiwei, /board/assessment/2026/units/fagaiwei",
        "2026:fagaiwei:2, /board/assessment/2026/units/fagaiwei",
        "2026Q4:1.1:wuhuaqu, /desk/reports/2026Q4:1.1:wuhuaqu",
        "2026Q4:1.1, /desk/reports/2026Q4:1.1",
        "measures:1.1:wuhuaqu, /desk/tasks/measures:1.1:wuhuaqu?newest=true"
    })
    @DisplayName("有页面的到页面，没有的到任务")
    void leadsToThePageOrToTheTask(String businessKey, String place) {
        var page = Browser.signedIn(environment, "wuhuaqu.liaison").get("/desk/matters/" + businessKey);

        assertThat(page.location()).endsWith(place);
    }

    @Test
    @DisplayName("报送和汇总有任务等本人办理的到任务，等别人办理或已办结的到页面")
    void aTaskThatWaitsComesFirst() {
        desk.openQuarter();
        Browser unit = Browser.signedIn(environment, "wuhuaqu.liaison");
        Browser lead = Browser.signedIn(environment, "fagaiwei.liaison");
        Browser office = Browser.signedIn(environment, "yingshangban.liaison");

        assertThat(matter(unit, WUHUA)).isEqualTo("/desk/tasks/" + WUHUA + "?newest=true");
        assertThat(matter(lead, WUHUA)).isEqualTo("/desk/reports/" + WUHUA);
        desk.handIn(WUHUA, report());
        assertThat(matter(unit, WUHUA)).isEqualTo("/desk/reports/" + WUHUA);
        assertThat(matter(lead, WUHUA)).isEqualTo("/desk/tasks/" + WUHUA + "?newest=true");
        desk.review(WUHUA, accepted());
        assertThat(matter(lead, WUHUA)).isEqualTo("/desk/reports/" + WUHUA);

        desk.compile(WITHOUT_UNITS, summary());
        assertThat(matter(office, WITHOUT_UNITS)).isEqualTo("/desk/tasks/" + WITHOUT_UNITS + "?newest=true");
        desk.judge(WITHOUT_UNITS, summaryAccepted());
        assertThat(matter(office, WITHOUT_UNITS)).isEqualTo("/desk/reports/" + WITHOUT_UNITS);
        assertThat(office.get(matter(office, WITHOUT_UNITS)).status()).isEqualTo(200);
    }

    private static String matter(Browser reader, Object businessKey) {
        return reader.get("/desk/matters/" + businessKey).location();
    }

    @Test
    @DisplayName("地址中夹带的其他网站不会被打开")
    void neverLeadsToAnotherSite() {
        var page = Browser.signedIn(environment, "wuhuaqu.liaison").get("/desk/matters/https:example.org");

        assertThat(page.location()).endsWith("/desk/tasks/https:example.org?newest=true");
    }
}
