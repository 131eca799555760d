package org.everspring.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.plan.UnitId;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("报送和汇总的佐证材料涉及哪些单位")
class MattersTest {

    @Autowired
    private Matters matters;

    @Autowired
    private Workday workday;

    @BeforeEach
    void aQuarterIsOpen() {
        workday.at("2026-12-01T09:00");
        workday.openQuarter("2026Q4");
    }

    @Test
    @DisplayName("报送：责任单位和接收报送的牵头单位")
    void reportConcernsItsUnitAndTheLeadThatReceivesIt() {
        assertThat(concerned("2026Q4:1.2:wuhuaqu")).contains(units("wuhuaqu", "shuiwuju"));
    }

    @Test
    @DisplayName("汇总：全部牵头单位")
    void summaryConcernsAllLeads() {
        assertThat(concerned("2026Q4:1.2")).contains(units("shuiwuju", "fagaiwei", "gonganju"));
    }

    @Test
    @DisplayName("细化举措：责任单位和牵头单位")
    void breakdownConcernsItsUnitAndItsLead() {
        assertThat(concerned("measures:1.2:panlongqu")).contains(units("panlongqu", "shuiwuju"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026Q4", "2026Q3:1.2:wuhuaqu", "2026Q4:9.9", "measures:1.2:gonganju", "IMP-2026-0001", ":", ""})
    @DisplayName("其他编号不涉及任何单位")
    void otherKeysConcernNobody(String subject) {
        assertThat(concerned(subject)).isEmpty();
    }

    private Optional<Set<UnitId>> concerned(String subject) {
        return matters.find(subject).map(Matter::unitsConcerned);
    }

    private static Set<UnitId> units(String... ids) {
        return Set.of(ids).stream().map(UnitId::of).collect(Collectors.toSet());
    }
}
