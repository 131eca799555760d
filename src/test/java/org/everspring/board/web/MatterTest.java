package org.everspring.board.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("从通知到事项")
class MatterTest {

    @Autowired
    private Environment environment;

    @ParameterizedTest
    @CsvSource({
        "IMP-2026-0001, /desk/problems/IMP-2026-0001",
        "EXP-2026-0001, /board/experiences/EXP-2026-0001",
        "2026Q4, /desk?quarter=2026Q4",
        "2026, /board/assessment/2026",
        "2026:fagaiwei, /board/assessment/2026/units/fagaiwei",
        "2026:fagaiwei:2, /board/assessment/2026/units/fagaiwei",
        "2026Q4:1.1:wuhuaqu, /desk/tasks/2026Q4:1.1:wuhuaqu",
        "measures:1.1:wuhuaqu, /desk/tasks/measures:1.1:wuhuaqu"
    })
    @DisplayName("有页面的到页面，没有的到任务")
    void leadsToThePageOrToTheTask(String businessKey, String place) {
        var page = Browser.signedIn(environment, "wuhuaqu.liaison").get("/desk/matters/" + businessKey);

        assertThat(page.location()).endsWith(place);
    }

    @Test
    @DisplayName("地址中夹带的其他网站不会被打开")
    void neverLeadsToAnotherSite() {
        var page = Browser.signedIn(environment, "wuhuaqu.liaison").get("/desk/matters/https:example.org");

        assertThat(page.location()).endsWith("/desk/tasks/https:example.org");
    }
}
