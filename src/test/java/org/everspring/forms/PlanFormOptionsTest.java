package org.everspring.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.plan.Plan;
import org.everspring.plan.PlanFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("表单中可选的任务和单位")
class PlanFormOptionsTest {

    private final Plan plan = Plan.read(PlanFile.right());
    private final PlanFormOptions options = new PlanFormOptions();

    @Test
    @DisplayName("重点任务按方案顺序，带编号")
    void offersTheItemsWithTheirNumbers() {
        FormOptions items = options.planItems(plan);

        assertThat(items.key()).isEqualTo("planItems");
        assertThat(items.options())
                .containsExactly(new FormOption("2.2", "2.2 便利纳税"), new FormOption("2.10", "2.10 办理破产"));
    }

    @Test
    @DisplayName("单位按方案顺序，不含领导小组")
    void offersTheUnitsWithoutTheLeadingGroup() {
        FormOptions units = options.planUnits(plan);

        assertThat(units.key()).isEqualTo("planUnits");
        assertThat(units.options()).extracting(FormOption::label).containsExactly("市办", "市财政局", "市税务局", "东县", "西县");
        assertThat(units.options()).extracting(FormOption::value).startsWith("ban", "caizheng");
    }

    @Test
    @DisplayName("推广单位先列集合单位，再列单个单位，不含市营商环境办和领导小组")
    void offersTheCollectivesFirstAndNoOffice() {
        FormOptions targets = options.planTargets(plan);

        assertThat(targets.key()).isEqualTo("planTargets");
        assertThat(targets.options())
                .containsExactly(
                        new FormOption("collective:gexian", "各县（2个单位）"),
                        new FormOption("collective:nashui", "涉税单位（2个单位）"),
                        new FormOption("caizheng", "市财政局"),
                        new FormOption("shuiwu", "市税务局"),
                        new FormOption("dongxian", "东县"),
                        new FormOption("xixian", "西县"));
    }
}
