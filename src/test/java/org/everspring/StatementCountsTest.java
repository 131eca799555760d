package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.matter.ObligationId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Inputs;
import org.everspring.support.ReportingDesk;
import org.everspring.support.SqlStatements;
import org.everspring.support.SqlStatements.Counted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * How many statements a step sends to the database. The bounds are what the step sends today: one that is exceeded has
 * become slower, and the failure lists what was sent; one that has become too wide is made narrower.
 */
@EngineTest
@DisplayName("每一步向数据库发出的语句数不超过规定")
class StatementCountsTest {

    private static final ObligationId ID = ObligationId.parse("2026Q4:1.1:wuhuaqu");

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private SqlStatements statements;

    @Autowired
    private Environment environment;

    @BeforeEach
    void openTheQuarter() {
        desk.openQuarter();
    }

    @Test
    @DisplayName("报送与审核通过，连同其后的作业")
    void submitsAndAccepts() {
        Counted submitted = statements.of(() -> desk.handIn(ID, Inputs.report()));
        Counted accepted = statements.of(() -> desk.review(ID, Inputs.accepted()));

        submitted.areAtMost(113);
        accepted.areAtMost(94);
    }

    @Test
    @DisplayName("单位的页面：我的待办、提醒")
    void showsAUnitItsPages() {
        Browser unit = Browser.signedIn(environment, "wuhuaqu.liaison");

        get(unit, "/desk").areAtMost(17);
        get(unit, "/desk/notices").areAtMost(8);
    }

    private Counted get(Browser browser, String page) {
        return statements.of(
                () -> assertThat(browser.get(page).status()).as(page).isEqualTo(200));
    }
}
