package org.everspring.modelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.modelling.OwnersDesk.OWNER;
import static org.everspring.modelling.OwnersDesk.changed;

import java.util.List;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.support.AtOnce;
import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Where the engine's lock of all deployments is the database's own. */
@OnPostgres
@DisplayName("迁移和回退（PostgreSQL）")
class MigrationsOnPostgresTest extends MigrationsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Rollbacks rollbacks;

    @Autowired
    private ModelVersions versions;

    @Test
    @DisplayName("流程、决策表、表单同时点两次，各只退一次")
    void goesBackOnce() throws Exception {
        OwnersDesk owner = new OwnersDesk(context);
        owner.deploy("unit-report.bpmn", changed("unit-report.bpmn", "审核报送内容", "审核并评价报送"));
        owner.deploy("assessment-grade.dmn", changed("assessment-grade.dmn", "\"优秀\"", "\"卓越\""));
        owner.deploy("fill-report.form", changed("fill-report.form", "推进情况", "推进成效"));

        for (String key : List.of("unitReport", "assessmentGrade", "fill-report")) {
            Runnable click = () -> rollbacks.rollBack(OWNER, key, 2, null);
            assertThat(AtOnce.run(click, click)).singleElement().isInstanceOf(AlreadyDoneException.class);
            assertThat(versions.of(key)).extracting(ModelVersion::version).containsExactly(3, 2, 1);
        }
    }
}
