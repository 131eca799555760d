package org.everspring.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.engine.models.OwnersDesk.changed;
import static org.everspring.engine.models.OwnersDesk.file;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("可以部署但要提醒的")
class ModelWarningsTest {

    @Autowired
    private ModelGuard guard;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    private Inspection inspect(ModelFile... files) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> guard.inspect(List.of(files))));
    }

    /** The only thing said of a shipped file with the changes. */
    private void warns(String element, String warning, String file, String... replacements) {
        Inspection inspection = inspect(file(file, changed(file, replacements)));

        assertThat(inspection.faults()).isEmpty();
        assertThat(inspection.warnings()).singleElement().satisfies(found -> {
            assertThat(found.file()).isEqualTo(file);
            assertThat(found.element()).isEqualTo(element);
            assertThat(found.text()).contains(warning);
        });
    }

    @Nested
    @DisplayName("流程模型")
    class Processes {

        @Test
        @DisplayName("判断网关的一条出口没有条件")
        void aFlowWithoutCondition() {
            warns(
                    "flow_reportReturned",
                    "没有条件",
                    "unit-report.bpmn",
                    "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${reviewDecision == 'return'}</bpmn:conditionExpression>",
                    "");
        }

        @Test
        @DisplayName("人工任务没有候选组")
        void aTaskForNobody() {
            warns(
                    "userTask_reviewReport",
                    "没有候选组",
                    "unit-report.bpmn",
                    "camunda:candidateGroups=\"${leadUnitId}\" camunda:dueDate=\"${reviewDueAt}\"",
                    "camunda:dueDate=\"${reviewDueAt}\"");
        }
    }
}
