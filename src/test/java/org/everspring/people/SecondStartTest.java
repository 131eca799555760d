package org.everspring.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.plan.Plan;
import org.everspring.support.EngineTest;
import org.everspring.support.SqlStatements;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("再次启动时的账号与权限")
class SecondStartTest {

    @Autowired
    private Provisioning provisioning;

    @Autowired
    private Plan plan;

    @Autowired
    private SqlStatements statements;

    @Test
    @DisplayName("查询的次数与单位和账号的多少无关")
    void asksAFewQuestionsForAllUnitsAndAccounts() {
        provisioning.provide(plan.units());

        statements
                .of(() -> assertThat(provisioning.provide(plan.units())).isZero())
                .areAtMost(14);
    }
}
