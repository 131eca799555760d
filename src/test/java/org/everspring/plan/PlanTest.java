package org.everspring.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("工作方案")
class PlanTest {

    final Plan plan = Plan.read(PlanFile.right());

    @Test
    @DisplayName("重复点名的单位只报送一次，牵头单位不向自己报送")
    void letsEachUnitReportOnceAndNoLeadToItself() {
        Item item = plan.item(ItemId.of("2.2"));

        assertThat(item.responsibleUnits()).containsExactly(UnitId.of("xixian"), UnitId.of("dongxian"));
    }

    @Test
    @DisplayName("首位牵头单位为主牵头，其余为会同牵头")
    void tellsThePrincipalLeadFromTheOthers() {
        Item item = plan.item(ItemId.of("2.2"));

        assertThat(item.principalLead()).isEqualTo(UnitId.of("shuiwu"));
        assertThat(item.coLeads()).containsExactly(UnitId.of("caizheng"));
    }

    @Test
    @DisplayName("不加引号的任务编号2.10不会变成2.1")
    void keepsAnUnquotedItemId() {
        assertThat(plan.items()).extracting(Item::id).containsExactly(ItemId.of("2.2"), ItemId.of("2.10"));
        assertThat(plan.findItem("2.1")).isEmpty();
    }

    @Test
    @DisplayName("任务编号按方案顺序排列")
    void ordersItemIdsAsThePlanCounts() {
        List<ItemId> sorted = Stream.of("4.1", "2.10", "2", "2.2", "3.11")
                .map(ItemId::of)
                .sorted()
                .toList();

        assertThat(sorted).extracting(ItemId::value).containsExactly("2", "2.2", "2.10", "3.11", "4.1");
    }

    @Test
    @DisplayName("找得到市营商环境办、领导小组和各类单位")
    void findsOfficeLeadingGroupAndCollectives() {
        assertThat(plan.office().name()).isEqualTo("市办");
        assertThat(plan.leadingGroup().name()).isEqualTo("小组");
        assertThat(plan.collectives()).extracting(Collective::name).containsExactly("各县", "涉税单位");
    }

    @Test
    @DisplayName("从登录者的组中认出方案中的单位")
    void findsTheUnitsAmongGroups() {
        assertThat(plan.unitsAmong(Set.of("xixian", "liaison", "caizheng")))
                .containsExactlyInAnyOrder(UnitId.of("xixian"), UnitId.of("caizheng"));
        assertThat(plan.unitsAmong(Set.of())).isEmpty();
    }

    @Test
    @DisplayName("目标值按文字写法显示，方案未写明日期的没有日期")
    void showsGoalsAsTheyAreWritten() {
        List<Target> targets = plan.item(ItemId.of("2.2")).targets();

        assertThat(targets).extracting(Target::goalText).containsExactly("≥ 98%", "≤ 0.50天");
        assertThat(targets).extracting(Target::dueOn).containsExactly(LocalDate.of(2026, 12, 31), null);
    }

    @Test
    @DisplayName("查找没有的单位或任务时用中文说明")
    void refusesUnknownIdsInChinese() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> plan.unit(UnitId.of("nanxian")))
                .withMessage("工作方案中没有标识为“nanxian”的单位");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> plan.item(ItemId.of("9.9")))
                .withMessage("工作方案中没有编号为“9.9”的重点任务");
        assertThat(plan.findUnit(UnitId.of("nanxian"))).isEmpty();
        assertThat(plan.findItem("乱写")).isEmpty();
    }

    @Test
    @DisplayName("过长的错误标识在提示中只引用开头")
    void quotesOnlyTheBeginningOfALongId() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ItemId.of("一".repeat(5000)))
                .withMessage("任务编号“" + "一".repeat(40) + "…”不符合要求：应为2.1这样的编号");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> UnitId.of(null))
                .withMessage("单位标识“”不符合要求：只能用2至40个小写字母和数字");
    }
}
