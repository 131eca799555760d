package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.plan.UnitId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("一份报送的经历")
class ObligationTest {

    private static final UnitId UNIT = UnitId.of("wuhuaqu");
    private static final UnitId LEAD = UnitId.of("fagaiwei");
    private static final UnitId OFFICE = UnitId.of("yingshangban");
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-12-10T10:00+08:00");
    private static final ReviewDecision ACCEPTED = new ReviewDecision(true, QualityRating.GOOD, null);
    private static final ReviewDecision RETURNED = new ReviewDecision(false, null, "请补充办件量。");

    private final Obligation obligation = Obligation.open(
            ObligationId.parse("2026Q4:1.1:wuhuaqu"), LEAD, new Deadline(LocalDate.of(2026, 12, 20)), closing());

    private static Deadline closing() {
        return new Deadline(LocalDate.of(2026, 12, 31));
    }

    @Test
    @DisplayName("第一次报送决定是否按期，退回后重新报送不改变")
    void theFirstReportDecidesWhetherItIsOnTime() {
        obligation.submit(NOW, 0);
        obligation.review(RETURNED);
        obligation.returnToUnit(new Deadline(LocalDate.of(2026, 12, 24)));
        obligation.submit(NOW.plusDays(15), 3);

        assertThat(obligation.snapshot().round()).isEqualTo(2);
        assertThat(obligation.snapshot().lateWorkingDays()).isZero();
        assertThat(obligation.snapshot().firstSubmittedAt()).isEqualTo(NOW);
        assertThat(obligation.snapshot().due().day()).isEqualTo("2026-12-24");
    }

    @Test
    @DisplayName("撤回后视同未报送，下一次报送决定是否按期")
    void aWithdrawnReportCountsAsNotHandedIn() {
        obligation.submit(NOW, 0);

        Optional<ObligationEvent> withdrawn = obligation.withdraw(Set.of(UNIT));

        assertThat(withdrawn).containsInstanceOf(ObligationEvent.Withdrawn.class);
        assertThat(obligation.snapshot().firstSubmittedAt()).isNull();
        obligation.submit(NOW.plusDays(12), 2);
        assertThat(obligation.snapshot().lateWorkingDays()).isEqualTo(2);
    }

    @Test
    @DisplayName("重复报送得到说明")
    void aSecondReportIsToldThatSomebodyWasFirst() {
        obligation.submit(NOW, 0);

        assertThatThrownBy(() -> obligation.submit(NOW, 0))
                .isInstanceOf(AlreadyDoneException.class)
                .hasMessage("这项报送已经提交（待审核），请勿重复提交。");
    }

    @Test
    @DisplayName("牵头单位没有决定，不能采纳；上一次的决定不作数")
    void noDiagramDecidesForTheLead() {
        obligation.submit(NOW, 0);
        obligation.review(RETURNED);
        obligation.returnToUnit(obligation.snapshot().due());
        obligation.submit(NOW, 0);

        assertThatThrownBy(() -> obligation.accept(NOW)).hasMessageContaining("尚未决定采纳");
        obligation.review(ACCEPTED);
        assertThat(obligation.accept(NOW)).containsInstanceOf(ObligationEvent.Closed.class);
        assertThat(obligation.accept(NOW)).isEmpty();
    }

    @Test
    @DisplayName("关闭之前不能登记缺报，关闭之后只登记一次")
    void missingOnlyAfterTheClosingAndOnce() {
        assertThatThrownBy(() -> obligation.recordMissing(NOW)).hasMessageContaining("此前不能登记缺报");

        assertThat(obligation.recordMissing(closing().at())).isPresent();
        assertThat(obligation.recordMissing(closing().at())).isEmpty();
        assertThat(obligation.snapshot().closedAt()).isEqualTo(closing().at());
    }

    @Test
    @DisplayName("延期不早于现期限，不晚于季度关闭，批复之前不重复申请")
    void extensionsStayWithinTheQuarter() {
        assertThatThrownBy(() -> ask(Optional.empty(), "2026-12-20")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ask(Optional.empty(), "2027-01-01")).isInstanceOf(InvalidInputException.class);

        Extension first = ask(Optional.empty(), "2026-12-24");

        assertThatThrownBy(() -> ask(Optional.of(first), "2026-12-28")).hasMessageContaining("请勿重复申请");
        Extension granted = obligation.decideExtension(Optional.of(first), true, LocalDate.parse("2026-12-28"), null);
        obligation.extend(granted);
        assertThat(obligation.snapshot().due().day()).isEqualTo("2026-12-28");
        assertThat(ask(Optional.of(granted), "2026-12-31").number()).isEqualTo(2);
    }

    private Extension ask(Optional<Extension> last, String until) {
        return obligation.requestExtension(
                last, LocalDate.parse(until), "等待年度统计数据。", Set.of(UNIT), "wuhuaqu.liaison", NOW);
    }

    @Test
    @DisplayName("只有牵头单位和市营商环境办可以催办，回复之前不再催")
    void onlyTheLeadAndTheOfficeUrge() {
        assertThatThrownBy(() -> urge(Optional.empty(), UNIT)).hasMessageContaining("可以催办");

        Urge first = urge(Optional.empty(), OFFICE);

        assertThat(first.byUnit()).isEqualTo(OFFICE);
        assertThatThrownBy(() -> urge(Optional.of(first), LEAD)).hasMessageContaining("请勿重复催办");
        assertThat(urge(Optional.of(first.answered("今日报送。")), LEAD).number()).isEqualTo(2);
        assertThat(obligation.snapshot().timesUrged()).isEqualTo(2);
    }

    private Urge urge(Optional<Urge> last, UnitId by) {
        return obligation.urge(last, "请尽快报送。", Set.of(by), OFFICE, by + ".liaison", NOW);
    }
}
