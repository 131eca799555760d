package org.everspring.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/**
 * Compares the catalogue with the names and figures that the document itself lists, kept as printed in
 * {@code plan/kunming-2023-40-units.txt}.
 */
@DisplayName("昆政办〔2023〕40号方案")
class KunmingPlanTest {

    /** Item 2.1 spells the collective out and gives it its short name. */
    private static final String COUNTIES_AND_ZONES_SPELT_OUT = "各县（市）区人民政府，滇中新区管委会，各开发（度假）区、自贸试验（经济合作）区管委会（以下简称“各县区”）";

    private static final Plan PLAN = Plan.read(new ClassPathResource("plan/kunming-2023-40.yaml"));

    /** What the document prints about one item. */
    record Printed(ItemId id, String title, List<String> leads, List<String> responsible, List<String> figures) {

        static Printed of(String block) {
            String[] lines = block.strip().split("\n");
            String[] heading = lines[0].split(" ", 2);
            return new Printed(
                    ItemId.of(heading[0]),
                    heading[1],
                    namesAfter("牵头单位：", lines),
                    namesAfter("责任单位：", lines),
                    namesAfter("目标数值：", lines));
        }

        private static List<String> namesAfter(String label, String[] lines) {
            return Arrays.stream(lines)
                    .filter(line -> line.startsWith(label))
                    .map(line -> line.substring(label.length()).replace(COUNTIES_AND_ZONES_SPELT_OUT, "各县区"))
                    .flatMap(names -> Arrays.stream(names.split("[、，；]")))
                    .toList();
        }

        @Override
        public String toString() {
            return id + " " + title;
        }
    }

    static List<Printed> printed() {
        try {
            String text =
                    new ClassPathResource("plan/kunming-2023-40-units.txt").getContentAsString(StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\\s*\n")).map(Printed::of).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Test
    @DisplayName("共有16项重点任务，编号、标题和顺序与方案一致")
    void hasTheItemsOfThePlanInItsOrder() {
        assertThat(PLAN.items())
                .extracting(item -> item.id() + " " + item.title())
                .containsExactlyElementsOf(
                        printed().stream().map(Printed::toString).toList())
                .hasSize(16);
        assertThat(PLAN.items()).extracting(Item::id).isSorted();
    }

    @ParameterizedTest
    @MethodSource("printed")
    @DisplayName("牵头单位与方案一致")
    void namesTheLeadsInThePlansOrder(Printed printed) {
        Item item = PLAN.item(printed.id());

        assertThat(item.leads())
                .containsExactlyElementsOf(printed.leads().stream()
                        .flatMap(KunmingPlanTest::unitsNamed)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("printed")
    @DisplayName("责任单位与方案一致")
    void namesTheResponsibleUnitsInThePlansOrder(Printed printed) {
        Item item = PLAN.item(printed.id());

        Set<UnitId> expected = new LinkedHashSet<>();
        printed.responsible().stream().flatMap(KunmingPlanTest::unitsNamed).forEach(expected::add);
        item.leads().forEach(expected::remove);
        assertThat(item.responsibleUnits()).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("printed")
    @DisplayName("方案中的数值都是目标值")
    void hasEveryFigureAsATarget(Printed printed) {
        Item item = PLAN.item(printed.id());

        assertThat(item.targets())
                .extracting(target -> target.value().toPlainString() + target.unit())
                .containsExactlyElementsOf(printed.figures());
    }

    @Test
    @DisplayName("各县区为14个县（市）区和6个开发（度假）区、合作区")
    void countsCountiesAndZones() {
        assertThat(membersOf("各县区"))
                .hasSize(20)
                .startsWith(unitsOfKind(UnitKind.COUNTY))
                .doesNotContain(UnitId.of("zongbaoqu"));
        assertThat(membersOf("各县（市）区人民政府")).hasSize(14).containsExactly(unitsOfKind(UnitKind.COUNTY));
        assertThat(membersOf("市级各网络运营商")).hasSize(4);
        assertThat(membersOf("市级各燃气企业")).hasSize(2);
    }

    @Test
    @DisplayName("方案写明年份的三个目标在2023年底到期")
    void datesTheTargetsThatThePlanDates() {
        assertThat(PLAN.items())
                .flatExtracting(Item::targets)
                .filteredOn(target -> target.dueOn() != null)
                .extracting(Target::goalText, Target::dueOn)
                .containsExactly(
                        tuple("> 1000亿元", LocalDate.of(2023, 12, 31)),
                        tuple("≥ 600万吨", LocalDate.of(2023, 12, 31)),
                        tuple("≥ 500亿元", LocalDate.of(2023, 12, 31)));
    }

    @Test
    @DisplayName("每项任务有3至8条举措和对标领域")
    void givesEveryItemMeasuresAndATopic() {
        assertThat(PLAN.items()).allSatisfy(item -> {
            assertThat(item.measures()).hasSizeBetween(3, 8);
            assertThat(item.benchmarkTopic()).isNotBlank();
        });
        assertThat(PLAN.items())
                .filteredOn(item -> item.id().value().startsWith("2."))
                .allSatisfy(item -> assertThat(item.benchmarkTopic()).startsWith("B-READY："));
    }

    @Test
    @DisplayName("市营商环境办和领导小组各有其位，全部数量相符")
    void countsUnitsAndObligations() {
        long obligations = PLAN.items().stream()
                .mapToLong(item -> item.responsibleUnits().size())
                .sum();
        long targets =
                PLAN.items().stream().mapToLong(item -> item.targets().size()).sum();
        String counts = "%d units, %d collectives, %d items, %d obligations a quarter, %d targets"
                .formatted(
                        PLAN.units().size(),
                        PLAN.collectives().size(),
                        PLAN.items().size(),
                        obligations,
                        targets);

        assertThat(counts).isEqualTo("74 units, 5 collectives, 16 items, 371 obligations a quarter, 19 targets");
        assertThat(PLAN.office().id()).isEqualTo(UnitId.of("yingshangban"));
        assertThat(PLAN.leadingGroup().id()).isEqualTo(UnitId.of("lingdaoxiaozu"));
    }

    /** The document writes full names, short names, or short names with 人民政府 or 管委会 behind. */
    private static Stream<UnitId> unitsNamed(String printed) {
        String name = printed.replace("经开区（自贸试验区昆明片区）", "经开区");
        List<UnitId> members = PLAN.collectives().stream()
                .filter(collective -> collective.name().equals(name))
                .flatMap(collective -> collective.members().stream())
                .toList();
        List<UnitId> units = PLAN.units().stream()
                .filter(unit -> List.of(unit.name(), unit.name() + "人民政府", unit.name() + "管委会", unit.fullName())
                        .contains(name))
                .map(Unit::id)
                .toList();
        if (members.isEmpty()) {
            assertThat(units).as(printed).hasSize(1);
            return units.stream();
        }
        return members.stream();
    }

    private static List<UnitId> membersOf(String collective) {
        return PLAN.collectives().stream()
                .filter(candidate -> candidate.name().equals(collective))
                .findFirst()
                .orElseThrow()
                .members();
    }

    private static UnitId[] unitsOfKind(UnitKind kind) {
        return PLAN.units().stream()
                .filter(unit -> unit.kind() == kind)
                .map(Unit::id)
                .toArray(UnitId[]::new);
    }
}
